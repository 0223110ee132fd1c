"""`flowdef plan --risk`: how likely the dates of a project are."""

import json
import sys
from pathlib import Path

import pytest

from goldens import ROOT, Golden
from in_this_process import flowdef

MOVE = """\
kind: project
id: new-office
title: Move to the new office
status: approved
start: 2027-03-01
deadline: 2027-04-09
risks:
  - {id: lift-breaks, title: The lift breaks, probability: 10%, impact: 1w}
  - {id: landlord-late, title: The landlord is late, probability: 40%, impact: 2w}
  - {id: paint-dries, title: Paint dries slowly, probability: 20%, impact: {for: 3d, elapsed: true}}
  - {id: early-key, title: We have the key early, probability: 50%, impact: 1w, response: exploit}
  - {id: vague, title: Something else}
phases:
  - id: prepare
    title: Prepare
    tasks:
      - {id: measure, title: Measure the rooms, effort: 2d, finished: 2027-03-02}
      - id: paint
        title: Paint the rooms
        duration: {optimistic: 1w, likely: 2w, pessimistic: 5w}
      - id: order
        title: Order the furniture and have it delivered to the new office
        duration: {optimistic: 2w, likely: 2w, pessimistic: 4w}
      - {id: insure, title: Insure, effort: 1d}
      - id: ready
        title: Rooms ready
        milestone: true
        needs: [paint, order]
        deadline: 2027-03-26
  - id: move
    title: Move
    tasks:
      - id: drive
        title: Drive
        effort: {optimistic: 2d, likely: 3d, pessimistic: 4d}
        needs: [ready]
      - {id: moved, title: Moved, milestone: true, needs: [drive, insure]}
"""
FIXED = """\
kind: project
id: fixed
title: Nothing varies
tasks: [{id: a, title: A, effort: 2d}]
"""
OVER = """\
kind: project
id: over
title: All is done
start: 2027-02-01
risks: [{id: late, title: Late, probability: 50%, impact: 1w}]
tasks: [{id: a, title: A, effort: 2d, started: 2027-02-01, finished: 2027-02-02}]
"""
RING = """\
kind: project
id: ring
title: Ring
tasks: [{id: a, title: A, needs: [b]}, {id: b, title: B, needs: [a]}]
"""
EARLY = """\
kind: project
id: early
title: Soon
start: 2027-03-01
tasks:
  - {id: a, title: A, duration: {optimistic: 1w, likely: 4w, pessimistic: 4w}}
  - {id: end, title: End, milestone: true, needs: [a]}
"""
ON = ("--on", "2027-03-03")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with a project that varies, and some that do not."""
    for name, text in {
        "flowdef.yaml": "kind: workspace\nid: w\ntitle: W\n",
        "projects/new-office.yaml": MOVE,
        "projects/fixed.yaml": FIXED,
        "projects/over.yaml": OVER,
        "projects/early.yaml": EARLY,
        "projects/ring.yaml": RING,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("width", ["40", "80", "160"])
def test_how_likely_the_end_is(folder: Path, golden: Golden, width: str) -> None:
    shown = flowdef("plan", "new-office", "--risk", *ON, folder=folder, COLUMNS=width)
    assert (shown.returncode, shown.stderr) == (0, "")
    golden(Path(__file__).parent / "goldens" / "risk" / f"new-office-{width}.txt", shown.stdout)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("to-ready", "new-office --to ready", id="to a milestone"),
        pytest.param("fixed", "fixed", id="nothing varies"),
        pytest.param("over", "over", id="all is done"),
        pytest.param("early", "early", id="no buffer, no deadline, no risks"),
        pytest.param("sampled", "new-office --samples 50 --seed 7", id="few samples"),
    ],
)
def test_another_look(folder: Path, golden: Golden, name: str, words: str) -> None:
    shown = flowdef("plan", *words.split(), "--risk", *ON, folder=folder, COLUMNS="80")
    assert (shown.returncode, shown.stderr) == (0, "")
    golden(Path(__file__).parent / "goldens" / "risk" / f"{name}-80.txt", shown.stdout)


def test_no_line_is_wider_than_the_terminal(folder: Path) -> None:
    for words in (["new-office"], ["new-office", "--to", "ready"], ["fixed"], ["over"]):
        shown = flowdef("plan", *words, "--risk", *ON, folder=folder, COLUMNS="80").stdout
        assert max(map(len, shown.splitlines())) <= 80


def test_the_data_say_what_the_text_says(folder: Path) -> None:
    data = json.loads(flowdef("plan", "new-office", "--risk", "--json", *ON, folder=folder).stdout)
    assert (data["samples"], data["seed"], data["to"]) == (10_000, 1, "")
    assert sum(each["samples"] for each in data["days"]) == 10_000
    assert data["with_risks"]["deadline"].startswith("2027-04-09T17:00")
    assert data["with_risks"]["chance"] < data["without_risks"]["chance"] == 1
    assert [each["id"] for each in data["risks"]] == ["lift-breaks", "landlord-late", "paint-dries"]
    assert {each["id"] for each in data["not_counted"]} == {"early-key", "vague"}
    assert [each["id"] for each in data["milestones"]] == ["ready", "moved"]


def test_our_own_projects_are_drawn() -> None:
    told = flowdef("plan", "spring-campaign", "--risk", "--on", "2026-11-23", folder=ROOT).stdout
    assert "no-time-in-sales" in told
    assert "Not counted: cheap-channel (a chance, and a plan does not count on luck)." in told


def test_without_numpy_it_is_said_how_to_get_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [each for each in sys.modules if each.startswith("flowdef.plan.risk.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "numpy", None)
    told = flowdef("plan", "new-office", "--risk", *ON, folder=folder)
    assert (told.returncode, told.stdout) == (2, "")
    assert "--risk needs numpy" in told.stderr
    assert "pip install '.[risk]'" in " ".join(told.stderr.split())
    assert flowdef("plan", "new-office", *ON, folder=folder).returncode == 0


def test_another_module_that_is_missing_is_our_own_bug(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "flowdef.plan.risk.pert", None)
    for name in ("forecast", "estimates"):
        monkeypatch.delitem(sys.modules, f"flowdef.plan.risk.{name}", raising=False)
    told = flowdef("plan", "new-office", "--risk", *ON, folder=folder)
    assert told.returncode == 3
    assert "numpy" not in told.stderr


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        pytest.param("new-office --risk --why moved", 2, "two looks", id="why"),
        pytest.param("new-office --risk --quality", 2, "two looks", id="quality"),
        pytest.param("new-office --samples 5", 2, "goes with --risk", id="samples of nothing"),
        pytest.param(
            "new-office --seed 0", 2, "goes with --level or --risk", id="a seed of nothing"
        ),
        pytest.param("new-office --risk --level", 2, "not levelled", id="level"),
        pytest.param("new-office --risk --samples 0", 2, "--samples", id="no samples"),
        pytest.param("new-office --risk --to redy", 2, "Did you mean 'ready'?", id="a slip"),
        pytest.param("ring --risk", 1, "wait for each other", id="a circle"),
    ],
)
def test_what_cannot_be_drawn_is_refused(folder: Path, words: str, code: int, why: str) -> None:
    told = flowdef("plan", *words.split(), folder=folder)
    assert (told.returncode, told.stdout) == (code, "")
    assert why in " ".join(told.stderr.split())
