"""`flowdef load`: hours worked out by hand, one person who has too much, and work of nobody."""

import csv
import json
from collections import defaultdict
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from goldens import Golden
from in_this_process import flowdef
from load_workspace import load_workspace
from planted_portfolio import at
from store_logs import tampered

HERE = Path(__file__).parent
MONDAY = "2027-01-04T08:00:00"

# By hand, for the weeks of 4 January (the 6th is closed: four days of five) and of 11 January.
#
# There is: ann 40 h, ben 20 h, eve 40 h, bo 10 h a week; on 4 January four fifths of that. Eve is
# on leave for two days of the second week (24 h are left), bo for all of it.
#
# pay begins 10 times a week, 8 times in the short one. A run asks of a clerk 30 min and 20 % of
# 15 min, 33 min: 264 min (4.4 h) and 330 min (5.5 h); ann and ben, who have twice as many hours
# as he, share it 2 to 1. Of the boss it asks 50 % of 12 min: 48 min (0.8 h) and 60 min (1 h); in
# the second week the clerks, his deputies, do it, 2 to 1. Of whoever asks 50 % of 6 min: 24 min
# (0.4 h) and 30 min (0.5 h), and nobody knows who that is.
# patrol begins on Monday and Thursday: 2 times 1 h, holiday or not. A quarter of its runs calls
# mend, 2 h: 2 * 25 % * 2 h = 1 h. Both are eve's: 3 h a week.
# move, from 11 January: eve packs for 2 days (16 h) or, planted, 3 days (24 h); she is there from
# Wednesday to Friday, 24 h, and does it in this week. Nobody is a painter: 4 h.
WORK = {
    ("2027-01-04", "ann", "pay"): 4.4 * 2 / 3,
    ("2027-01-04", "ben", "pay"): 4.4 / 3,
    ("2027-01-04", "bo", "pay"): 0.8,
    ("2027-01-04", "", "pay"): 0.4,
    ("2027-01-04", "eve", "patrol"): 2,
    ("2027-01-04", "eve", "mend"): 1,
    ("2027-01-11", "ann", "pay"): 6.5 * 2 / 3,
    ("2027-01-11", "ben", "pay"): 6.5 / 3,
    ("2027-01-11", "", "pay"): 0.5,
    ("2027-01-11", "eve", "patrol"): 2,
    ("2027-01-11", "eve", "mend"): 1,
    ("2027-01-11", "eve", "move"): 16,
    ("2027-01-11", "", "move"): 4,
}
CAPACITY = {
    ("2027-01-04", "ann"): 32,
    ("2027-01-04", "ben"): 16,
    ("2027-01-04", "eve"): 32,
    ("2027-01-04", "bo"): 8,
    ("2027-01-11", "ann"): 40,
    ("2027-01-11", "ben"): 20,
    ("2027-01-11", "eve"): 24,
    ("2027-01-11", "bo"): 0,
}


@pytest.fixture(autouse=True)
def _monday(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, MONDAY)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return load_workspace(tmp_path, effort="2d")


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    return load_workspace(tmp_path, effort="3d")


def data(folder: Path, *words: str) -> Any:
    return json.loads(flowdef("load", "--weeks", "2", "--json", *words, folder=folder).stdout)


def work(found: Any) -> dict[tuple[str, str, str], float]:
    """The hours of each week, person and document; of work that nobody carries without a person."""
    sums: defaultdict[tuple[str, str, str], float] = defaultdict(float)
    for person in found["people"]:
        for week in person["weeks"]:
            for each in week["reasons"]:
                sums[week["week"], person["person"], each["document"]] += each["hours"]
    for each in found["uncarried"]:
        sums[each["week"], "", each["document"]] += each["hours"]
    return dict(sums)


def test_the_hours_are_those_worked_out_by_hand(good: Path) -> None:
    found = data(good)
    assert work(found) == pytest.approx(WORK, abs=0.001)
    assert {
        (week["week"], person["person"]): week["capacity"]
        for person in found["people"]
        for week in person["weeks"]
    } == CAPACITY


def test_where_all_fits_nobody_has_too_much(good: Path) -> None:
    found = data(good)
    assert not any(week["over"] for person in found["people"] for week in person["weeks"])
    assert "Nobody has more to do than they can." in flowdef("load", folder=good).stdout


