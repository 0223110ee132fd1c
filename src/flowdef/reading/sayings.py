"""Sayings: what the parsers say where a text is no YAML, and what that means to a person."""

import re
from typing import NamedTuple


class Saying(NamedTuple):
    """`pattern` finds it in the words of libyaml or of PyYAML's own parser.

    In `words`, `{sign}` is the character where the parser stopped, `{line}` the line where the
    construct began. `begins` says that the cause stands at that beginning, not where it stopped.
    """

    pattern: str
    words: str
    begins: bool = False


_IN_THE_MIDDLE = (
    "a `: ` in the middle of a text: put the whole text in quotes, or, where a key begins here, "
    "check its indentation and the line above"
)
_NO_COLON = (
    "this line is neither `key: value` nor a list item `- …`: add the `: `, indent it as part of "
    "the text above, or close the quote"
)
_NO_ITEM_HERE = "a list item cannot begin here: put the `- ` on a line of its own below its key"
_BACKSLASH = (
    'a backslash in "…" must begin an escape such as \\n or \\": write the backslash twice, or '
    "use '…'"
)
_AFTER_BAR = "after `|` or `>` the text begins on the next line: move it there, indented"
_OPEN_LIST = (
    "the list that opens with `[` on line {line} is not closed, or a comma is missing here: add "
    "`]` or `,`, or put a text with brackets or commas in quotes"
)
_OPEN_MAPPING = (
    "the mapping that opens with `{{` on line {line} is not closed, or a comma is missing here: "
    "add `}}` or `,`, or put a text with braces or commas in quotes"
)
_NO_VALUE = "a value is missing here: write it, or put a text that begins with {sign} in quotes"
_NO_ITEM = (
    "this line belongs to no list item: indent it like the other items of the list that begins on "
    "line {line}, with `- ` before it"
)
_NO_KEY = (
    "this line belongs to no key: indent it like the other keys of the mapping that begins on line "
    "{line}; if a quoted text ends before it, quote the whole text"
)
_AFTER_THE_END = (
    "nothing can follow here, for the document has ended: indent the line, or quote the whole text "
    "above"
)

# The first that fits counts.
SAYINGS = (
    Saying(r"mapping values are not allowed", _IN_THE_MIDDLE),
    Saying(r"a tab character|cannot start any token.*\t", "a tab: indent with spaces"),
    Saying(r"cannot start any token", "no text can begin with {sign}: put it in quotes"),
    Saying(r"could not find expected ':'", _NO_COLON, begins=True),
    Saying(r"sequence entries are not allowed", _NO_ITEM_HERE),
    Saying(r"keys are not allowed", "a key cannot begin here: put it on a line of its own"),
    Saying(
        r"(?:anchor|alias).* alphabetic or numeric",
        "no text can begin with `*` or `&`: put it in quotes",
        begins=True,
    ),
    Saying(
        r"quoted scalar.*(?:end of stream|document (?:indicator|separator))",
        "the quote that opens here is never closed: add it at the end of the text",
        begins=True,
    ),
    Saying(r"escape (?:ch|seq)|hexdecimal|escape code", _BACKSLASH),
    Saying(r"block scalar.*(?:comment or|chomping|indentation)", _AFTER_BAR),
    Saying(r"',' or '\]'", _OPEN_LIST),
    Saying(r"',' or '\}'", _OPEN_MAPPING),
    Saying(r"node content", _NO_VALUE),
    Saying(r"block (?:collection|sequence)", _NO_ITEM),
    Saying(r"block mapping", _NO_KEY),
    Saying(r"document start", _AFTER_THE_END),
    Saying(
        r"\btag\b|%TAG",
        "`!` begins a tag, and flowdef reads none: put the text in quotes",
        begins=True,
    ),
    Saying(
        r"directive|incompatible YAML|%YAML",
        "a line that begins with `%` is a directive, and flowdef needs none: remove it",
        begins=True,
    ),
)


def said(problem: str) -> Saying:
    """What a parser's words mean; where they are new to us, the words themselves."""
    for saying in SAYINGS:
        if re.search(saying.pattern, problem):
            return saying
    words = problem.strip().replace("{", "{{").replace("}", "}}")
    return Saying("", f"the text is no YAML: {words}")
