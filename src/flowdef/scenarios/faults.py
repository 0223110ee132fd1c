"""Faults: what a scenario says that its process cannot mean, before anything is played."""

from collections.abc import Collection, Iterable, Iterator

from flowdef.expressions.readers import Problem, nearest
from flowdef.expressions.values import complaint, read
from flowdef.model.fields import Field, Raw
from flowdef.model.process import Answer, Scenario
from flowdef.run.definition import APPROVAL, Definition, StepDef
from flowdef.run.reopening import rework_set
from flowdef.scenarios.branches import sends_back
from flowdef.scenarios.played import Wrong

Place = tuple[str | int, ...]


def faults(definition: Definition, scenario: Scenario) -> tuple[Wrong, ...]:
    """Steps, fields and values that there are not, and answers for rounds that cannot come."""
    return (
        *_given(definition, scenario),
        *_answered(definition, scenario),
        *_expected(definition, scenario),
    )


def most_rounds(definition: Definition, step: str) -> int:
    """The rounds that a step can have at most, where nobody does more than what is asked.

    An approval can send work back once less than it has rounds; each time opens the step anew.
    """
    return 1 + sum(
        plan.approving.rounds - 1
        for plan in definition.of_kind[APPROVAL]
        if sends_back(plan) and step in rework_set(definition, plan)
    )


def answered_at(step: str, rounds: Collection[Answer], index: int) -> Place:
    """Where the answer of a round stands; an only one is written without a list, or with one."""
    return ("answers", step, *((index,) if len(rounds) > 1 else ()))


def _given(definition: Definition, scenario: Scenario) -> Iterator[Wrong]:
    known = {field.name: field for field in definition.inputs}
    for name, raw in scenario.given:
        place = ("given", name)
        if name in known:
            yield from _misfit(Wrong("misfit", "", "", 1, name, place), known[name], raw)
        else:
            owner = definition.owners.get(name)
            hint = f"{owner} records it" if owner else nearest(name, tuple(known))
            said = f"the process has no input '{name}'; {hint}"
            yield Wrong("unknown", said, "", 1, name, place)


def _answered(definition: Definition, scenario: Scenario) -> Iterator[Wrong]:
    for step, rounds in scenario.answers:
        plan = definition.steps.get(step)
        if plan is None:
            yield _no_step(definition, step, "answers", ("answers", step))
            continue
        for index, answer in enumerate(rounds):
            place = answered_at(step, rounds, index)
            yield from _answer(definition, plan, answer, Wrong("", "", step, index + 1, "", place))
        most = most_rounds(definition, step) if len(rounds) > 1 else 1
        if len(rounds) > most:
            said = f"{step} is answered for {len(rounds)} rounds, and can have {most} at most"
            yield Wrong("rounds", said, step, most + 1, "", answered_at(step, rounds, most))


def _answer(definition: Definition, plan: StepDef, answer: Answer, at: Wrong) -> Iterator[Wrong]:
    if isinstance(answer, str):
        if plan.kind != APPROVAL:
            said = f"{plan.id} is no approval; answer it with values by name"
            yield at._replace(kind="misfit", message=said)
        return
    if plan.kind == APPROVAL:
        said = f"{plan.id} is an approval; answer it 'approved' or 'rejected'"
        yield at._replace(kind="misfit", message=said)
        return
    known = {field.name: field for field in plan.asked}
    for name, raw in answer:
        there = at._replace(field=name, place=(*at.place, name))
        if name in known:
            yield from _misfit(there, known[name], raw)
        else:
            said = f"{plan.id} has no field '{name}'; {_instead(definition, name, known)}"
            yield there._replace(kind="unknown", message=said)


def _misfit(at: Wrong, field: Field, raw: Raw) -> Iterator[Wrong]:
    problem = read(field, raw)
    if isinstance(problem, Problem):
        said = f"{field.title} ({field.name}): {complaint(field, problem)}"
        yield at._replace(kind="misfit", message=f"{at.step}: {said}" if at.step else said)


def _instead(definition: Definition, name: str, known: Iterable[str]) -> str:
    owner = definition.owners.get(name)
    if owner:
        return f"{owner} records it"
    if any(field.name == name for field in definition.inputs):
        return "it is an input, and stands under 'given'"
    fields = tuple(known)
    return nearest(name, fields) if fields else "it has none at all"


def _expected(definition: Definition, scenario: Scenario) -> Iterator[Wrong]:
    then = scenario.then
    for key, names in (("done", then.done), ("skipped", then.skipped or ())):
        for index, name in enumerate(names):
            if name not in definition.steps:
                yield _no_step(definition, name, f"then, {key}", ("then", key, index))
    for index, name in enumerate(then.done):
        if name in (then.skipped or ()):
            said = f"{name} cannot be expected both among the done and the skipped"
            yield Wrong("both", said, name, 1, "", ("then", "done", index))


def _no_step(definition: Definition, name: str, said: str, place: Place) -> Wrong:
    if name and name in definition.stages:
        hint = "it is a stage: name its steps"
    else:
        hint = nearest(name, tuple(definition.steps))
    return Wrong("unknown", f"{said}: the process has no step '{name}'; {hint}", name, 1, "", place)
