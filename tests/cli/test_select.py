"""`flowdef select`: what speaks for a project, and the decision in its file."""

import json
import os
from pathlib import Path

import pytest

from flowdef.workspace import deciding
from flowdef.workspace.deciding import Verdict
from goldens import ROOT, Golden
from in_this_process import flowdef
from planted_portfolio import at

SETTINGS = """\
kind: workspace
id: handbook
title: Handbook
selection: {weights: {value: 3, risk: -2}}
"""
ORGANIZATION = """\
kind: organization
id: acme
title: ACME
roles: {mover: {title: Mover}}
people:
  dana: {name: Dana, operations: 50%}
  kim: {name: Kim}
goals: {faster: {title: Answer within a day, measure: 95 %, owner: dana}, calm: {title: Calm}}
"""
OFFICE = """\
kind: project
id: new-office
title: Move to the new office
manager: dana
supports: [faster, calm, unknown]
budget: {amount: 12000, currency: EUR}
selection: {criteria: {value: 4, risk: 1, colour: 3}}  # by Dana
tasks:
  - {id: pack, title: Pack, effort: 8d, assigned: [dana, {role: mover, share: 25%}]}
  - {id: rest, title: Carry the rest, needs: [pack], effort: 4h, assigned: [kim]}
"""
SHOP = """\
kind: project
id: web-shop
title: Open a web shop
priority: 700
supports: [faster]
selection: {criteria: {value: 5}}
status: active
tasks:
  - {id: build, title: Build, effort: 5d, assigned: [dana]}
  - {id: open, title: Open, milestone: true, needs: [build]}
"""
OLD = """\
kind: project
id: old-one
title: The old one
status: closed
tasks: [{id: end, title: End, milestone: true}]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with two proposed projects and one that is over, on a Monday."""
    at(monkeypatch, "2027-01-04T09:00:00")
    for name, text in {
        "flowdef.yaml": SETTINGS,
        "organization.yaml": ORGANIZATION,
        "projects/new-office.yaml": OFFICE,
        "projects/web-shop.yaml": SHOP,
        "projects/old-one.yaml": OLD,
        "processes/p.yaml": "kind: process\nid: p\ntitle: P\nsteps: [{id: a, title: A}]\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("width", ["80", "160"])
@pytest.mark.parametrize(
    "name", ["new-office", "web-shop", "old-one", "projects/web-shop.yaml"], ids=lambda name: name
)
def test_what_speaks_for_a_project(folder: Path, golden: Golden, name: str, width: str) -> None:
    shown = flowdef("select", name, folder=folder, COLUMNS=width)
    assert shown.returncode == 0, shown.stderr
    stem = name.removeprefix("projects/").removesuffix(".yaml")
    golden(Path(__file__).parent / "goldens" / "select" / f"{stem}-{width}.txt", shown.stdout)


def test_without_weights_there_is_no_score(folder: Path) -> None:
    (folder / "flowdef.yaml").write_text(SETTINGS.rpartition("selection")[0], encoding="utf-8")
    for name in ("new-office", "web-shop", "old-one"):
        (folder / "projects" / f"{name}.yaml").unlink(missing_ok=name != "new-office")
    (folder / "projects" / "a.yaml").write_text(
        "kind: project\nid: a\ntitle: A\ntasks: [{id: b, title: B}]\n", encoding="utf-8"
    )
    shown = flowdef("select", "a", folder=folder, COLUMNS="100").stdout
    assert "Score: none. This workspace weighs no criterion" in shown
    assert "Goals: it supports none" in shown
    assert "Beside it: no other project" in shown


def test_where_nobody_is_listed_the_load_is_nobodys(folder: Path) -> None:
    (folder / "organization.yaml").unlink()
    assert "to the load" not in flowdef("select", "new-office", folder=folder).stdout


def test_what_waits_in_a_circle_has_no_load(folder: Path) -> None:
    file = folder / "projects" / "new-office.yaml"
    file.write_text(OFFICE.replace("Pack, ", "Pack, needs: [rest], "), encoding="utf-8")
    done = flowdef("select", "new-office", folder=folder)
    assert "to the load" not in done.stdout
    assert "new-office has no dates, for tasks of it wait for each other" in done.stderr


def test_our_own_projects_have_something_to_say() -> None:
    shown = flowdef("select", "spring-campaign", folder=ROOT).stdout
    assert "Score: 71 of 100." in shown
    assert "so does redesign-registration" in shown


def test_a_decision_is_written_at_its_place(folder: Path) -> None:
    words = ("select", "new-office", "--no-go", "--reason", "Too dear", "--coaching", "Rent less")
    told = flowdef(*words, folder=folder)
    assert told.stdout == (
        "new-office: no-go, written into projects/new-office.yaml.\n"
        "Its status was proposed, and is rejected.\n"
    )
    assert (folder / "projects" / "new-office.yaml").read_text(encoding="utf-8") == (
        OFFICE.replace(
            "3}}  # by Dana",
            "3}, decision: no-go, reason: Too dear, coaching: Rent less}  # by Dana",
        ).replace(
            "title: Move to the new office\n", "title: Move to the new office\nstatus: rejected\n"
        )
    )
    again = flowdef("select", "new-office", "--go", "--reason", "Cheaper now", folder=folder)
    assert "The coaching of before stays." in again.stdout
    assert "Decision: go. Cheaper now" in flowdef("select", "new-office", folder=folder).stdout


def test_the_same_as_data(folder: Path) -> None:
    told = json.loads(flowdef("select", "new-office", "--json", folder=folder).stdout)
    assert (told["score"]["low"], told["score"]["points"]) == (80, 20)
    assert [(each["rank"], each["id"]) for each in told["beside"]] == [
        (1, "new-office"),
        (2, "web-shop"),
    ]
    assert {each["person"]: each["hours"] for each in told["load"]["people"]} == {
        "dana": 51.2,
        "kim": 4.0,
    }
    words = ("select", "web-shop", "--hold", "--reason", "No time", "--json")
    assert json.loads(flowdef(*words, folder=folder).stdout) == {
        "id": "web-shop",
        "path": "projects/web-shop.yaml",
        "status": "active",
        "decision": "hold",
        "reason": "No time",
        "coaching": "",
    }


def test_what_asks_nobody_for_work_says_so(folder: Path) -> None:
    file = folder / "projects" / "web-shop.yaml"
    file.write_text(SHOP.replace("effort: 5d, assigned: [dana]", "milestone: true"))
    shown = flowdef("select", "web-shop", folder=folder).stdout
    assert "  Its tasks ask nobody for work in that time.\n" in shown


def test_without_other_projects_nothing_stands_beside(folder: Path) -> None:
    for name in ("new-office", "old-one"):
        (folder / "projects" / f"{name}.yaml").unlink()
    file = folder / "projects" / "web-shop.yaml"
    file.write_text(SHOP.replace("selection: {criteria: {value: 5}}\n", ""))
    shown = flowdef("select", "web-shop", folder=folder).stdout
    assert "Score: none yet. Score each criterion" in shown
    assert "Beside it: no other project is proposed or under way." in shown


def test_what_is_under_way_stays_active(folder: Path) -> None:
    told = flowdef("select", "web-shop", "--hold", "--reason", "No time", folder=folder)
    assert "It is under way and stays active" in told.stdout


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        pytest.param("new-office --go", 2, "A go needs its reason", id="no reason"),
        pytest.param(
            "new-office --no-go --reason x", 2, "A no-go needs coaching", id="no coaching"
        ),
        pytest.param("new-office --recycle --reason x", 2, "needs coaching", id="again without it"),
        pytest.param("new-office --go --hold", 2, "one decision; say one", id="two at once"),
        pytest.param("new-office --reason x", 2, "go with a decision", id="a reason for nothing"),
        pytest.param("old-one --go --reason x", 1, "nothing to decide any more", id="over"),
        pytest.param("p", 2, "is a process", id="a process"),
        pytest.param("new-offic", 2, "Did you mean 'new-office'?", id="a slip"),
    ],
)
def test_what_is_no_decision_is_refused(folder: Path, words: str, code: int, why: str) -> None:
    told = flowdef("select", *words.split(), folder=folder)
    assert (told.returncode, told.stdout) == (code, "")
    assert why in told.stderr


