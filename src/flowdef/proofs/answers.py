"""Answers: what each field can come to hold when people answer as they are asked."""

from collections.abc import Iterable, Sequence
from math import prod

from flowdef.expressions.tree import Expression, Name, names
from flowdef.expressions.values import deviation
from flowdef.model.fields import Field
from flowdef.paths.limits import limits_of
from flowdef.paths.regions import Domain, Region, regions
from flowdef.paths.search import Undecided
from flowdef.paths.variants import nodes
from flowdef.proofs.ground import Ground


class Domains(dict[str, Domain]):
    """The regions of each field that conditions read, found once they are asked for.

    A question concerns a few fields, and those of all others would cost more than its answer.
    """

    def __init__(self, conditions: Sequence[Expression], ground: Ground, *, within: bool) -> None:
        super().__init__()
        self._conditions = conditions
        self._named = [frozenset(name.name for name in names(each)) for each in conditions]
        self._ground = ground
        self._within = within

    def __missing__(self, name: str) -> Domain:
        self.update(domains_of(self._beside([name]), self._ground, within=self._within))
        return self[name]

    def besides(self, asked: Sequence[Expression]) -> dict[str, Domain]:
        """Those of the fields that these conditions bear on, too; all others are as they were."""
        new = [each for each in asked if not self._is_part(each)]
        if not new:
            return {}
        near = self._beside(name.name for name in names(*new))
        return domains_of((*near, *new), self._ground, within=self._within)

    def _is_part(self, asked: Expression) -> bool:
        """Whether it stands in a condition, so that it is allowed for."""
        read = {name.name for name in names(asked)}
        return any(
            part is asked or (isinstance(asked, Name) and part == asked)
            for condition, named in zip(self._conditions, self._named, strict=True)
            if named >= read
            for part in nodes(condition)
        )

    def _beside(self, read: Iterable[str]) -> tuple[Expression, ...]:
        """The conditions that read one of these fields, or a field that one of them reads."""
        known = set(read)
        near: set[int] = set()
        while more := {
            number
            for number, named in enumerate(self._named)
            if number not in near and not named.isdisjoint(known)
        }:
            near |= more
            known.update(*(self._named[number] for number in more))
        return tuple(self._conditions[number] for number in sorted(near))


def vague(domains: Iterable[Domain]) -> Undecided | None:
    """That nothing found proves nothing, where some of the regions are but samples."""
    several = tuple(domains)
    reason = next((each.vague for each in several if each.vague), "")
    return Undecided(prod(len(each.regions) for each in several), reason) if reason else None


def domains_of(
    conditions: Iterable[Expression], ground: Ground, *, within: bool = True
) -> dict[str, Domain]:
    """The regions of each field that the conditions read; `within` its limits, if so wanted.

    A field that may be left empty has a region for that; one that is sensitive is never kept, so
    it has no other.
    """
    conditions = tuple(conditions)
    if within:
        conditions += (*limits_of(ground.fields[name.name] for name in names(*conditions)),)
    found = regions(conditions, ground.fields, ground.optional)
    return {name: _kept(ground.fields[name], each, within) for name, each in found.items()}


def _kept(field: Field, domain: Domain, within: bool) -> Domain:
    if field.sensitive:
        return Domain((Region(field.name, None, "never kept"),))
    if not within:
        return domain
    kept = tuple(
        each
        for each in domain.regions
        if each.witness is None or not deviation(field, each.witness)
    )
    return domain if len(kept) == len(domain.regions) else Domain(kept, domain.vague)
