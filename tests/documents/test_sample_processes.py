"""The processes of the sample workspace: complete, consistent, and worded as we ask others to."""

from itertools import pairwise
from pathlib import Path

import pytest

from flowdef.expressions import tree
from flowdef.expressions.parse import condition
from flowdef.graph.order import order_of
from flowdef.model.derived import fields_of, owners_of, raci_of, steps_of
from flowdef.model.process import Approval, Automation, Call, Process, Step, Wait
from sample_documents import (
    ROOT,
    SAMPLES,
    fields_in,
    reading,
    roles_in,
    sample_organization,
    sample_processes,
)

PROCESSES = [pytest.param(each, id=each.id) for each in sample_processes().values()]
ONBOARDING = sample_processes()["customer-onboarding"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_sample_reads_without_a_finding(path: Path) -> None:
    assert reading(path).findings == ()
    assert reading(path).document is not None


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_sample_names_the_schema_of_its_kind(path: Path) -> None:
    first, *rest = path.read_text(encoding="utf-8").splitlines()
    schema = first.removeprefix("# yaml-language-server: $schema=")
    assert (
        path.parent / schema
    ).resolve() == ROOT / "schemas" / f"{reading(path).kind}.schema.json"
    assert rest[0] == f"kind: {reading(path).kind}"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_no_line_of_a_sample_is_longer_than_120(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > 120 or line != line.rstrip()] == []


def test_customer_onboarding_has_47_steps_in_stages() -> None:
    ids = [step.id for step in ONBOARDING.steps]
    assert len(ids) == len(set(ids)) == 47
    assert ONBOARDING.staged
    assert all(stage.steps for stage in ONBOARDING.stages)
    assert not {stage.id for stage in ONBOARDING.stages} & set(ids)


def test_customer_onboarding_shows_every_construct_of_the_format() -> None:
    steps = {step.id: step for step in ONBOARDING.steps}
    assert steps["obtain-signature"].critical
    assert isinstance(steps["add-to-crm"].deed, Automation)
    assert isinstance(steps["send-follow-up-mail"].deed, Automation)
    assert {step.kind for step in ONBOARDING.steps} == {
        "work",
        "approval",
        "automation",
        "wait",
        "call",
    }
    assert any(stage.when for stage in ONBOARDING.stages)
    assert any(stage.needs for stage in ONBOARDING.stages)
    assert any(step.hold_point for step in ONBOARDING.steps)
    assert any(step.due and step.due.before for step in ONBOARDING.steps)
    assert any(step.due and step.due.after for step in ONBOARDING.steps)


@pytest.mark.parametrize("process", PROCESSES)
def test_every_role_and_person_of_a_process_is_known(process: Process) -> None:
    organization = sample_organization()
    roles = {role.id for role in organization.roles}
    people = {person.id for person in organization.people}
    raci = [raci_of(process, stage, step) for stage, step in steps_of(process)]
    named = {role for each in raci for role in roles_in(each)}
    named |= {step.deed.role for step in process.steps if isinstance(step.deed, Approval)}
    named |= {step.escalate.to for step in process.steps if step.escalate}
    named |= {process.control.owner, *(role for role, _ in process.control.responsibilities)}
    named |= {signature.role for signature in process.control.approvals}
    assert named - roles == set()
    signed = {signature.by for signature in process.control.approvals}
    assert signed | {revision.by for revision in process.control.revisions} <= people


@pytest.mark.parametrize("process", PROCESSES)
def test_a_person_in_a_field_is_named_before_the_step(process: Process) -> None:
    owners, order = owners_of(process), order_of(process)
    inputs = {field.name for field in process.inputs}
    for step in process.steps:
        for field in fields_in(step):
            assert fields_of(process)[field].type == "person"
            assert field in inputs or owners[field] in order.ancestors(step.id)


@pytest.mark.parametrize("process", PROCESSES)
def test_every_sub_process_exists_and_is_given_what_it_requires(process: Process) -> None:
    for step in process.steps:
        if isinstance(step.deed, Call):
            called = sample_processes()[step.deed.process]
            given = {name for name, _ in step.deed.inputs}
            required = {field.name for field in called.inputs if field.required}
            assert required <= given <= {field.name for field in called.inputs}
            outputs = {name for name, _ in called.outputs}
            assert {field.source for field in step.collect} <= outputs


@pytest.mark.parametrize("process", PROCESSES)
def test_conditions_read_only_what_comes_before(process: Process) -> None:
    owners, order = owners_of(process), order_of(process)
    inputs = {field.name for field in process.inputs}
    for step in process.steps:
        known = inputs | {name for name in owners if order.precedes(owners[name], step.id)}
        assert names(step.when) <= known, step.id
    for stage in process.stages:
        before = frozenset.intersection(*(order.ancestors(step.id) for step in stage.steps))
        known = inputs | {name for name, owner in owners.items() if owner in before}
        assert names(stage.when) <= known, stage.id


@pytest.mark.parametrize("process", PROCESSES)
def test_rework_goes_back_to_an_ancestor(process: Process) -> None:
    order = order_of(process)
    for step in process.steps:
        if isinstance(step.deed, Approval):
            back = {step.deed.on_reject, *step.deed.separate_from} - {"", "continue"}
            assert back <= order.ancestors(step.id), step.id


@pytest.mark.parametrize("process", PROCESSES)
def test_every_scenario_names_real_steps_and_answers(process: Process) -> None:
    steps = {step.id: step for step in process.steps}
    inputs = {field.name: field for field in process.inputs}
    required = {name for name, field in inputs.items() if field.required}
    assert process.scenarios
    for scenario in process.scenarios:
        assert required <= {name for name, _ in scenario.given} <= inputs.keys()
        named = {name for name, _ in scenario.answers} | set(scenario.then.done)
        skipped = scenario.then.skipped
        assert skipped is not None
        assert named | set(skipped) <= steps.keys(), scenario.name
        assert not set(scenario.then.done) & set(skipped), scenario.name
        for name, rounds in scenario.answers:
            assert all(fits(steps[name], answer) for answer in rounds), (scenario.name, name)


@pytest.mark.parametrize("process", PROCESSES)
def test_every_step_is_complete(process: Process) -> None:
    for stage, step in steps_of(process):
        if not isinstance(step.deed, Wait | Call):
            assert step.effort, step.id
        if not isinstance(step.deed, Wait | Call | Approval):
            assert raci_of(process, stage, step).responsible, step.id
        if isinstance(step.deed, Approval):
            assert step.due, step.id
            assert step.escalate, step.id
        if isinstance(step.deed, Automation):
            assert step.deed.timeout, step.id
            assert step.instructions, step.id
        if step.critical:
            assert step.collect or step.checklist, step.id


@pytest.mark.parametrize("process", PROCESSES)
def test_titles_are_short_and_checklists_too(process: Process) -> None:
    for step in process.steps:
        assert len(step.title) <= 60, step.id
        assert len(step.title.replace("{{ ", "").replace(" }}", "").split()) <= 8, step.id
        assert len(step.checklist) <= 9, step.id
    titles = [step.title for step in process.steps]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("process", PROCESSES)
def test_every_attachment_lies_beside_its_process(process: Process) -> None:
    for attachment in process.control.attachments:
        assert (ROOT / "processes" / attachment.file).is_file()


@pytest.mark.parametrize("process", PROCESSES)
def test_a_document_is_in_force_after_its_approval(process: Process) -> None:
    control = process.control
    newest = control.revisions[0]
    assert control.status == "effective"
    assert (newest.version, control.last_review) == (control.version, newest.date)
    assert all(older.date < newer.date for newer, older in pairwise(control.revisions))
    assert {signature.version for signature in control.approvals} == {control.version}
    assert newest.date <= control.approvals[0].date <= control.effective_from


def names(when: str) -> set[str]:
    """The names that a condition reads."""
    if not when:
        return set()
    expression = condition(when)
    assert not isinstance(expression, tree.Fault), expression
    return {each.name for each in tree.names(expression)}


def fits(step: Step, answer: object) -> bool:
    """Whether an answer is of the step's kind and names only its fields."""
    if isinstance(answer, str):
        return isinstance(step.deed, Approval) and answer in {"approved", "rejected"}
    assert isinstance(answer, tuple)
    return {name for name, _ in answer} <= {field.name for field in step.collect}
