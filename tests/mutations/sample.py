"""Sample: a YAML text, and where each of its keys and values stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import yaml

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text: offsets from 0, the end exclusive, and its first line from 1."""

    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A value with the key that leads to it; an item of a list has none.

    `kind` is scalar, list or map; `style` the quote or block mark of a scalar, or empty; `flow`
    tells whether it stands inside brackets or braces on one line.
    """

    path: Path
    key: Stretch | None
    value: Stretch
    kind: str
    style: str
    flow: bool
    plain: str  # a scalar's text as YAML reads it

    @property
    def name(self) -> str:
        """The last key on the way."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def above(self) -> str:
        """The key of the mapping that holds this one."""
        names = [step for step in self.path if isinstance(step, str)]
        return names[-2] if len(names) > 1 else ""

    @property
    def line(self) -> int:
        """The line of the key, or of an item."""
        return self.key.line if self.key else self.value.line


@dataclass(frozen=True)
class Sample:
    """A document of the samples: `path` from the root of the workspace, and its text."""

    path: str
    text: str

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every value but the whole, in the order of the text."""
        return tuple(_places(yaml.compose(self.text, Loader=yaml.SafeLoader), (), flow=False))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Its lines, ends included."""
        return tuple(self.text.splitlines(keepends=True))

    def of(self, stretch: Stretch) -> str:
        """What stands there."""
        return self.text[stretch.start : stretch.end]

    def replaced(self, stretch: Stretch, new: str) -> str:
        """The text with something else there."""
        return self.text[: stretch.start] + new + self.text[stretch.end :]

    def column(self, place: Place) -> int:
        """How far the key, or an item, stands from the margin."""
        start = (place.key or place.value).start
        return start - self.text.rfind("\n", 0, start) - 1

    def parent(self, place: Place) -> Place | None:
        """The mapping or list that holds a value; None for the whole document."""
        return next((each for each in self.places if each.path == place.path[:-1]), None)


def _places(node: yaml.Node | None, path: Path, *, flow: bool) -> Iterator[Place]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _place(value, (*path, key.value), key, flow=flow or bool(node.flow_style))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _place(item, (*path, index), None, flow=flow or bool(node.flow_style))


def _place(
    node: yaml.Node, path: Path, key: yaml.ScalarNode | None, *, flow: bool
) -> Iterator[Place]:
    scalar = node if isinstance(node, yaml.ScalarNode) else None
    yield Place(
        path=path,
        key=_stretch(key) if key else None,
        value=_stretch(node),
        kind="scalar" if scalar else "list" if isinstance(node, yaml.SequenceNode) else "map",
        style=(scalar.style or "") if scalar else "",
        flow=flow,
        plain=scalar.value if scalar else "",
    )
    yield from _places(node, path, flow=flow)


def _stretch(node: yaml.Node) -> Stretch:
    start, end = node.start_mark, node.end_mark
    return Stretch(start.index, end.index, start.line + 1)
