"""Key faults: misspelled, missing and doubled keys."""

from random import Random

from mutations.mutation import Mutated, Mutation, at
from mutations.sample import Place, Sample

# Mappings whose keys are names that the author chooses, by the key that leads to them.
_OF_DATA = ("collect", "inputs", "outputs", "with", "given", "answers")
_OF_PEOPLE = ("roles", "people", "goals", "responsibilities")
_OF_OTHERS = ("definitions", "criteria", "weights", "env", "headers", "per_file")
NAMES_BELOW = frozenset((*_OF_DATA, *_OF_PEOPLE, *_OF_OTHERS))
_REQUIRED = ("title", "id")
_REQUIRED_BELOW = {"approve": "role", "review": "every", "retry": "attempts"}


def misspelled(sample: Sample, chance: Random) -> Mutated | None:
    """A letter of a known key is wrong or too many."""
    known = [each for each in sample.places if is_known_key(each) and each.name != "kind"]
    place = chance.choice(known)
    assert place.key is not None
    letter = chance.randrange(1, len(place.name))
    wrong = chance.choice(
        (
            place.name[:letter] + place.name[letter + 1 :] + "q",
            place.name[:letter] + "q" + place.name[letter:],
        )
    )
    return at(sample.replaced(place.key, wrong), place.key.line)


def dropped(sample: Sample, chance: Random) -> Mutated | None:
    """A key that must be there is gone: reported where its mapping begins, or at its key."""
    required = [
        each
        for each in sample.places
        if is_known_key(each)
        and each.kind == "scalar"
        and (
            (each.name in _REQUIRED and _is_numbered(each))
            or each.name == _REQUIRED_BELOW.get(each.above)
            or (each.name == "type" and len(each.path) > 2 and _is_field(each))
        )
    ]
    siblings = {each: _siblings(sample, each) for each in required}
    required = [each for each in required if len(siblings[each]) > 1]
    if not required:
        return None
    place = chance.choice(required)
    others = [each for each in siblings[place] if each != place]
    return at(_without(sample, place, siblings[place]), *_beginnings(sample, place, others))


def doubled(sample: Sample, chance: Random) -> Mutated | None:
    """The same key a second time, right after the first."""
    lone = [each for each in sample.places if each.key and each.kind == "scalar" and not each.style]
    place = chance.choice([each for each in lone if "\n" not in sample.of(each.value)])
    assert place.key is not None
    entry = f"{sample.of(place.key)}: {sample.of(place.value)}"
    end = place.value.end
    if place.flow:
        return at(f"{sample.text[:end]}, {entry}{sample.text[end:]}", place.key.line)
    indent = " " * sample.column(place)
    line = place.value.line
    text = "".join((*sample.lines[:line], f"{indent}{entry}\n", *sample.lines[line:]))
    return at(text, line + 1)


def is_known_key(place: Place) -> bool:
    """Whether the key is one of the format's, not a name that the author chose."""
    return place.key is not None and not place.name.startswith("x-") and not _is_name(place)


def _is_name(place: Place) -> bool:
    """`collect: {here: …}`, but not the mapping of a list item under such a key."""
    *way, _ = place.path
    below = way[-1] if way else ""
    answered = "answers" in way or "given" in way
    return answered or below in NAMES_BELOW


def _is_numbered(place: Place) -> bool:
    """An item of a list: a stage, step, task, deliverable, risk."""
    return (
        len(place.path) > 1
        and isinstance(place.path[-2], int)
        and place.path[-3]
        in {
            "stages",
            "steps",
            "phases",
            "tasks",
            "deliverables",
            "risks",
        }
    )


def _is_field(place: Place) -> bool:
    return place.path[-3] in {"collect", "inputs"}


def _siblings(sample: Sample, place: Place) -> list[Place]:
    return [each for each in sample.places if each.path[:-1] == place.path[:-1] and each.key]


def _without(sample: Sample, place: Place, siblings: list[Place]) -> str:
    """The text up to the next sibling, or from the end of the one before, cut out."""
    assert place.key is not None
    index = siblings.index(place)
    if index + 1 < len(siblings):
        following = siblings[index + 1].key
        assert following is not None
        return sample.text[: place.key.start] + sample.text[following.start :]
    if place.flow:
        return sample.text[: siblings[index - 1].value.end] + sample.text[place.value.end :]
    line = place.key.line
    return "".join((*sample.lines[: line - 1], *sample.lines[line:]))


def _beginnings(sample: Sample, place: Place, others: list[Place]) -> list[int]:
    first = min(_siblings(sample, place)[0].line, *(each.line for each in others))
    parent = sample.parent(place)
    return [first, parent.line] if parent else [first]


TABLE = (
    Mutation("a key is misspelled", misspelled, ("SYN003",)),
    Mutation("a required key is missing", dropped, ("SYN002",)),
    Mutation("a key stands twice", doubled, ("SYN004",)),
)
