"""Regions: the values of each field in as few parts as the conditions can tell apart."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from flowdef.expressions.tree import Expression, Value
from flowdef.model.fields import Field, FieldType
from flowdef.paths.chosen import Found, chosen_sets, single_choices
from flowdef.paths.demands import Demand, demands
from flowdef.paths.intervals import compared
from flowdef.paths.scales import scale_of
from flowdef.paths.texts import shared_texts
from flowdef.paths.variants import guarded


class Region(Struct, frozen=True):
    """Values of one field that no condition tells apart, with one of them; None is unset."""

    field: str
    witness: Value | None
    words: str


class Domain(Struct, frozen=True):
    """All that a field can hold, as regions.

    `vague` is empty where every value is in a region whose witness answers for it. Otherwise the
    regions are samples: what they show is so, but what they do not show may be so all the same.
    """

    regions: tuple[Region, ...]
    vague: str = ""


def regions(
    conditions: Iterable[Expression],
    fields: Mapping[str, Field],
    unset: frozenset[str] | None = None,
) -> dict[str, Domain]:
    """The regions of each field that checked conditions read.

    A value outside `min` and `max` is recorded as a deviation, so it has its region too. `unset`
    names the fields that may be unset; None: those that stand under a `default(…)`.
    """
    conditions = tuple(conditions)
    asked = demands(conditions, fields)
    open_ = guarded(*conditions) if unset is None else unset
    found: dict[str, Domain] = {}
    for group in _groups(asked):
        for name, domain in _domains(group, asked, fields).items():
            more = (Region(name, None, "not recorded"),) if name in open_ else ()
            found[name] = Domain((*domain.regions, *more), domain.vague)
    return found


def _groups(asked: Mapping[str, Demand]) -> list[tuple[str, ...]]:
    """Fields that are compared with each other, directly or through others, in order."""
    seen: set[str] = set()
    groups: list[tuple[str, ...]] = []
    for name in asked:
        group: list[str] = []
        waiting = [name]
        while waiting:
            each = waiting.pop()
            if each not in seen:
                seen.add(each)
                group.append(each)
                waiting.extend(sorted(asked[each].peers, reverse=True))
        if group:
            groups.append(tuple(group))
    return groups


def _domains(
    group: tuple[str, ...], asked: Mapping[str, Demand], fields: Mapping[str, Field]
) -> dict[str, Domain]:
    if scale_of(fields[group[0]]):
        cuts = frozenset(cut for name in group for cut in asked[name].cuts)
        stretches = compared([fields[name] for name in group], cuts)
        return {name: _domain(name, stretches[name], asked[name]) for name in group}
    pool = frozenset(text for name in group for text in asked[name].texts)
    free = shared_texts([fields[name] for name in group if _is_free(fields[name])], pool)
    return {
        name: _domain(name, free.get(name) or _closed(fields[name], asked[name], pool), asked[name])
        for name in group
    }


def _is_free(field: Field) -> bool:
    return field.type not in (FieldType.BOOLEAN, FieldType.CHOICE, FieldType.CHOICES)


def _closed(field: Field, asked: Demand, pool: frozenset[str]) -> Found:
    if field.type is FieldType.BOOLEAN:
        return [(True, "yes"), (False, "no")], ""
    if field.type is FieldType.CHOICE:
        return single_choices(field, pool, every=asked.every)
    return chosen_sets(field, pool, every=asked.every)


def _domain(name: str, found: Found, asked: Demand) -> Domain:
    witnesses, unsure = found
    regions_ = tuple(Region(name, value, words) for value, words in witnesses)
    return Domain(regions_, asked.vague or unsure)
