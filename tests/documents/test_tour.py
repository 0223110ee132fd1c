"""The answers of the tour: they fit customer-onboarding and the people who may give them."""

from typing import Any

import yaml

from flowdef.model.derived import raci_of, steps_of
from flowdef.model.process import Approval, Call, InField, Process, Stage, Step, Wait
from sample_documents import ROOT, sample_organization, sample_processes

TOUR: dict[str, Any] = yaml.load(
    (ROOT / "docs" / "tour" / "customer-onboarding.answers.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506 (keeps dates as text, and makes no objects)
)
ONBOARDING = sample_processes()["customer-onboarding"]
SKIPPED = {"approve-exception", "train-online", "train-remotely", "agree-recovery"}
SKIPPED_BELOW = {"call-references", "confirm-result"}


def test_the_tour_starts_with_every_required_input() -> None:
    required = {field.name for field in ONBOARDING.inputs if field.required}
    assert set(TOUR["start"]["inputs"]) == required


def test_the_tour_answers_every_step_in_the_order_of_the_document() -> None:
    assert list(TOUR["steps"]) == [each.id for each in ONBOARDING.steps if each.id not in SKIPPED]


def test_the_tour_walks_the_sub_run_as_well() -> None:
    called = sample_processes()["background-check"]
    answers = TOUR["steps"]["check-contact"]["steps"]
    wanted = [each.id for each in called.steps if each.id not in SKIPPED_BELOW]
    assert list(answers) == wanted
    assert faults(called, answers, {"person": "Casey"}) == []


def test_every_answer_of_the_tour_is_complete_and_given_by_somebody_who_may() -> None:
    values = {
        name: value
        for answer in TOUR["steps"].values()
        if isinstance(answer, dict)
        for name, value in answer.get("values", {}).items()
    }
    assert faults(ONBOARDING, TOUR["steps"], values) == []


def test_the_tour_rejects_the_terms_once() -> None:
    first, second = TOUR["steps"]["approve-terms"]
    assert "reject" in first
    assert second["approve"] == "true"
    assert len(TOUR["steps"]["propose-terms"]) == 2


def faults(process: Process, answers: dict[str, Any], values: dict[str, str]) -> list[str]:
    """What is wrong with the answers, step by step."""
    found = []
    for stage, step in steps_of(process):
        given = answers.get(step.id, [])
        for answer in given if isinstance(given, list) else [given]:
            if isinstance(step.deed, Call):
                continue
            if answer["as"] not in may(process, stage, step, values):
                found.append(f"{step.id}: {answer['as']} may not do it")
            found += [f"{step.id}: {fault}" for fault in gaps(step, answer)]
    return found


def may(process: Process, stage: Stage, step: Step, values: dict[str, str]) -> set[str]:
    """The people who may do a step: by its role, its field, or the accountable of a wait."""
    raci = raci_of(process, stage, step)
    performer = raci.accountable if isinstance(step.deed, Wait) else raci.responsible
    if isinstance(step.deed, Approval):
        performer = step.deed.role
    if isinstance(performer, InField):
        return {values[performer.field]}
    return {each.id for each in sample_organization().people if performer in each.roles}


def gaps(step: Step, answer: dict[str, Any]) -> list[str]:
    """What an answer leaves out or invents."""
    fields = {field.name: field for field in step.collect}
    values = answer.get("values", {})
    found = [
        f"{name} is missing" for name, f in fields.items() if f.required and name not in values
    ]
    found += [f"{name} is no field" for name in values if name not in fields]
    found += [
        f"{name} is no choice" for name, value in values.items() if not chosen(fields, name, value)
    ]
    ticks = answer.get("checklist")
    if (ticks is None) == bool(step.checklist):
        found.append("the checklist")
    if isinstance(ticks, list) and len(ticks) != len(step.checklist):
        found.append("the length of the checklist")
    if isinstance(step.deed, Wait) and not answer.get("reason"):
        found.append("a reason is missing")
    return found


def chosen(fields: dict[str, Any], name: str, value: str) -> bool:
    """Whether a value is one of the choices, where there are choices."""
    return name not in fields or not fields[name].choices or value in fields[name].choices
