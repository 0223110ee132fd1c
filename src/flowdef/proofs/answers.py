"""Answers: what each field can come to hold when people answer as they are asked."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from flowdef.expressions.readers import Problem
from flowdef.expressions.tree import Compare, Expression, Literal, Name, Value
from flowdef.expressions.values import deviation, read
from flowdef.model.fields import Field
from flowdef.model.process import Approval, Process, Work
from flowdef.model.verdict import APPROVED, verdict_name
from flowdef.paths.regions import Domain, Region, regions
from flowdef.paths.scales import scale_of

CONTINUE = "continue"


def domains_of(
    conditions: Iterable[Expression], process: Process, fields: Mapping[str, Field]
) -> dict[str, Domain]:
    """The regions of each field that the conditions read, within its limits.

    A field that may be left empty has a region for that; one that is sensitive is never kept, so
    it has no other.
    """
    conditions = tuple(conditions)
    known = {**fields, **_verdicts(process, fields)}
    limits = tuple(limit for field in known.values() for limit in _limits(field))
    found = regions((*conditions, *limits), known, _may_be_empty(process, known))
    return {name: _within(known[name], domain) for name, domain in found.items()}


def _verdicts(process: Process, fields: Mapping[str, Field]) -> dict[str, Field]:
    """Where a rejection ends the run or goes back, whoever reads the verdict finds a yes."""
    names = (
        verdict_name(step.id)
        for step in process.steps
        if isinstance(step.deed, Approval) and step.deed.on_reject != CONTINUE
    )
    return {name: replace(fields[name], choices=(APPROVED,)) for name in names}


def _may_be_empty(process: Process, fields: Mapping[str, Field]) -> frozenset[str]:
    inputs = (field.name for field in process.inputs if field.default is None)
    collected = (
        field.name
        for step in process.steps
        if isinstance(step.deed, Work)
        for field in step.collect
    )
    names = (*inputs, *collected)
    return frozenset(name for name in names if not fields[name].required or fields[name].sensitive)


def _limits(field: Field) -> Iterator[Expression]:
    """The limits of a field as comparisons, so that no region lies on both sides of one."""
    if scale_of(field) is None:
        return
    for operator, bound in ((">=", field.min), ("<=", field.max)):
        limit: Value | Problem | None = None if bound is None else read(field, bound)
        if limit is not None and not isinstance(limit, Problem | tuple):
            yield Compare(operator, Name(field.name), Literal(limit))


def _within(field: Field, domain: Domain) -> Domain:
    if field.sensitive:
        return Domain((Region(field.name, None, "never kept"),))
    kept = tuple(
        each
        for each in domain.regions
        if each.witness is None or not deviation(field, each.witness)
    )
    return domain if len(kept) == len(domain.regions) else Domain(kept, domain.vague)
