"""Sample processes: each of the repository walks to its end on the decider, by hand."""

import re
from pathlib import Path
from typing import Any

import pytest

from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Process
from flowdef.reading.document import read
from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.definition import Definition
from flowdef.run.pending import Todo, pending
from flowdef.run.pinning import pin
from processes_in_a_line import a_process
from walking_a_run import Walk

pytestmark = pytest.mark.unmeasured

FOLDER = Path(__file__).parents[2] / "processes"
VALUES: dict[FieldType, Any] = {
    FieldType.INTEGER: 1,
    FieldType.NUMBER: 1,
    FieldType.BOOLEAN: True,
    FieldType.DATE: "2026-06-15",
    FieldType.DATETIME: "2026-06-15T12:00",
    FieldType.DURATION: "1d",
    FieldType.EMAIL: "a@example.com",
    FieldType.URL: "https://example.com",
}


def processes() -> dict[str, Process]:
    found = (read(path.read_bytes(), str(path)).document for path in sorted(FOLDER.rglob("*.yaml")))
    return {each.id: each for each in found if isinstance(each, Process)}


def answered(field: Field, choice: int) -> Any:
    if field.choices:
        chosen = field.choices[choice % len(field.choices)]
        return (chosen,) if field.type is FieldType.CHOICES else chosen
    if field.pattern:
        return re.sub(r"\[[^]]*?([0.])[^]]*\](?:\{(\d+)\}|\+)?", _repeated, field.pattern)
    return field.min if field.min is not None else VALUES.get(field.type, "something")


def _repeated(found: re.Match[str]) -> str:
    return found[1] * int(found[2] or 1)


@pytest.mark.parametrize("choice", [0, 1, -1], ids=["first", "second", "last"])
@pytest.mark.parametrize("name", sorted(processes()))
def test_a_sample_process_walks_to_its_end(name: str, choice: int) -> None:
    known = processes()
    definition = pin(known[name], lambda other: known.get(other, "is missing"))
    assert isinstance(definition, Definition), definition
    walk = Walk(definition).start(
        **{field.name: answered(field, choice) for field in definition.inputs}
    )
    for _ in range(500):
        if not walk.state.open:
            break
        _go_on(walk, pending(definition, walk.state)[0], choice)
    assert walk.state.result == "done"
    closed = {fact.step for fact in (*walk.facts(f.Finished), *walk.facts(f.Skipped))}
    assert closed == set(definition.steps)


def _go_on(walk: Walk, todo: Todo, choice: int) -> None:
    plan = walk.definition.steps[todo.step]
    values = {field.name: answered(field, choice) for field in plan.asked}
    if todo.child:
        given = {field.source: values[field.name] for field in plan.asked}
        walk.obey(c.Return(todo.step, todo.child, "done", given))
    elif "approve" in todo.acts:
        people = ("ann", "bob", "cat", "dan", "eva")
        doers = {who for each in plan.approving.separate_from for who in _did(walk, each)}
        voted = {vote.by for vote in walk.state.steps[todo.step].votes}
        walk.obey(c.Approve(todo.step), next(each for each in people if each not in doers | voted))
    else:
        ticks = tuple(range(plan.checklist))
        walk.obey(c.Done(todo.step, values, ticks, reason="walked"))


def _did(walk: Walk, step: str) -> frozenset[str]:
    return walk.state.doers.get(step, frozenset())


def test_the_samples_are_found() -> None:
    assert "customer-onboarding" in processes()
    assert isinstance(a_process("a"), Process)