def test_a_file_that_cannot_be_edited_safely_is_left(folder: Path) -> None:
    file = folder / "projects" / "new-office.yaml"
    text = OFFICE.replace("selection: {", "x-a: &s {").replace("tasks:", "selection: *s\ntasks:")
    file.write_text(text, encoding="utf-8")
    told = flowdef("select", "new-office", "--go", "--reason", "Now", folder=folder)
    assert told.returncode == 1
    assert "write by hand:\n\nstatus: approved\nselection:\n  decision: go\n" in told.stderr
    assert file.read_text(encoding="utf-8") == text


def test_a_file_that_changes_meanwhile_is_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder / "projects" / "new-office.yaml"
    real = deciding.decided

    def slow(source: bytes, verdict: Verdict) -> object:
        file.write_text(OFFICE + "# somebody else\n", encoding="utf-8")
        return real(source, verdict)

    monkeypatch.setattr("flowdef.cli.shell.deciding.decided", slow)
    told = flowdef("select", "new-office", "--go", "--reason", "Now", folder=folder)
    assert told.returncode == 1
    assert "has changed meanwhile" in told.stderr
    assert file.read_text(encoding="utf-8") == OFFICE + "# somebody else\n"


def test_a_file_that_goes_meanwhile_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(path: Path) -> bytes:
        raise FileNotFoundError(2, os.strerror(2), str(path))

    monkeypatch.setattr("flowdef.cli.shell.deciding.content_of", gone)
    told = flowdef("select", "new-office", "--go", "--reason", "Now", folder=folder)
    assert told.returncode == 1
    assert "cannot be opened (no such file or directory)" in told.stderr
