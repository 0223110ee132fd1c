"""Answers: what each field can come to hold when people answer as they are asked."""

from collections.abc import Iterable, Iterator

from flowdef.expressions.readers import Problem
from flowdef.expressions.tree import Compare, Expression, Literal, Name, Value, names
from flowdef.expressions.values import deviation, read
from flowdef.model.fields import Field
from flowdef.paths.regions import Domain, Region, regions
from flowdef.paths.scales import scale_of
from flowdef.proofs.ground import Ground


def domains_of(
    conditions: Iterable[Expression], ground: Ground, *, within: bool = True
) -> dict[str, Domain]:
    """The regions of each field that the conditions read; `within` its limits, if so wanted.

    A field that may be left empty has a region for that; one that is sensitive is never kept, so
    it has no other.
    """
    conditions = tuple(conditions)
    if within:
        read_ = (ground.fields[name.name] for name in names(*conditions))
        conditions += tuple(limit for field in read_ for limit in _limits(field))
    found = regions(conditions, ground.fields, ground.optional)
    return {name: _kept(ground.fields[name], each, within) for name, each in found.items()}


def _limits(field: Field) -> Iterator[Expression]:
    """The limits of a field as comparisons, so that no region lies on both sides of one."""
    if scale_of(field) is None:
        return
    for operator, bound in ((">=", field.min), ("<=", field.max)):
        limit: Value | Problem | None = None if bound is None else read(field, bound)
        if limit is not None and not isinstance(limit, Problem | tuple):
            yield Compare(operator, Name(field.name), Literal(limit))


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
