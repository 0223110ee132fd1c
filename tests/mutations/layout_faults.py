"""Layout faults: what makes a text no YAML, or another YAML than was meant."""

import re
from collections.abc import Callable
from random import Random

from mutations.mutation import Change, Mutated, Mutation, at
from mutations.sample import Sample

_PLAIN_PAIR = re.compile(r"^( *)([a-z_]+): ([A-Za-z][^:{}\[\]\"'#|>&*\n]*)\n$")
_KEY_ONLY = re.compile(r"^ *[a-z_]+:\n$")
# An empty list that stays open takes the next pair for its own: seen only a line later.
_FLOW = re.compile(r"^ *(?:- )?(?:[a-z_]+: )?[\[{].+[\]}]\n$")
_ANY_PAIR = re.compile(r"^ +[a-z_]+: \S.*\n$")


def line_becomes(wanted: re.Pattern[str], new: Callable[[str], str]) -> Change:
    """A change of one line of this form, but not inside a text over several lines."""
    return _line_becomes(lambda sample, index: bool(wanted.match(sample.lines[index])), new)


def _line_becomes(wanted: Callable[[Sample, int], bool], new: Callable[[str], str]) -> Change:
    def change(sample: Sample, chance: Random) -> Mutated | None:
        blocks = _lines_of_blocks(sample)
        places = [
            index
            for index in range(len(sample.lines))
            if index not in blocks and wanted(sample, index)
        ]
        if not places:
            return None
        index = chance.choice(places)
        lines = list(sample.lines)
        lines[index] = new(lines[index])
        return at("".join(lines), index + 1)

    return change


def _lines_of_blocks(sample: Sample) -> set[int]:
    """Lines (from 0) of texts over several lines: anything may stand there."""
    return {
        line
        for each in sample.places
        if each.kind == "scalar" and "\n" in sample.of(each.value).rstrip("\n")
        for line in range(
            each.value.line, each.value.line + sample.of(each.value).rstrip().count("\n")
        )
    }


def _pair(line: str, form: str) -> str:
    match = _PLAIN_PAIR.match(line)
    assert match
    indent, key, value = match.groups()
    return form.format(indent=indent, key=key, value=value) + "\n"


def _form(form: str) -> Change:
    return line_becomes(_PLAIN_PAIR, lambda line: _pair(line, form))


def _follows_its_like(sample: Sample, index: int) -> bool:
    """Whether the line before is a pair of the same mapping; alone, one may stand anywhere."""
    both = [_PLAIN_PAIR.match(line) for line in sample.lines[max(0, index - 1) : index + 1]]
    indents = {match[1] if match else "" for match in both}
    return len(both) == 2 and len(indents) == 1 and "" not in indents


def inserted(new: str) -> Change:
    """A change that puts a line somewhere between two keys at the margin."""

    def change(sample: Sample, chance: Random) -> Mutated | None:
        margins = [each.line for each in sample.places if len(each.path) == 1]
        line = chance.choice(margins[2:])
        text = "".join((*sample.lines[: line - 1], new, *sample.lines[line - 1 :]))
        return at(text, line)

    return change


def character(new: str) -> Change:
    """A change that puts a character into the middle of a plain value."""

    def change(sample: Sample, chance: Random) -> Mutated | None:
        plain = [each for each in sample.places if each.kind == "scalar" and not each.style]
        place = chance.choice([each for each in plain if len(each.plain) > 3])
        offset = place.value.start + 2
        return at(sample.text[:offset] + new + sample.text[offset:], place.value.line)

    return change


def bracket_stays_open(sample: Sample, chance: Random) -> Mutated | None:
    """The last bracket of a line of flow style is lost; seen at the next line with text."""
    change = line_becomes(_FLOW, lambda line: line.rstrip()[:-1] + "\n")
    mutated = change(sample, chance)
    if mutated is None:
        return None
    (line,) = mutated.lines
    rest = sample.lines[line:]
    empty = next((count for count, each in enumerate(rest) if each.strip()), 0)
    return at(mutated.text, line, line + empty)


TABLE = (
    Mutation(
        "a tab indents", line_becomes(_ANY_PAIR, lambda line: "\t" + line.lstrip()), ("SYN001",), 1
    ),
    Mutation(
        "one space too many",
        line_becomes(_PLAIN_PAIR, lambda line: f" {line}"),
        ("SYN001", "SYN002", "SYN003", "SYN004"),
        1,
    ),
    Mutation(
        "one space too few",
        _line_becomes(_follows_its_like, lambda line: line[1:]),
        ("SYN001", "SYN003", "SYN004"),
        1,
    ),
    Mutation("a colon is missing", _form("{indent}{key} {value}"), ("SYN001", "SYN002"), 1),
    Mutation("no space after a colon", _form("{indent}{key}:{value}"), ("SYN001",), 1),
    Mutation("a colon in a plain value", _form("{indent}{key}: {value}: more"), ("SYN001",), 1),
    Mutation("a double quote is not closed", _form('{indent}{key}: "{value}'), ("SYN001",), 1),
    Mutation("a single quote is not closed", _form("{indent}{key}: '{value}"), ("SYN001",), 1),
    Mutation("text after a quoted value", _form('{indent}{key}: "{value}" more'), ("SYN001",), 1),
    Mutation(
        "a value begins with a percent sign", _form("{indent}{key}: %{value}"), ("SYN001",), 1
    ),
    Mutation("a value begins with an at sign", _form("{indent}{key}: @{value}"), ("SYN001",), 1),
    Mutation("a value begins with a backtick", _form("{indent}{key}: `{value}`"), ("SYN001",), 1),
    Mutation("a wrong escape in quotes", _form('{indent}{key}: "{value}\\q"'), ("SYN001",), 1),
    Mutation("an alias without an anchor", _form("{indent}{key}: *nobody"), ("SYN001",), 1),
    Mutation("a tag", _form("{indent}{key}: !!python/object:os.system {value}"), ("SYN001",), 1),
    Mutation("a bracket is not closed", bracket_stays_open, ("SYN001",), 1),
    Mutation(
        "a bracket too many",
        line_becomes(_FLOW, lambda line: line.rstrip() + "]\n"),
        ("SYN001",),
        1,
    ),
    Mutation(
        "a value beside a block",
        line_becomes(_KEY_ONLY, lambda line: line.rstrip() + " more\n"),
        ("SYN001", "SYN002"),
        1,
    ),
    Mutation("a stray document marker", inserted("---\n"), ("SYN001",), 1),
    Mutation("a stray end marker", inserted("...\n"), ("SYN001",), 1),
    Mutation("a merge key", inserted("<<: {title: Other}\n"), ("SYN001", "SYN003"), 1),
    Mutation("a key that is no text", inserted("1: one\n"), ("SYN001", "SYN003"), 1),
    Mutation("a key that is a list", inserted("? [a, b]\n: one\n"), ("SYN001",), 1),
    Mutation("a conflict of a merge", inserted("<<<<<<< HEAD\n"), ("SYN001",), 1),
    Mutation("a word alone", inserted("hello\n"), ("SYN001",), 1),
    Mutation("a NUL", character("\0"), ("SYN001",), 1),
    Mutation("a control character", character("\x07"), ("SYN001",), 1),
    Mutation("bytes that are no UTF-8", character("\udcff"), ("SYN001",), 1),
)
