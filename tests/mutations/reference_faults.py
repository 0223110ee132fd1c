"""Reference faults: names of roles, people, steps, processes and data that nothing has."""

import re
from collections.abc import Callable
from random import Random

from mutations.mutation import Change, Mutated, Mutation, at
from mutations.sample import Place, Sample

Wanted = Callable[[Place], bool]

_BRACES = re.compile(r"\{\{ *([a-z_]+)")
_NAME = re.compile(r"\b[a-z_]+\b(?=[^\"']*(?:[\"'][^\"']*[\"'][^\"']*)*$)")  # outside quotes
_QUOTED = re.compile(r"(?<=[=!]= )[\"']([^\"']+)[\"']")
_WORDS = frozenset(("and", "or", "not", "in", "true", "false", "default", "length", "date"))


def name_gets_lost(wanted: Wanted) -> Change:
    """A change that misspells one of the names that wanted values are, singly or in a list."""

    def change(sample: Sample, chance: Random) -> Mutated | None:
        places = [each for each in sample.places if each.kind == "scalar" and wanted(each)]
        if not places:
            return None
        place = chance.choice(places)
        return at(sample.replaced(place.value, f"{place.plain}-q"), place.value.line)

    return change


def _key(*names: str, below: str = "") -> Wanted:
    return lambda place: place.name in names and (not below or below in place.path)


def _role(place: Place) -> bool:
    if place.path[0] == "owner":
        return True
    if place.name in {"responsible", "accountable", "consulted", "informed"}:
        return True
    return place.path[-1] in {"role", "to"} and place.above in {"approve", "escalate"}


def _person(place: Place) -> bool:
    if place.path in {("manager",), ("sponsor",)}:
        return True
    return place.name == "assigned" or (place.name == "owner" and "risks" in place.path)


def _step(place: Place) -> bool:
    if place.name == "on_reject":
        return place.plain != "continue"
    return place.name in {"needs", "separate_from"} and isinstance(place.path[-1], int)


def field_gets_lost(sample: Sample, chance: Random) -> Mutated | None:
    """A name in a `when` is misspelled."""
    return _in_condition(sample, chance, _names, lambda name: f"{name}q")


def choice_gets_lost(sample: Sample, chance: Random) -> Mutated | None:
    """A `when` compares with a value that is none of the choices."""
    return _in_condition(sample, chance, _literals, lambda value: f"{value}q")


def text_gets_lost(sample: Sample, chance: Random) -> Mutated | None:
    """A name in `{{ }}` is misspelled, on whatever line of its text."""
    found = [each for each in _BRACES.finditer(sample.text) if "#" not in _line(sample, each)]
    if not found:
        return None
    match = chance.choice(found)
    text = sample.text[: match.end()] + "q" + sample.text[match.end() :]
    return at(text, sample.text.count("\n", 0, match.start()) + 1)


def condition_breaks(sample: Sample, chance: Random) -> Mutated | None:
    """A `when` is no expression any more."""
    wrong = chance.choice((" ==", " and", " )", " | nofilter", ".upper()", " if true else false"))
    return _condition_becomes(sample, chance, lambda old: f"{old}{wrong}")


def types_do_not_compare(sample: Sample, chance: Random) -> Mutated | None:
    """A `when` compares what it read with a value of another type."""
    return _condition_becomes(sample, chance, _with_number)


def id_is_doubled(sample: Sample, chance: Random) -> Mutated | None:
    """A step, stage or task takes the id of an earlier one; reported at the second.

    Where a stage and a step share it, either may be the one.
    """
    ids = [each for each in sample.places if each.name == "id" and _is_activity(each)]
    if len(ids) < 2:
        return None
    later = chance.randrange(1, len(ids))
    earlier = ids[chance.randrange(later)]
    same = len(earlier.path) == len(ids[later].path)
    lines = (ids[later].line,) if same else (ids[later].line, earlier.line)
    return at(sample.replaced(ids[later].value, earlier.plain), *lines)