def test_too_much_across_a_process_and_a_project_is_found_with_both_named(planted: Path) -> None:
    over = [
        (week["week"], person["person"], week["over"])
        for person in data(planted)["people"]
        for week in person["weeks"]
        if week["over"]
    ]
    assert over == [("2027-01-11", "eve", 3.0)]
    said = flowdef("load", "--weeks", "2", folder=planted).stdout
    assert "eve, week of 2027-01-11: 27 h of work, 24 h there are: 3 h too much" in said
    assert "24 h  project move, task pack" in said
    assert "2 h  process patrol (as engineer)" in said


def test_projects_that_take_what_is_kept_for_operations_are_told(planted: Path) -> None:
    eve = data(planted, "--person", "eve")["people"][0]["weeks"][1]
    assert (eve["kept"], eve["squeezed"]) == (6, 6)


def test_work_that_nobody_carries_says_why(good: Path) -> None:
    why = {each["role"]: each["why"] for each in data(good)["uncarried"]}
    assert why == {
        "{asker}": "who it is, the field 'asker' of a run tells",
        "painter": "nobody holds the role 'painter', nor that of its deputy",
    }


def test_a_table_has_the_same_hours(good: Path) -> None:
    text = flowdef("load", "--weeks", "2", "--format", "csv", folder=good).stdout
    sums: defaultdict[tuple[str, str, str], float] = defaultdict(float)
    for row in csv.DictReader(StringIO(text)):
        if row["kind"] in ("process", "run", "project"):
            sums[row["week"], row["person"], row["document"]] += float(row["hours"])
    assert sums == pytest.approx(WORK, abs=0.001)


def test_what_is_left_of_open_runs_is_among_what_is_expected(good: Path) -> None:
    start = ["start", "pay", "--set", "asker=eve", "--as", "ann"]
    flowdef(*start, folder=good)
    flowdef("take", "pay-1", "check", "--as", "ann", folder=good)
    sums = work(data(good))
    whole = sum(
        hours for (week, _, of), hours in sums.items() if (week, of) == ("2027-01-04", "pay")
    )
    assert whole == pytest.approx(0.05 + 4.4 + 0.8 + 0.4, abs=0.001)  # eve is asked: 50 % of 6 min
    runs = {
        person["person"]: sum(week["runs"] for week in person["weeks"])
        for person in data(good)["people"]
    }
    assert runs["ann"] > 0.5  # she has taken the check
    assert runs["eve"] == pytest.approx(0.05)


def test_more_open_runs_than_are_expected_come_on_top(good: Path) -> None:
    for _ in range(12):
        flowdef("start", "pay", "--set", "asker=eve", "--as", "ann", folder=good)
    week = data(good, "--role", "clerk")["roles"][0]["weeks"][0]
    # Twelve runs of 33 min are left, more than the eight that are expected in the short week.
    assert week["asked"] == pytest.approx(12 * 33 / 60)
    assert {each["kind"] for each in week["reasons"]} == {"run"}


@pytest.mark.parametrize("columns", ["80", "160"])
def test_the_map_is_readable_without_colours(planted: Path, golden: Golden, columns: str) -> None:
    text = flowdef("load", "--weeks", "14", folder=planted, COLUMNS=columns).stdout
    assert max(map(len, text.splitlines())) <= int(columns)
    golden(HERE / "goldens" / f"load-{columns}.txt", text)


def test_one_person_is_told_with_all_reasons(good: Path, golden: Golden) -> None:
    text = flowdef("load", "--weeks", "3", "--person", "ann", folder=good, COLUMNS="80").stdout
    golden(HERE / "goldens" / "load-ann.txt", text)


def test_one_role_is_told_with_its_holders(good: Path) -> None:
    found = data(good, "--role", "clerk", "--from", "2027-01-13")
    assert found["weeks"] == ["2027-01-11", "2027-01-18"]
    assert [person["person"] for person in found["people"]] == ["ann", "ben"]
    assert [role["role"] for role in found["roles"]] == ["clerk"]
    assert found["people"][1]["weeks"][1]["capacity"] == 0  # he has left


