"""Syntax: where a text is no YAML, in people's words and with what to do."""

import re

from yaml.error import Mark, MarkedYAMLError, YAMLError

from flowdef.findings import Span
from flowdef.reading.fault import PARSE_ERROR, Fault, shown
from flowdef.reading.source import Source

# What libyaml or PyYAML's own parser says; what we say; and whether the cause stands where the
# construct began rather than where the parser noticed. `{sign}` is the character there, `{line}`
# the line where the construct began.
_WORDS = tuple(
    (re.compile(pattern), words, at_beginning)
    for pattern, words, at_beginning in (
        (
            r"mapping values are not allowed",
            "a `: ` in the middle of a text: put the whole text in quotes, or, where a key begins "
            "here, check its indentation and the line above",
            False,
        ),
        (
            r"found a tab character|cannot start any token.*\t",
            "a tab: indent with spaces",
            False,
        ),
        (
            r"cannot start any token",
            "no text can begin with {sign}: put it in quotes",
            False,
        ),
        (
            r"could not find expected ':'",
            "this line is neither `key: value` nor a list item `- …`: add the `: `, indent it as "
            "part of the text above, or close the quote",
            True,
        ),
        (
            r"sequence entries are not allowed",
            "a list item cannot begin here: put the `- ` on a line of its own below its key",
            False,
        ),
        (
            r"mapping keys are not allowed",
            "a key cannot begin here: put it on a line of its own",
            False,
        ),
        (
            r"anchor.* alphabetic or numeric|alias.* alphabetic or numeric",
            "no text can begin with `*` or `&`: put it in quotes",
            True,
        ),
        (
            r"quoted scalar.*(?:end of stream|document indicator)",
            "the quote that opens here is never closed: add it at the end of the text",
            True,
        ),
        (
            r"escape|hexdecimal",
            'a backslash in "…" must begin an escape such as \\n or \\": write the backslash '
            "twice, or use '…'",
            False,
        ),
        (
            r"block scalar.*comment or|block scalar.*chomping|block scalar.*indentation",
            "after `|` or `>` the text begins on the next line: move it there, indented",
            False,
        ),
        (
            r"',' or '\]'",
            "the list that opens with `[` on line {line} is not closed, or a comma is missing "
            "here: add `]` or `,`, or put a text with brackets or commas in quotes",
            False,
        ),
        (
            r"',' or '\}'",
            "the mapping that opens with `{{` on line {line} is not closed, or a comma is missing "
            "here: add `}}` or `,`, or put a text with braces or commas in quotes",
            False,
        ),
        (
            r"flow.* node content|expected node content|the node content",
            "a value is missing here: write it, or put a text that begins with {sign} in quotes",
            False,
        ),
        (
            r"block collection|block sequence",
            "this line belongs to no list item: indent it like the other items of the list that "
            "begins on line {line}, with `- ` before it",
            False,
        ),
        (
            r"block mapping",
            "this line belongs to no key: indent it like the other keys of the mapping that "
            "begins on line {line}; if a quoted text ends before it, quote the whole text",
            False,
        ),
        (
            r"document start",
            "nothing can follow here, for the document has ended: indent the line, or quote the "
            "whole text above",
            False,
        ),
        (
            r"tag",
            "`!` begins a tag, and flowdef reads none: put the text in quotes",
            True,
        ),
        (
            r"directive|%|incompatible YAML",
            "a line that begins with `%` is a directive, and flowdef needs none: remove it",
            True,
        ),
    )
)
_TEMPLATE = re.compile(r"(?:[:\-,\[]\s+)(\{\{.*)")
_TEMPLATE_WORDS = "a text that begins with `{{` must stand in quotes: \"{{ … }} …\""
_CONTROL = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]",
)


def syntax_fault(source: Source, error: YAMLError) -> Fault:
    """What both families of PyYAML's errors mean: marked ones, and unreadable characters."""
    if isinstance(error, MarkedYAMLError):
        return _marked(source, error)
    return _unreadable(source)


def _marked(source: Source, error: MarkedYAMLError) -> Fault:
    here = error.problem_mark or error.context_mark
    beginning = error.context_mark or here
    if here is None or beginning is None:  # pragma: no cover (the parsers always mark)
        return _fault(Span(), "the text is no YAML")
    if template := _template(source, here):
        return template
    said = f"{error.context or ''} {error.problem or ''}"
    if source.text[here.index : here.index + 1] == "\t":
        said += "\t"
    for pattern, words, at_beginning in _WORDS:
        if pattern.search(said):
            break
    else:
        words, at_beginning = f"the text is no YAML: {shown(said)}", False
        words = words.replace("{", "{{").replace("}", "}}")
    index = (beginning if at_beginning else here).index
    line = source.span(beginning.index, beginning.index).line
    sign = _sign(source.text[here.index : here.index + 1])
    return _fault(_one(source, index), words.format(sign=sign, line=line))


def _sign(character: str) -> str:
    return "a backquote" if character == "`" else f"`{shown(character)}`"


def _template(source: Source, here: Mark) -> Fault | None:
    """An unquoted `{{ x }} …`, which YAML takes for a mapping in a mapping."""
    text = source.text
    start = text.rfind("\n", 0, here.index) + 1
    end = text.find("\n", here.index)
    line = text[start : end if end >= 0 else len(text)]
    match = _TEMPLATE.search(line)
    if not match:
        return None
    return _fault(source.span(start + match.start(1), start + len(line.rstrip())), _TEMPLATE_WORDS)


def _unreadable(source: Source) -> Fault:
    match = _CONTROL.search(source.text)
    if match is None:  # pragma: no cover (what the parsers refuse is what we look for)
        return _fault(Span(), "the text has a character that YAML does not allow: remove it")
    words = (
        f"the character U+{ord(match[0]):04X} is invisible and YAML does not allow it: remove it"
    )
    if match[0] == "\0":
        words += " (a file full of them is UTF-16: save it as UTF-8)"
    return _fault(_one(source, match.start()), words)


def _one(source: Source, index: int) -> Span:
    return source.span(index, min(index + 1, len(source.text)))


def _fault(span: Span, message: str) -> Fault:
    return Fault(code=PARSE_ERROR, span=span, message=message)