def needs_go_round(sample: Sample, chance: Random) -> Mutated | None:
    """The first step of a list needs a later one; reported at any step of the circle."""
    lists = [each for each in sample.places if each.name == "steps" and each.kind == "list"]
    if not lists:
        return None
    chosen = chance.choice(lists)
    steps = [each for each in sample.places if each.path[:-1] == chosen.path]
    if len(steps) < 2 or any(_has(sample, each, "needs") for each in steps):
        return None
    first, last = steps[0], steps[chance.randrange(1, len(steps))]
    of_first = next(each for each in sample.places if each.path == (*first.path, "id"))
    of_last = next(each for each in sample.places if each.path == (*last.path, "id"))
    indent = " " * sample.column(of_first)
    text = sample.replaced(of_first.value, f"{of_first.plain}\n{indent}needs: [{of_last.plain}]")
    end = sample.text.count("\n", 0, last.value.end) + 1  # one line more than before
    return at(text, *range(first.value.line, end + 1))


def _in_condition(
    sample: Sample,
    chance: Random,
    parts: Callable[[str], list[re.Match[str]]],
    new: Callable[[str], str],
) -> Mutated | None:
    places = [each for each in _conditions(sample) if parts(sample.of(each.value))]
    if not places:
        return None
    place = chance.choice(places)
    old = sample.of(place.value)
    match = chance.choice(parts(old))
    group = match.re.groups
    changed = old[: match.start(group)] + new(match[group]) + old[match.end(group) :]
    return at(sample.replaced(place.value, changed), place.value.line)


def _condition_becomes(sample: Sample, chance: Random, new: Callable[[str], str]) -> Mutated | None:
    places = [each for each in _conditions(sample) if not each.style]
    if not places:
        return None
    place = chance.choice(places)
    return at(sample.replaced(place.value, new(place.plain)), place.value.line)


def _conditions(sample: Sample) -> list[Place]:
    guarded = ("stages", "steps")
    return [each for each in sample.places if each.name == "when" and each.path[0] in guarded]


def _names(condition: str) -> list[re.Match[str]]:
    return [each for each in _NAME.finditer(condition) if each[0] not in _WORDS]


def _literals(condition: str) -> list[re.Match[str]]:
    return list(_QUOTED.finditer(condition))


def _with_number(condition: str) -> str:
    name = next(each[0] for each in _NAME.finditer(condition) if each[0] not in _WORDS)
    return f"{condition} and {name} > true"


def _line(sample: Sample, match: re.Match[str]) -> str:
    return sample.lines[sample.text.count("\n", 0, match.start())]


def _is_activity(place: Place) -> bool:
    return len(place.path) > 2 and place.path[-3] in {"stages", "steps", "phases", "tasks"}


def _has(sample: Sample, place: Place, key: str) -> bool:
    return any(each.path == (*place.path, key) for each in sample.places)


TABLE = (
    Mutation("a role is unknown", name_gets_lost(_role), ("REF001",)),
    Mutation("a person is unknown", name_gets_lost(_person), ("REF002",)),
    Mutation("a process is unknown", name_gets_lost(_key("process")), ("REF003",)),
    Mutation("a step is unknown", name_gets_lost(_step), ("STR003",)),
    Mutation("a goal is unknown", name_gets_lost(_key("supports")), ("REF010",)),
    Mutation("a deliverable is unknown", name_gets_lost(_key("delivers")), ("REF011",)),
    Mutation("a name in a condition is unknown", field_gets_lost, ("DAT001",)),
    Mutation("a name in a text is unknown", text_gets_lost, ("DAT001",)),
    Mutation("a choice has no such value", choice_gets_lost, ("DAT005",)),
    Mutation("a condition is no expression", condition_breaks, ("SYN010",)),
    Mutation("types do not compare", types_do_not_compare, ("DAT004",)),
    Mutation("an id stands twice", id_is_doubled, ("STR002",)),
    Mutation("needs go round", needs_go_round, ("STR004",)),
)
