"""Construct: from YAML's events to plain data, with a fault for each of YAML's traps."""

from typing import TYPE_CHECKING, Any, TypeVar

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from flowdef.reading import trap
from flowdef.reading.events import MAX_DEPTH, events_of
from flowdef.reading.fault import Fault
from flowdef.reading.nodes import ListNode, MapNode
from flowdef.reading.scalars import BEFORE, WORDS, resolve
from flowdef.reading.source import Source
from flowdef.reading.syntax import syntax_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

Node = TypeVar("Node", MapNode, ListNode)

MAX_VALUES = 100_000  # that aliases may stand for in one document


class Stopped(Exception):  # noqa: N818 (no error of ours: the text says no more)
    """Nothing can be read after this fault; caught in `read_tree`."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


_UNKNOWN = object()
_UNFINISHED = object()


class Construction:
    """One document in the making: `root()` once, then `faults`.

    The two loops over mappings and lists are what reading costs: they look at each event once,
    call nothing for a plain text, and leave places to whoever asks for them.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.faults: list[Fault] = []
        self._events: Iterator[Any] = iter(())
        self._opened = -1
        self._anchors: dict[str, Any] = {}
        self._aliased = 0
        self._measured: dict[int, tuple[int, int]] = {}

    def root(self) -> Any:
        """The value of the first document; raises Stopped where nothing can be read."""
        try:
            self._events = events_of(self.source.text)
            for event in self._events:
                if isinstance(event, NodeEvent):
                    value = self._value(event, 1)
                    self._end()
                    return value
        except YAMLError as error:
            raise Stopped(syntax_fault(self.source, error)) from None
        except StopIteration:
            raise Stopped(trap.too_many(self.source)) from None
        raise Stopped(trap.empty())

    def _end(self) -> None:
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                self.faults.append(trap.second_document(self.source, event))
                return

    def _mapping(self, depth: int) -> MapNode:
        node, events = self._open(MapNode()), self._events
        for event in events:
            key: str | None
            if event.__class__ is ScalarEvent:
                key = event.value
                if event.value < BEFORE or key in WORDS or event.anchor is not event.tag:
                    key = self._key(event)
            elif event.__class__ is MappingEndEvent:
                return node
            else:
                self._no_key(event, depth)
                key = None
            held = next(events)
            if held.__class__ is ScalarEvent and held.anchor is held.tag:
                value = held.value
                if (value < BEFORE or value in WORDS) and not held.style:
                    value = self._plain(held)
            else:
                value = self._value(held, depth + 1)
            if key is None or key in node:
                self._surplus(node, key, event)
            else:
                node[key] = value
        raise StopIteration

    def _list(self, depth: int) -> ListNode:
        node = self._open(ListNode())
        append = node.append
        for event in self._events:
            if event.__class__ is ScalarEvent and event.anchor is event.tag:
                value = event.value
                if (value < BEFORE or value in WORDS) and not event.style:
                    value = self._plain(event)
                append(value)
            elif event.__class__ is SequenceEndEvent:
                return node
            else:
                append(self._value(event, depth + 1))
        raise StopIteration

    def _open(self, node: Node) -> Node:
        self._opened = node.number = self._opened + 1
        node.source = self.source
        return node

    def _plain(self, event: Any) -> Any:
        resolved = resolve(event.value)
        if resolved.message:
            self.faults.append(trap.of_scalar(self.source, event, resolved))
        return resolved.value

    def _value(self, event: Any, depth: int) -> Any:
        """A value that is not just text: a collection, an alias, or one with anchor or tag."""
        if event.__class__ is AliasEvent:
            return self._alias(event, depth)
        if event.tag is not None:
            self.faults.append(trap.tag(self.source, event))
        if event.anchor is None:
            return self._own_value(event, depth)
        self._anchors[event.anchor] = _UNFINISHED
        value = self._anchors[event.anchor] = self._own_value(event, depth)
        return value

    def _own_value(self, event: Any, depth: int) -> Any:
        if isinstance(event, ScalarEvent):
            return event.value if event.style or event.tag else self._plain(event)
        if depth > MAX_DEPTH:
            raise Stopped(trap.too_deep(self.source, event))
        return self._mapping(depth) if isinstance(event, MappingStartEvent) else self._list(depth)

    def _key(self, event: Any) -> str | None:
        """A key that may be more than text; None where it is dropped with a fault."""
        text: str = event.value
        if event.tag is not None or event.anchor is not None:
            self._value(event, 0)
            return text
        if event.style:
            return text
        if text == "<<":
            self.faults.append(trap.merge_key(self.source, event))
            return None
        resolved = resolve(text)
        if not isinstance(resolved.value, str):
            self.faults.append(trap.other_key(self.source, event, resolved))
        elif resolved.message:
            self.faults.append(trap.of_scalar(self.source, event, resolved))
        return text or None

    def _no_key(self, event: Any, depth: int) -> None:
        self.faults.append(trap.no_text_key(self.source, event))
        self._value(event, depth + 1)

    def _surplus(self, node: MapNode, key: str | None, event: Any) -> None:
        if key is not None:
            self.faults.append(trap.duplicate_key(node, key, event))

    def _alias(self, event: Any, depth: int) -> Any:
        value = self._anchors.get(event.anchor, _UNKNOWN)
        if value is _UNKNOWN or value is _UNFINISHED:
            raise Stopped(trap.alias(self.source, event, recursive=value is _UNFINISHED))
        size, height = self._measure(value)
        self._aliased += size
        if self._aliased > MAX_VALUES:
            raise Stopped(trap.expanding(self.source, event))
        if depth + height - 1 > MAX_DEPTH:
            raise Stopped(trap.too_deep(self.source, event))
        return value

    def _measure(self, value: Any) -> tuple[int, int]:
        """How many values an alias stands for, and how many levels."""
        if not isinstance(value, MapNode | ListNode):
            return 1, 0
        known = self._measured.get(value.number)
        if known is None:
            below = value.values() if isinstance(value, MapNode) else value
            sizes = [self._measure(each) for each in below]
            size = 1 + sum(size for size, _ in sizes)
            known = size, 1 + max((height for _, height in sizes), default=0)
            self._measured[value.number] = known
        return known
