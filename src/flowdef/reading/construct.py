"""Construct: from YAML's events to plain data, with a fault for each of YAML's traps."""

from collections.abc import Callable
from typing import Any

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from flowdef.reading import trap
from flowdef.reading.events import MAX_DEPTH, NextEvent, TooMany, events_of
from flowdef.reading.fault import Fault
from flowdef.reading.nodes import ListNode, MapNode
from flowdef.reading.scalars import BEFORE, WORDS, resolve
from flowdef.reading.source import Source
from flowdef.reading.syntax import syntax_fault

MAX_VALUES = 100_000  # that aliases may stand for in one document

_MOST_TAGS = 100  # libyaml compares each %TAG with all before it
_MOST_FAULTS = 1_000  # that are looked at; beyond, they are counted
_TEXT_TAGS = ("!", "tag:yaml.org,2002:str")
_UNKNOWN = object()
_UNFINISHED = object()

# Keys that are plainly text, so that one look tells, and each of them is in memory once.
_SEEN: dict[str, str] = {}
_MOST_SEEN = 4096
_LONGEST_SEEN = 40
_seen = _SEEN.get


class Stopped(Exception):  # noqa: N818 (no error of ours: the text says no more)
    """Nothing can be read after this fault; caught in `read_tree`."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class Construction:
    """One document in the making: `root()` once, then `faults` and how many `more`.

    The two loops over mappings and lists are what reading costs: they look at each event once,
    call nothing for a plain text, and leave places to whoever asks for them.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.faults: list[Fault] = []
        self.more = 0
        self._next: NextEvent = _nothing
        self._opened = -1
        self._anchors: dict[str, Any] = {}
        self._aliased = 0
        self._measured: dict[int, tuple[int, int]] = {}

    def root(self) -> Any:
        """The value of the first document; raises Stopped where nothing can be read."""
        try:
            if self.source.text.count("%TAG") > _MOST_TAGS:
                raise Stopped(trap.tag_directives(self.source))
            self._next = events_of(self.source.text)
            while (event := self._next()) is not None:
                if isinstance(event, NodeEvent):
                    value = self._value(event, 1)
                    self._end()
                    return value
        except YAMLError as error:
            raise Stopped(syntax_fault(self.source, error)) from None
        except TooMany:
            raise Stopped(trap.too_many()) from None
        raise Stopped(trap.empty())

    def _end(self) -> None:
        while (event := self._next()) is not None:
            if isinstance(event, DocumentStartEvent):
                self._note(trap.second_document, event)
                return

    def _mapping(self, depth: int) -> MapNode:
        node, following = MapNode(), self._next
        self._opened = node.number = self._opened + 1
        node.source = self.source
        while True:
            event = following()
            if type(event) is ScalarEvent:
                key = _seen(event.value)
                if key is None or event.anchor is not event.tag:
                    key = self._key(event)
            elif type(event) is MappingEndEvent:
                return node
            else:
                key = None
                self._no_key(event, depth)
            held = following()
            if type(held) is ScalarEvent and held.anchor is held.tag:
                value = held.value
                if (value < BEFORE or value in WORDS) and not held.style:
                    value = self._plain(held)
            else:
                value = self._value(held, depth + 1)
            if key is None or key in node:
                self._surplus(node, key, event)
            else:
                node[key] = value

    def _list(self, depth: int) -> ListNode:
        node, following = ListNode(), self._next
        self._opened = node.number = self._opened + 1
        node.source = self.source
        append = node.append
        while True:
            event = following()
            if type(event) is ScalarEvent and event.anchor is event.tag:
                value = event.value
                if (value < BEFORE or value in WORDS) and not event.style:
                    value = self._plain(event)
                append(value)
            elif type(event) is SequenceEndEvent:
                return node
            else:
                append(self._value(event, depth + 1))

    def _note(self, fault: Callable[..., Fault], *what: Any) -> None:
        """Notes what was found; of very many faults only that they are there."""
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append(fault(self.source, *what))
        else:
            self.more += 1

    def _plain(self, event: Any) -> Any:
        resolved = resolve(event.value)
        if resolved.message:
            self._note(trap.of_scalar, event, resolved)
        return resolved.value

    def _value(self, event: Any, depth: int) -> Any:
        """A value that is not just text: a collection, an alias, or one with anchor or tag."""
        kind = type(event)
        if kind is AliasEvent:
            return self._alias(event, depth)
        if event.anchor is event.tag and depth <= MAX_DEPTH:  # both None: most are collections
            if kind is MappingStartEvent:
                return self._mapping(depth)
            if kind is SequenceStartEvent:
                return self._list(depth)
        if event.tag is not None:
            self._note(trap.tag, event)
        if event.anchor is None:
            return self._own_value(event, depth)
        self._anchors[event.anchor] = _UNFINISHED
        value = self._anchors[event.anchor] = self._own_value(event, depth)
        return value

    def _own_value(self, event: Any, depth: int) -> Any:
        if isinstance(event, ScalarEvent):
            text = event.style or event.tag in _TEXT_TAGS
            return event.value if text else self._plain(event)
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
        if text > BEFORE and text not in WORDS:
            return _remember(text)
        if text == "<<":
            self._note(trap.merge_key, event)
            return None
        resolved = resolve(text)
        if not isinstance(resolved.value, str):
            self._note(trap.other_key, event, resolved)
        elif resolved.message:
            self._note(trap.of_scalar, event, resolved)
        return text or None

    def _no_key(self, event: Any, depth: int) -> None:
        self._note(trap.no_text_key, event)
        self._value(event, depth + 1)

    def _surplus(self, node: MapNode, key: str | None, event: Any) -> None:
        if key is not None:
            self._note(trap.duplicate_key, node, key, event)

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


def _nothing() -> None:
    """No event, before there is a parser."""


def _remember(key: str) -> str:
    if len(_SEEN) < _MOST_SEEN and len(key) <= _LONGEST_SEEN:
        _SEEN[key] = key
    return key
