"""Harmless changes: another layout of the same document; a check says the same as before."""

from collections.abc import Callable
from random import Random

from mutations.mutation import Mutated, Mutation, at
from mutations.sample import Place, Sample


def keys_change_places(sample: Sample, chance: Random) -> Mutated | None:
    """Two neighbours of a mapping, each on one line, stand the other way round."""
    pairs = [
        (first, second)
        for first, second in zip(sample.places, sample.places[1:], strict=False)
        if _on_one_line(sample, first)
        and _on_one_line(sample, second)
        and first.path[:-1] == second.path[:-1]
        and second.line == first.line + 1
        and sample.lines[first.line - 1].lstrip()[:2] != "- "
    ]
    if not pairs:
        return None
    first, second = chance.choice(pairs)
    lines = list(sample.lines)
    lines[first.line - 1], lines[second.line - 1] = lines[second.line - 1], lines[first.line - 1]
    return at("".join(lines))


def comment_line(sample: Sample, chance: Random) -> Mutated | None:
    """A comment before a key."""
    return _before_a_key(sample, chance, '# a remark: with [brackets and "quotes\n')


def blank_line(sample: Sample, chance: Random) -> Mutated | None:
    """An empty line before a key."""
    return _before_a_key(sample, chance, "\n")


def free_key(sample: Sample, chance: Random) -> Mutated | None:
    """A key of one's own, `x-…`, at the margin."""
    margins = [each.line for each in sample.places if len(each.path) == 1]
    line = chance.choice(margins)
    return at("".join((*sample.lines[: line - 1], "x-note: ours\n", *sample.lines[line - 1 :])))


def comment_behind(sample: Sample, chance: Random) -> Mutated | None:
    """A comment behind a value."""
    place = chance.choice([each for each in sample.places if _on_one_line(sample, each)])
    lines = list(sample.lines)
    lines[place.line - 1] = lines[place.line - 1].rstrip() + "   # a remark\n"
    return at("".join(lines))


def trailing_spaces(sample: Sample, chance: Random) -> Mutated | None:
    """Spaces at the end of a line."""
    place = chance.choice([each for each in sample.places if _on_one_line(sample, each)])
    lines = list(sample.lines)
    lines[place.line - 1] = lines[place.line - 1].rstrip() + "   \n"
    return at("".join(lines))


def quoted(mark: str) -> Callable[[Sample, Random], Mutated | None]:
    """A text in quotes, doubled quotes inside."""

    def change(sample: Sample, chance: Random) -> Mutated | None:
        texts = [each for each in sample.places if _is_text(sample, each)]
        place = chance.choice(texts)
        return at(sample.replaced(place.value, f"{mark}{place.plain}{mark}"))

    return change


def list_becomes_block(sample: Sample, chance: Random) -> Mutated | None:
    """A list in brackets, written item by item."""
    lists = [
        each
        for each in sample.places
        if each.kind == "list" and each.key and not each.flow and sample.of(each.value)[0] == "["
    ]
    items = {
        each: [item for item in sample.places if item.path[:-1] == each.path] for each in lists
    }
    lists = [each for each in lists if items[each] and "\n" not in sample.of(each.value)]
    if not lists:
        return None
    place = chance.choice(lists)
    assert place.key is not None
    indent = " " * sample.column(place)
    written = "".join(f"\n{indent}  - {sample.of(item.value)}" for item in items[place])
    return at(sample.replaced(place.value, written))


def windows_line_ends(sample: Sample, chance: Random) -> Mutated | None:
    """CR LF at every end of a line."""
    return at(sample.text.replace("\n", "\r\n"))


def byte_order_mark(sample: Sample, chance: Random) -> Mutated | None:
    """The mark that some editors put at the beginning."""
    return at("\ufeff" + sample.text)


def document_marker(sample: Sample, chance: Random) -> Mutated | None:
    """`---` at the beginning."""
    return at("---\n" + sample.text)


def no_end_of_line(sample: Sample, chance: Random) -> Mutated | None:
    """The last line does not end."""
    return at(sample.text.rstrip("\n"))


def _before_a_key(sample: Sample, chance: Random, new: str) -> Mutated:
    keys = [each for each in sample.places if each.key and not each.flow]
    line = chance.choice([each.line for each in keys])
    return at("".join((*sample.lines[: line - 1], new, *sample.lines[line - 1 :])))


def _on_one_line(sample: Sample, place: Place) -> bool:
    inner = sample.of(place.value)
    plain = place.kind == "scalar" and place.style not in {"|", ">"}
    return bool(place.key) and not place.flow and plain and "\n" not in inner


def _is_text(sample: Sample, place: Place) -> bool:
    """Texts alone: in quotes a number or a flag would be another value."""
    letters = place.plain[:1].isalpha() and place.plain not in {"true", "false"}
    return (
        place.kind == "scalar"
        and not place.style
        and letters
        and not any(mark in place.plain for mark in "\"'\\\n")
        and "\n" not in sample.of(place.value)
    )


TABLE = (
    Mutation("keys change places", keys_change_places),
    Mutation("a comment before a key", comment_line),
    Mutation("a comment behind a value", comment_behind),
    Mutation("a blank line", blank_line),
    Mutation("spaces at the end of a line", trailing_spaces),
    Mutation("double quotes", quoted('"')),
    Mutation("single quotes", quoted("'")),
    Mutation("a list written item by item", list_becomes_block),
    Mutation("a key of one's own", free_key),
    Mutation("line ends of Windows", windows_line_ends),
    Mutation("a byte order mark", byte_order_mark),
    Mutation("a marker at the beginning", document_marker),
    Mutation("no end of the last line", no_end_of_line),
)