def test_html_goes_to_a_file(good: Path) -> None:
    done = flowdef("load", "--format", "html", "-o", "load.html", folder=good)
    assert done.stderr == "wrote load.html\n"
    assert "<h2>People</h2>" in (good / "load.html").read_text(encoding="utf-8")
    flowdef("load", "-o", "load.txt", folder=good, COLUMNS="20")
    text = (good / "load.txt").read_text(encoding="utf-8")
    assert text.startswith("Weeks of 2027-01-04 to 2027-02-22: hours of work")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(
            ["--from", "monday"], "'monday' is no day; write it as 2027-03-01", id="no day"
        ),
        pytest.param(
            ["--from", "1066-10-14"], "1066-10-14 lies outside all calendars", id="too long ago"
        ),
        pytest.param(
            ["--person", "an"],
            "no person 'an' in the organization. Did you mean 'ann'?",
            id="a slip",
        ),
        pytest.param(["--json", "--format", "csv"], "say one of the two", id="two forms"),
        pytest.param(["--role", "x"], "Known: clerk, boss, engineer, painter.", id="unknown role"),
    ],
)
def test_a_wrong_word_is_told(good: Path, words: list[str], said: str) -> None:
    done = flowdef("load", *words, folder=good)
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr


def test_without_people_there_is_no_load(good: Path) -> None:
    (good / "organization.yaml").unlink()
    assert "There are no people here" in flowdef("load", folder=good).stderr


def test_a_document_with_errors_is_told_and_the_rest_counts(good: Path) -> None:
    (good / "processes" / "mend.yaml").write_text("kind: process\n", encoding="utf-8")
    done = flowdef("load", folder=good)
    assert "mend.yaml has errors, so its work is left out" in done.stderr
    assert done.returncode == 0
    (good / "organization.yaml").write_text("kind: organization\n", encoding="utf-8")
    done = flowdef("load", folder=good)
    assert (done.returncode, "cannot be read" in done.stderr) == (1, True)


def test_a_project_without_dates_is_told_and_the_rest_counts(good: Path) -> None:
    file = good / "projects" / "round.yaml"
    file.write_text(
        "kind: project\nid: round\ntitle: Round\nstatus: active\ntasks:\n"
        "  - {id: a, title: A, effort: 1d, assigned: [ann], needs: [b]}\n"
        "  - {id: b, title: B, effort: 1d, assigned: [ann], needs: [a]}\n",
        encoding="utf-8",
    )
    done = flowdef("load", folder=good)
    assert "round has no dates, for tasks of it wait for each other in a circle" in done.stderr
    assert "'flowdef plan round' names them" in done.stderr
    assert done.returncode == 0


def test_a_run_that_cannot_be_read_is_told_and_the_rest_counts(good: Path) -> None:
    for _ in range(2):
        flowdef("start", "pay", "--set", "asker=eve", "--as", "ann", folder=good)
    tampered(good / ".flowdef" / "runs.db", "DELETE FROM events WHERE run = 'pay-1' AND seq = 1")
    done = flowdef("load", "--json", folder=good)
    assert "pay-1" in done.stderr
    assert "pay-2" in done.stdout


def test_a_run_that_cannot_be_read_is_told_once_whatever_it_serves(good: Path) -> None:
    file = good / "projects" / "move.yaml"
    tasks = "  - {id: lamps, title: Lamps, process: mend}\n"
    file.write_text(file.read_text(encoding="utf-8") + tasks, encoding="utf-8")
    flowdef("start", "mend", "--for", "move/lamps", "--as", "eve", folder=good)
    tampered(good / ".flowdef" / "runs.db", "DELETE FROM events WHERE run = 'mend-1' AND seq = 1")
    assert flowdef("load", folder=good).stderr.count("run mend-1") == 1


def test_a_process_that_does_a_task_counts_where_nothing_else_expects_it(good: Path) -> None:
    task = "  - {id: lamps, title: Lamps, process: mend}\n"
    file = good / "projects" / "move.yaml"
    file.write_text(file.read_text(encoding="utf-8") + task, encoding="utf-8")
    reasons = data(good, "--person", "eve")["people"][0]["weeks"][1]["reasons"]
    assert [each["hours"] for each in reasons if each["part"] == "lamps"] == [2]
