"""Looks at many runs: which are shown, in which order, how many, and at which width."""

import json
from pathlib import Path

import pytest

from flowdef.cli.run import runs
from order_runs import Run
from store_logs import tampered

START = ["start", "order", "--set", "item=pens", "--as", "sam"]


@pytest.fixture
def some(flow: Run) -> Run:
    """Three orders: at the clerk's, at the boss's, blocked; and an inspection in jo's hands."""
    for _ in range(3):
        flow(*START)
    flow("done", "order-2", "choose", "--set", "price=20", "--tick-all", "--as", "sam")
    flow("block", "order-3", "choose", "--reason", "No offers", "--as", "sam")
    flow("start", "inspect", "--as", "sam")
    flow("take", "inspect-1", "look", "--as", "jo")
    return flow


def shown(flow: Run, *words: str, code: int = 0) -> list[str]:
    data = json.loads(flow("runs", "--json", *words, code=code).stdout)
    assert data["total"] >= len(data["runs"])
    return [row["run"] for row in data["runs"]]


LOOKS = [
    pytest.param([], ["order-1", "order-2", "order-3", "inspect-1"], id="all"),
    pytest.param(["--blocked"], ["order-3"], id="blocked"),
    pytest.param(["--role", "boss"], ["order-2"], id="of a role"),
    pytest.param(["--process", "inspect"], ["inspect-1"], id="of a process"),
    pytest.param(["--late"], [], id="late"),
    pytest.param(["--mine", "--as", "kim"], ["order-2"], id="of the boss"),
    pytest.param(
        ["--mine", "--as", "jo"],
        ["order-1", "order-2", "order-3", "inspect-1"],
        id="of a clerk, who stands in for the boss",
    ),
    pytest.param(
        ["--mine", "--as", "jo", "--process", "inspect"], ["inspect-1"], id="in her hands"
    ),
    pytest.param(["--mine", "--as", "sam", "--process", "inspect"], [], id="in other hands"),
    pytest.param(["--limit", "2"], ["order-1", "order-2"], id="the first two"),
    pytest.param(
        ["--limit", "0", "--rebuild"], ["order-1", "order-2", "order-3", "inspect-1"], id="anew"
    ),
]


@pytest.mark.parametrize(("words", "names"), LOOKS)
def test_runs_are_looked_for(some: Run, words: list[str], names: list[str]) -> None:
    assert shown(some, *words) == names


def test_whose_runs_must_be_said(some: Run) -> None:
    assert "--as PERSON" in some("runs", "--mine", code=2).stderr


def test_the_first_are_shown_and_how_many_there_are(some: Run) -> None:
    assert some("runs", "--limit", "3").stdout.endswith(
        "the first 3 of 4 runs; --limit 0 shows all\n"
    )
    said = some("next", "--limit", "1").stdout.splitlines()
    assert said[0].startswith("order-1 (Order: pens)  ready: choose")
    assert said[-1] == "the first 1 of 4 open steps; --limit 0 shows all"
    assert json.loads(some("next", "--limit", "1", "--json").stdout)["total"] == 4
    assert len(json.loads(some("next", "--limit", "0", "--json").stdout)["open"]) == 4


TABLE = """\
RUN        STATE    STEPS  DUE  NOW
order-1    open       0/5       choose
order-2    open       1/5       agree
order-3    blocked    0/5       choose
inspect-1  open       0/1       look (Jo)
"""


def test_a_table_fits_a_terminal(some: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert some("runs").stdout == TABLE
    monkeypatch.setenv("COLUMNS", "30")
    narrow = some("runs").stdout
    assert "order-3\n  blocked · 0/5 steps ·\n  choose · Order: pens\n" in narrow
    assert max(map(len, narrow.splitlines())) <= 30
    monkeypatch.setenv("COLUMNS", "120")
    head, first, *_ = some("runs").stdout.splitlines()
    assert head.endswith("LAST              TITLE")
    assert first.endswith("  Order: pens")
    some("start", "order", "--set", "item=pens", "--title", "A" * 200, "--as", "sam")
    wide = some("runs").stdout
    assert max(map(len, wide.splitlines())) <= 120
    assert "AAA…\n" in wide
    monkeypatch.setenv("COLUMNS", "")
    assert "A" * 200 in some("runs").stdout


def test_it_follows_what_is_done_and_what_the_organization_says(some: Run, folder: Path) -> None:
    assert "order-1" in shown(some)
    some("cancel", "order-1", "--reason", "No money", "--as", "sam")
    assert "order-1" not in shown(some)
    assert "order-1" in shown(some, "--all")
    people = folder / "organization.yaml"
    text = people.read_text(encoding="utf-8") + "  pat: {name: Pat, roles: [boss]}\n"
    people.write_text(text, encoding="utf-8")
    assert shown(some, "--mine", "--as", "pat") == ["order-2"]


def test_the_index_is_never_trusted_over_the_log(some: Run, folder: Path) -> None:
    shown(some)
    index = folder / ".flowdef" / "runs.index"
    tampered(index, "UPDATE runs SET open = 0, process = 'x' WHERE run = 'order-1'")
    assert "order-1" not in shown(some)
    assert "order-1" in shown(some, "--rebuild")
    tampered(
        index, "INSERT INTO runs SELECT 'gone-1', 3, '', 1, 'x', '9999', 0, '9999', 0, '', '' "
    )
    assert "gone-1" not in shown(some)
    index.unlink()
    assert len(shown(some)) == 4


def test_another_log_in_its_place_is_read_anew(some: Run, folder: Path) -> None:
    shown(some)
    for path in (folder / ".flowdef").glob("runs.*"):
        if path.suffix not in (".index", ".index-wal", ".index-shm"):
            path.unlink()
    assert shown(some) == []
    some("start", "inspect", "--as", "sam")
    assert shown(some) == ["inspect-1"]


def test_a_fault_is_told_until_it_is_mended(some: Run, folder: Path) -> None:
    path = folder / ".flowdef" / "runs.db"
    tampered(path, "UPDATE events SET seq = 99 WHERE run = 'order-2' AND seq = 2")
    for _ in range(2):
        assert "order-2" not in shown(some, "--rebuild", code=1)
    assert "order-2 was changed" in some("next", code=1).stderr
    tampered(path, "UPDATE events SET seq = 2 WHERE run = 'order-2' AND seq = 99")
    assert "order-2" in shown(some)


def test_a_watch_tells_what_changes_until_it_is_interrupted(
    some: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = iter([None, None, KeyboardInterrupt])

    def waiting(_: float) -> None:
        if (end := next(looks)) is not None:
            raise end
        some("comment", "order-1", "Nothing that is shown", "--as", "sam")

    monkeypatch.setattr("time.sleep", waiting)
    assert runs.EVERY >= 1
    assert some("runs", "--watch").stdout.count("RUN ") == 1
