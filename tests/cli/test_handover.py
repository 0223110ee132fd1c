"""`flowdef show PROJECT --handover`: whether a project may be closed."""

import json
from pathlib import Path

import pytest

from goldens import Golden
from in_this_process import flowdef

FILES = {
    "flowdef.yaml": "kind: workspace\nid: handbook\ntitle: Handbook\n",
    "organization.yaml": """\
kind: organization
id: acme
title: ACME
roles: {desk: {title: Service desk}, boss: {title: Boss}}
people:
  kim: {name: Kim, roles: [desk], capacity: 40h per week, operations: 10%, skills: [help desk]}
  dana: {name: Dana, roles: [boss]}
""",
    "processes/answer.yaml": """\
kind: process
id: answer
title: Answer a ticket
version: 1.0.0
status: effective
frequency: 30 per week
qualifications: [help desk]
steps: [{id: reply, title: Reply, responsible: desk, effort: 10m}]
""",
    "processes/broken.yaml": "kind: process\nid: broken\n",
    "projects/queue.yaml": """\
kind: project
id: queue
title: A queue for tickets
status: active
deliverables:
  - {id: tool, title: The tool, acceptance: [Opens in a second, Finds a ticket by its number]}
  - {id: report, title: The report, acceptance: [One page]}
  - {id: manual, title: The manual}
handover:
  - {deliverable: tool, to: desk, process: answer, accepted_by: boss}
  - {deliverable: report, to: boss, accepted_by: boss}
tasks:
  - {id: build, title: Build it, duration: 2d, delivers: tool, finished: 2026-10-01}
  - {id: write, title: Write it, duration: 2d, delivers: report}
""",
    "projects/ready.yaml": """\
kind: project
id: ready
title: What is ready
status: active
deliverables: [{id: tool, title: The tool, acceptance: [Opens in a second]}]
handover: [{deliverable: tool, to: boss, process: answer, accepted_by: dana}]
tasks: [{id: build, title: Build it, duration: 2d, delivers: tool, finished: 2026-10-01}]
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with a project that hands over to people with little time."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("width", ["60", "160"])
def test_what_is_open_is_listed(folder: Path, golden: Golden, width: str) -> None:
    shown = flowdef("show", "queue", "--handover", folder=folder, COLUMNS=width)
    assert shown.returncode == 1, shown.stderr
    golden(Path(__file__).parent / "goldens" / "handover" / f"queue-{width}.txt", shown.stdout)


def test_what_may_be_closed_ends_with_0(folder: Path) -> None:
    shown = flowdef("show", "ready", "--handover", folder=folder)
    assert "nothing speaks against closing: no clause of 8 open, 1 to be asked" in shown.stdout
    assert shown.returncode == 0
    told = json.loads(flowdef("show", "ready", "--handover", "--json", folder=folder).stdout)
    assert told["closable"]


def test_what_makes_nothing_has_nothing_to_hand_over(folder: Path) -> None:
    text = FILES["projects/ready.yaml"].replace("deliverables", "x-deliverables")
    (folder / "projects" / "ready.yaml").write_text(text.replace("handover", "x-handover"))
    shown = flowdef("show", "ready", "--handover", folder=folder)
    assert "[ ] deliverables none: list what it hands over" in shown.stdout


@pytest.mark.parametrize(
    ("words", "why"),
    [
        pytest.param(["queue", "--handover", "--stages"], "are two looks", id="two looks"),
        pytest.param(["queue", "build", "--handover"], "shown alone", id="and a step"),
        pytest.param(["answer", "--handover"], "is a process", id="a process"),
    ],
)
def test_what_is_no_project_has_no_handover(folder: Path, words: list[str], why: str) -> None:
    told = flowdef("show", *words, folder=folder)
    assert (told.returncode, told.stdout) == (2, "")
    assert why in told.stderr
