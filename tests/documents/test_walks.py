"""The documents at work: the tour and every scenario, through the decider."""

from typing import Any

import pytest
import yaml

from flowdef.model.process import Process, Scenario
from flowdef.run import commands as c
from flowdef.run.able import able
from flowdef.run.deciding import Context
from flowdef.run.definition import Definition, StepDef
from flowdef.run.pending import Todo
from flowdef.run.roster import Present, roster_of
from flowdef.run.state import State
from flowdef.scenarios.coverage import coverage
from flowdef.scenarios.outcome import outcome
from flowdef.scenarios.play import AT, Cast, Player
from sample_documents import ROOT, sample_organization, sample_processes
from walking import pinned, started, walked

pytestmark = pytest.mark.unmeasured

STAFFED = Context(roster_of(sample_organization()))
SCENARIOS = [
    pytest.param(process, scenario, id=f"{process.id}: {scenario.name}")
    for process in sample_processes().values()
    for scenario in process.scenarios
]


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
    came_out = outcome(Player(pinned(process)), scenario)
    assert (came_out.wrong, came_out.differences) == ((), ())


@pytest.mark.parametrize(("process", "scenario"), SCENARIOS)
def test_the_people_of_the_company_may_do_all_of_it(process: Process, scenario: Scenario) -> None:
    """Somebody is left for each step: four eyes, limits and deputies fit the organization."""
    player = Player(pinned(process), Cast(STAFFED, first_who_may, "eli", "nico"))
    came_out = outcome(player, scenario)
    assert (came_out.wrong, came_out.differences) == ((), ())


def first_who_may(definition: Definition, state: State, plan: StepDef) -> str:
    """Somebody who may do a step."""
    people = able(definition, state, plan, Present(STAFFED.roster, AT[:10])).people
    assert people, plan.id
    return people[0]


@pytest.mark.parametrize("process", sample_processes().values(), ids=lambda each: each.id)
def test_the_scenarios_take_every_branch(process: Process) -> None:
    player = Player(pinned(process))
    outcomes = [outcome(player, scenario) for scenario in process.scenarios]
    assert coverage(player, process, "", outcomes).missing == ()


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
