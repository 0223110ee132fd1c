"""The documents at work: the tour and every scenario, through the decider."""

from typing import Any

import pytest
import yaml

from flowdef.model.process import Process, Scenario
from flowdef.run import commands as c
from flowdef.run.deciding import Context
from flowdef.run.definition import Definition
from flowdef.run.pending import Todo
from flowdef.run.roster import roster_of
from sample_documents import ROOT, sample_organization, sample_processes
from walking import pinned, started, walked

pytestmark = pytest.mark.unmeasured

STAFFED = Context(roster_of(sample_organization()))
ANYBODY = Context()
SCENARIOS = [
    pytest.param(process, scenario, id=f"{process.id}: {scenario.name}")
    for process in sample_processes().values()
    for scenario in process.scenarios
]
SAMPLES: dict[str, Any] = {
    "text": "Sample",
    "long_text": "Sample",
    "integer": 1,
    "number": 1,
    "boolean": True,
    "date": "2026-11-30",
    "datetime": "2026-11-30T09:00",
    "duration": "2h",
    "email": "casey@example.com",
    "url": "https://example.com",
    "file": "sample.pdf",
    "person": "nico",
}
FORMS = {
    "C-[0-9]{5}": "C-00001",
    "F-[0-9]{4}": "F-0017",
    "[0-9]{4}": "0017",
    "M-[0-9]{3}": "M-017",
    "[a-z0-9-]+": "background-check",
    "[0-9]+[.][0-9]+[.][0-9]+": "1.3.0",
}


def test_the_tour_ends_well_after_one_rework_with_every_check_of_rights() -> None:
    text = (ROOT / "docs" / "tour" / "customer-onboarding.answers.yaml").read_text(encoding="utf-8")
    tour = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (keeps dates as text)
    definition = pinned(sample_processes()["customer-onboarding"])
    state = started(definition, tour["start"]["inputs"], tour["start"]["as"], STAFFED)
    state = walked(definition, state, lambda todo, of: answered(tour["steps"], todo, of), STAFFED)
    assert state.result == "done"
    assert state.steps["approve-terms"].round == 2
    assert state.values["credit_limit"] == 12000
    assert state.outputs == {"crm_id": "CRM-2047", "first_value": "reached"}
    skipped = [name for name, step in state.steps.items() if step.status == "skipped"]
    assert skipped == ["approve-exception", "train-online", "train-remotely", "agree-recovery"]


@pytest.mark.parametrize(("process", "scenario"), SCENARIOS)
def test_every_scenario_comes_out_as_it_says(process: Process, scenario: Scenario) -> None:
    definition = pinned(process)
    state = started(definition, dict(scenario.given), "dana", ANYBODY)
    answers = dict(scenario.answers)

    def script(todo: Todo, _: Definition) -> tuple[c.Act, str]:
        rounds = answers.get(todo.step, ((),))
        by = f"signer-of-{todo.step}" if todo.kind == "approval" else "dana"
        return played(process, todo, rounds[min(todo.round, len(rounds)) - 1]), by

    state = walked(definition, state, script, ANYBODY)
    ends = {name: str(step.status) for name, step in state.steps.items()}
    skipped = tuple(name for name, status in ends.items() if status == "skipped")
    assert (state.result, skipped) == (scenario.then.result, scenario.then.skipped)
    assert [name for name in scenario.then.done if ends[name] != "done"] == []


@pytest.mark.parametrize(("process", "scenario"), SCENARIOS)
def test_the_people_of_the_company_may_do_all_of_it(process: Process, scenario: Scenario) -> None:
    """Somebody is left for each step: four eyes, limits and deputies fit the organization."""
    definition = pinned(process)
    state = started(definition, dict(scenario.given), "eli", STAFFED)
    answers = dict(scenario.answers)

    def script(todo: Todo, _: Definition) -> tuple[c.Act, str]:
        assert todo.people, todo
        rounds = answers.get(todo.step, ((),))
        return played(process, todo, rounds[min(todo.round, len(rounds)) - 1]), todo.people[0]

    assert walked(definition, state, script, STAFFED).result == scenario.then.result


@pytest.mark.parametrize("process", sample_processes().values(), ids=lambda each: each.id)
def test_the_scenarios_walk_and_skip_every_conditional_step(process: Process) -> None:
    conditional = {step.id for stage in process.stages for step in stage.steps if stage.when}
    conditional |= {step.id for step in process.steps if step.when}
    skipped = [set(each.then.skipped or ()) for each in process.scenarios]
    assert conditional == set().union(*skipped)
    ended = [each for each in process.scenarios if each.then.result == "done"]
    assert conditional == set().union(
        *(conditional - set(each.then.skipped or ()) for each in ended)
    )


def answered(answers: dict[str, Any], todo: Todo, definition: Definition) -> tuple[c.Act, str]:
    """What the answers file says of a step in its round; a sub-run is walked first."""
    given = answers[todo.step]
    if isinstance(given, list):
        given = given[min(todo.round, len(given)) - 1]
    if "steps" in given:
        return c.Return(todo.step, todo.child, "done", below(given, todo, definition)), "dana"
    if "reject" in given:
        return c.Reject(todo.step, given["reject"]), given["as"]
    if "approve" in given:
        return c.Approve(todo.step), given["as"]
    ticks = given.get("checklist", [])
    items = ["done"] * definition.steps[todo.step].checklist if ticks == "all" else ticks
    done = c.Done(
        todo.step,
        given.get("values", {}),
        tuple(at for at, item in enumerate(items) if item == "done"),
        {at: item["not_applicable"] for at, item in enumerate(items) if item != "done"},
        given.get("reason", ""),
    )
    return done, given["as"]


def below(given: dict[str, Any], todo: Todo, definition: Definition) -> dict[str, Any]:
    """The outputs of the sub-run, walked by its own answers."""
    called = definition.call(definition.steps[todo.step].deed["process"])
    inputs = {"person": "Casey", "subject": "customer"}
    state = started(called, inputs, "dana", STAFFED)
    state = walked(called, state, lambda each, of: answered(given["steps"], each, of), STAFFED)
    assert state.result == "done"
    return dict(state.outputs)


def played(process: Process, todo: Todo, answer: Any) -> c.Act:
    """What a scenario says of a step in its round; what it does not say is filled by type."""
    if answer == "approved":
        return c.Approve(todo.step)
    if answer == "rejected":
        return c.Reject(todo.step, "Sample")
    step = next(each for each in process.steps if each.id == todo.step)
    values = {field.name: sample(field) for field in step.collect} | dict(answer)
    if todo.kind == "call":
        outputs = {field.source: values[field.name] for field in step.collect}
        return c.Return(todo.step, todo.child, "done", outputs)
    ticks = tuple(range(len(step.checklist)))
    return c.Done(todo.step, values, ticks, reason="Sample")


def sample(field: Any) -> Any:
    """A value of the field's type: the first choice, its least value, or any."""
    if field.choices:
        return field.choices[0]
    if field.pattern:
        return FORMS[field.pattern]
    return field.min if field.min is not None else SAMPLES[field.type]
