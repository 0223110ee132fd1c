"""Limits: the `min` and `max` of fields as conditions that divide their values."""

from collections.abc import Iterable, Iterator

from flowdef.expressions.readers import Problem
from flowdef.expressions.tree import Compare, Expression, Literal, Name
from flowdef.expressions.values import read
from flowdef.model.fields import Field
from flowdef.paths.scales import scale_of


def limits_of(fields: Iterable[Field]) -> Iterator[Expression]:
    """The limits of fields as comparisons: with them no region lies on both sides of one."""
    for field in fields:
        if scale_of(field) is None:
            continue
        for operator, bound in ((">=", field.min), ("<=", field.max)):
            limit = None if bound is None else read(field, bound)
            if limit is not None and not isinstance(limit, Problem | tuple):
                yield Compare(operator, Name(field.name), Literal(limit))
