"""Plan --level: what a team lead sees when one person is asked for twice at once."""

import json
from pathlib import Path

import pytest

from goldens import Golden
from in_this_process import flowdef

GOLDENS = Path(__file__).parent / "goldens"
ORGANIZATION = """\
kind: organization
id: sample
title: Sample
roles:
  cook: {title: Cook}
  driver: {title: Driver}
people:
  ann: {name: Ann, roles: [cook, driver]}
  ben: {name: Ben, roles: [driver], operations: 50%}
"""
FEAST = """\
kind: project
id: feast
title: Feast
status: active
manager: ann
start: 2027-03-01
tasks:
  - {id: cook-soup, title: Cook the soup, assigned: [ann], effort: 2d}
  - {id: bake-bread, title: Bake the bread, assigned: [ann], effort: 1d, deadline: 2027-03-01}
  - {id: fetch-wine, title: Fetch the wine, assigned: [{role: driver, share: 50%}], effort: 4h}
  - {id: feast-ready, title: Feast ready, needs: [cook-soup, bake-bread], milestone: true}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "flowdef.yaml").write_text("kind: workspace\nid: sample\ntitle: Sample\n")
    (tmp_path / "organization.yaml").write_text(ORGANIZATION)
    (tmp_path / "projects").mkdir()
    (tmp_path / "projects" / "feast.yaml").write_text(FEAST)
    return tmp_path


def plan(workspace: Path, *words: str, **env: str) -> str:
    found = flowdef("plan", "feast", "--on", "2027-03-01", *words, folder=workspace, **env)
    assert found.returncode == 0, found.stderr
    return found.stdout


@pytest.mark.parametrize("width", ["80", "160"])
def test_the_whole_screen(workspace: Path, golden: Golden, width: str) -> None:
    golden(GOLDENS / f"plan-level-{width}.txt", plan(workspace, "--level", COLUMNS=width))


def test_as_data(workspace: Path) -> None:
    found = json.loads(plan(workspace, "--level", "--json"))
    assert found["levelled"] == {
        "passes": 1,
        "length": 24 * 3600,
        "late": 0,
        "bound": 24 * 3600,
        "least_late": 0,
        "optimal": True,
        "gap": 0.0,
        "moved": [
            {
                "task": "cook-soup",
                "from": "2027-03-01T09:00:00+00:00",
                "to": "2027-03-02T09:00:00+00:00",
                "person": "ann",
                "busy_with": ["bake-bread"],
            },
            {
                "task": "feast-ready",
                "from": "2027-03-02T17:00:00+00:00",
                "to": "2027-03-03T17:00:00+00:00",
                "person": "",
                "busy_with": [],
            },
        ],
        "crowded": [],
        "proposed": [{"task": "fetch-wine", "role": "driver", "person": "ben"}],
    }
    assert "levelled" not in json.loads(plan(workspace, "--json"))


def test_why_a_task_begins_when_it_does(workspace: Path) -> None:
    told = plan(workspace, "--level", "--why", "cook-soup")
    assert told == (
        "Cook the soup  [cook-soup]  Tue 2027-03-02 09:00 to Wed 2027-03-03 17:00\n"
        "    its people are busy until Tue 2027-03-02 09:00.\n"
        "    until then Ann is at work on Bake the bread [bake-bread].\n"
    )


def test_the_same_seed_gives_the_same_plan(workspace: Path) -> None:
    words = ("--level", "--seed", "7", "--budget", "40")
    assert plan(workspace, *words) == plan(workspace, *words)


@pytest.mark.parametrize("words", [("--seed", "1"), ("--budget", "9")])
def test_how_to_level_is_only_said_with_level(workspace: Path, words: tuple[str, ...]) -> None:
    found = flowdef("plan", "feast", *words, folder=workspace)
    assert found.returncode == 2
    assert "goes with --level" in found.stderr
