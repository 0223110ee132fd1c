"""Mutate conditions: each small fault that a `when` can have."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from flowdef.expressions.parse import condition
from flowdef.expressions.source import source
from flowdef.expressions.tree import (
    Compare,
    Expression,
    Fault,
    Filter,
    Listing,
    Literal,
    Logic,
    Name,
    Not,
    children,
)
from flowdef.model.derived import fields_of
from flowdef.model.fields import Field
from flowdef.model.process import Process, Stage, Step
from flowdef.paths.variants import rebuilt
from flowdef.scenarios.mutant import Kind, Mutant, line_of, with_stage, with_step


def in_conditions(process: Process) -> Iterator[Mutant]:
    """A fault for each way in which a condition of a stage or step can be a little wrong."""
    fields = fields_of(process)
    for stage in process.stages:
        for when in changed(stage.when, fields):
            changed_stage = replace(stage, when=when)
            yield _mutant(stage, when, with_stage(process, changed_stage))
        for step in stage.steps:
            for when in changed(step.when, fields):
                yield _mutant(step, when, with_step(process, replace(step, when=when)))


def changed(when: str, fields: Mapping[str, Field]) -> tuple[str, ...]:
    """The condition in all ways that are a little wrong, each once; the last is to have none.

    Negated; a comparison shifted by one, or turned; `and` for `or`; a part left out or negated;
    another choice; an item of a list left out; another default. Nothing for what cannot be read.
    """
    read = condition(when) if when else None
    if read is None or isinstance(read, Fault):
        return ()
    texts = [source(each) for each in (_negated(read), *_changes(read, fields))]
    return tuple(dict.fromkeys(text for text in (*texts, "") if text != source(read)))


def _mutant(owner: Step | Stage, when: str, process: Process) -> Mutant:
    return Mutant(
        kind=Kind.CONDITION,
        of=owner.id,
        line=line_of(owner.at, "when"),
        was=f"when: {owner.when}",
        now=f"when: {when}" if when else "",
        process=process,
    )


def _changes(node: Expression, fields: Mapping[str, Field]) -> Iterator[Expression]:
    """The expression with one fault in it, at each of its places."""
    yield from _own(node, fields)
    parts = children(node)
    for place, part in enumerate(parts):
        for other in _changes(part, fields):
            if isinstance(node, Not) and other == _negated(part):
                continue  # which is to leave the `not` out
            yield rebuilt(node, (*parts[:place], other, *parts[place + 1 :]))


def _own(node: Expression, fields: Mapping[str, Field]) -> Iterator[Expression]:
    match node:
        case Logic(operator, parts):
            yield replace(node, operator="or" if operator == "and" else "and")
            for place, part in enumerate(parts):
                others = (*parts[:place], *parts[place + 1 :])
                yield replace(node, parts=others) if others[1:] else others[0]
                yield rebuilt(node, (*parts[:place], _negated(part), *parts[place + 1 :]))
        case Compare(operator, left, right):
            if operator in _SHIFTED:
                yield replace(node, operator=_SHIFTED[operator])
            yield _negated(node)
            yield from (replace(node, right=other) for other in _others(left, right, fields))
            yield from (replace(node, left=other) for other in _others(right, left, fields))
        case Listing(items) if items[1:]:
            for place in range(len(items)):
                yield Listing((*items[:place], *items[place + 1 :]))
        case Filter("default", _, Literal(bool(value)) as argument):
            yield replace(node, argument=replace(argument, value=not value))
        case _:
            pass


def _others(
    beside: Expression, written: Expression, fields: Mapping[str, Field]
) -> Iterator[Literal]:
    """The next choice of the field that a written one is compared with."""
    match beside, written:
        case Name(name), Literal(str(text)) if name in fields and text in fields[name].choices:
            choices = fields[name].choices
            following = choices[(choices.index(text) + 1) % len(choices)]
            yield replace(written, value=following)
        case _:
            pass


def _negated(node: Expression) -> Expression:
    match node:
        case Not(operand):
            return operand
        case Compare(operator) if operator in _TURNED:
            return replace(node, operator=_TURNED[operator])
        case _:
            return Not(node)


_SHIFTED = {">": ">=", ">=": ">", "<": "<=", "<=": "<"}
_TURNED = {"==": "!=", "!=": "==", ">": "<=", "<=": ">", "<": ">=", ">=": "<"}
