"""People and roles that the organization lacks: told, and no hindrance."""

import json
from pathlib import Path

import pytest

from conversation import Conversation
from order_runs import Run

OUTSIDE = "Guest: kmi is nobody of the organization (did you mean 'kim'?); recorded as somebody"
FAR = "Guest: zorro is nobody of the organization; recorded as somebody outside\n"
START = ["start", "visit", "--as", "sam"]
STEP = ("step", "visit", "--plain", "--as", "sam")


@pytest.mark.parametrize("data", [[], ["--json"]])
def test_who_is_not_of_the_organization_is_told_and_recorded(flow: Run, data: list[str]) -> None:
    result = flow(*START, "--set", "guest=kmi", *data)
    assert OUTSIDE in result.stderr
    assert "visit-1" in result.stdout
    assert flow(*START, "--set", "guest=zorro", *data).stderr == FAR
    assert flow(*START, "--set", "guest=kim", *data).stderr == ""
    correct = ["correct", "visit-3", "guest=zorro", "--reason", "Ill", "--as", "sam", *data]
    assert flow(*correct).stderr == FAR


def test_what_is_told_again_by_its_key_is_not_told_twice(flow: Run) -> None:
    words = [*START, "--set", "guest=zorro", "--idempotency-key", "k"]
    assert flow(*words).stderr == FAR
    assert flow(*words).stderr == ""


def test_an_answers_file_names_them_too(flow: Run, folder: Path) -> None:
    path = folder / "processes" / "inspect.yaml"
    text = path.read_text(encoding="utf-8")
    more = "{by: {type: person, label: By}, clear: {type: boolean, required: true}}"
    path.write_text(text.replace("{clear: {type: boolean, required: true}}", more), "utf-8")
    answers = "start: {as: sam}\nsteps: {look: {as: jo, values: {clear: yes, by: zorro}}}\n"
    (folder / "a.yaml").write_text(answers, encoding="utf-8")
    said = flow("step", "inspect", "--answers", "a.yaml").stderr
    assert "By: zorro is nobody of the organization" in said
    (folder / "b.yaml").write_text("start: {as: sam, values: {guest: zorro}}\n", "utf-8")
    assert FAR in flow("step", "visit", "--answers", "b.yaml", code=1).stderr


def test_who_is_named_in_confidence_is_not_repeated(flow: Run, folder: Path) -> None:
    path = folder / "processes" / "visit.yaml"
    text = path.read_text(encoding="utf-8")
    assert "type: person" in text
    path.write_text(text.replace("type: person", "type: person, sensitive: true"), "utf-8")
    with Conversation(*STEP, folder=folder, columns=100) as screen:
        screen.hear("Guest")
        screen.say("zorro")
        assert "zorro" not in screen.hear("Seats")
    (folder / "a.yaml").write_text("start: {as: sam, values: {guest: zorro}}\n", "utf-8")
    assert "zorro" not in flow("step", "visit", "--answers", "a.yaml", code=1).stderr
    assert "zorro" not in flow(*START, "--set", "guest=zorro").stderr


def test_without_an_organization_nobody_is_outside(flow: Run, folder: Path) -> None:
    (folder / "organization.yaml").unlink()
    assert flow(*START, "--set", "guest=zorro").stderr == ""


def test_in_the_stepper_it_is_told_where_it_is_typed(folder: Path) -> None:
    with Conversation(*STEP, folder=folder, columns=100) as screen:
        screen.hear("Guest")
        screen.say("zorro")
        screen.hear("zorro is nobody of the organization; recorded as somebody outside.")


def test_a_start_names_the_roles_that_nobody_has(flow: Run, folder: Path) -> None:
    for name in ("order", "inspect"):
        path = folder / "processes" / f"{name}.yaml"
        path.write_text(path.read_text("utf-8").replace("responsible: clerk", "responsible: clrk"))
    result = flow("start", "order", "--set", "item=pens", "--as", "sam", "--json")
    assert json.loads(result.stdout)["run"] == "order-1"
    first, second = result.stderr.splitlines()
    assert first.startswith("order has 2 errors: it names roles that the organization does not")
    assert "'clrk'; 'flowdef lint processes/order.yaml' shows them; this run follows it" in first
    assert "inspect has 1 error: " in second
    assert flow("lint", "processes/order.yaml", code=1).stdout.count("REF001") == 2


def test_where_all_roles_are_there_nothing_is_said(flow: Run, folder: Path) -> None:
    words = ["start", "order", "--set", "item=pens", "--as", "sam"]
    assert flow(*words).stderr == ""
    (folder / "organization.yaml").unlink()
    assert flow(*words).stderr == ""
