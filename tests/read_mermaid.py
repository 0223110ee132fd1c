"""Read Mermaid: a strict reader of the part of the language that we write."""

import re
from dataclasses import dataclass, field

_NODE = re.compile(
    r'(?P<key>n\d+)(?P<open>\(\(|\(|\{\{|\{|\[/|\[\[)"(?P<label>[^"]*)"'
    r"(?P<close>\)\)|\)|\}\}|\}|/\]|\]\])"
)
_EDGE = re.compile(r'  (n\d+) (-->|-\. rejected \.->)(?:\|"([^"]*)"\|)? (n\d+)')
_GROUP = re.compile(r'  subgraph (g\d+)\["([^"]*)"\]')
_PAIRS = {"((": "))", "(": ")", "{{": "}}", "{": "}", "[/": "/]", "[[": "]]"}
_LABEL = re.compile(r"(?:[^#\"`<>&;*_\\{}\[\]|]|#\d+;)*")


@dataclass
class Picture:
    """What the reader found: labels as read, shapes, edges (arrow kept), groups, conditions."""

    labels: dict[str, str] = field(default_factory=dict)
    shapes: dict[str, str] = field(default_factory=dict)
    edges: list[tuple[str, str, str]] = field(default_factory=list)
    groups: dict[str, list[str]] = field(default_factory=dict)
    conditions: dict[str, str] = field(default_factory=dict)


def read_mermaid(source: str) -> Picture:
    """The picture in `source`; anything that is not of our subset is an assertion."""
    head, *lines = source.removesuffix("\n").split("\n")
    assert head in ("flowchart TD", "flowchart LR")
    picture, group = Picture(), ""
    for line in lines:
        if match := _GROUP.fullmatch(line):
            assert not group
            group = match[1]
            picture.groups[group] = []
            _label(match[2])
        elif line == "  end":
            assert group
            group = ""
        elif match := _EDGE.fullmatch(line):
            assert {match[1], match[4]} <= picture.labels.keys()
            picture.edges.append((match[1], match[2], match[4]))
            if match[3]:
                picture.conditions[match[4]] = _label(match[3])
        else:
            match = _NODE.fullmatch(line.removeprefix("    " if group else "  "))
            assert match, line
            assert _PAIRS[match["open"]] == match["close"]
            assert match["key"] not in picture.labels
            picture.labels[match["key"]] = _label(match["label"])
            picture.shapes[match["key"]] = match["open"]
            if group:
                picture.groups[group].append(match["key"])
    assert not group
    return picture


def _label(text: str) -> str:
    """The lines of a label, as read."""
    return "\n".join(map(_line, text.split("<br>")))


def _line(text: str) -> str:
    assert _LABEL.fullmatch(text), text
    assert not re.match(r"-|\d+\.(\s|$)", text), text
    return re.sub(r"#(\d+);", lambda match: chr(int(match[1])), text)
