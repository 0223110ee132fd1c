"""Plans of Microsoft Project, where they lie: the passes find the same dates, to the minute."""

import csv
from collections import Counter
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from flowdef.model.organization import Calendar, Organization
from flowdef.plan.schedule import schedule
from flowdef.times import Duration, Unit
from mspdi import read
from mspdi_plan import BY_HAND, LEVELLED, Reading

pytestmark = pytest.mark.corpora

TABLE = Path(__file__).parents[1] / "data/mspdi.csv"
COLUMNS = ("file", "leaf tasks", "compared", "equal", "late dates equal", "left out")


def row(path: Path, folder: Path) -> dict[str, str]:
    """A file of the table: how many tasks have the dates that it tells, and why others are out."""
    reading = Reading(read(path))
    compared = [task for task in reading.leaves if task.id not in reading.left_out]
    dates = reading.dates
    early = [(dates[each.id].start, dates[each.id].finish) for each in compared]
    late = [(dates[each.id].late_start, dates[each.id].late_finish) for each in compared]
    out = Counter(reading.left_out.values())
    reasons = "; ".join(f"{count} {reason}" for reason, count in sorted(out.items()))
    told = (
        path.relative_to(folder).as_posix(),
        str(len(reading.leaves)),
        str(len(compared)),
        str(sum(a == (b.start, b.finish) for a, b in zip(early, compared, strict=True))),
        str(sum(a == (b.late_start, b.late_finish) for a, b in zip(late, compared, strict=True))),
        reasons if reading.leaves else "no task but the row of the plan itself",
    )
    return dict(zip(COLUMNS, told, strict=True))


@pytest.fixture(name="rows")
def _rows(corpora: Path) -> list[dict[str, str]]:
    folder = corpora / "sched"
    return [row(path, folder) for path in sorted(folder.rglob("*.xml"))]


def test_the_table_tells_of_each_file_what_is_equal_and_what_is_left_out(
    rows: list[dict[str, str]], request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--update-goldens"):
        TABLE.write_text(_text(rows), encoding="utf-8")
    with TABLE.open(encoding="utf-8") as file:
        known = {each["file"]: each for each in csv.DictReader(file)}
    assert known
    for each in rows:
        assert each == known.get(each["file"], each), "renew with --update-goldens"


def test_what_is_compared_has_the_dates_of_microsoft_project(rows: list[dict[str, str]]) -> None:
    assert {each["file"]: each["equal"] for each in rows if each["equal"] != each["compared"]} == {}


def test_of_all_leaf_tasks_without_levelling_or_dates_by_hand_95_percent_are_equal(
    corpora: Path, rows: list[dict[str, str]]
) -> None:
    """What is left out for any other reason counts as wrong here."""
    free = 0
    for path in (corpora / "sched").rglob("*.xml"):
        reading = Reading(read(path))
        free += sum(
            reading.left_out.get(each.id) not in (BY_HAND, LEVELLED) for each in reading.leaves
        )
    equal = sum(int(each["equal"]) for each in rows)
    assert equal >= 0.95 * free, (equal, free)


def test_as_projects_of_flowdef_they_have_the_same_days(corpora: Path) -> None:
    """Without the breaks of their calendars, which flowdef has no words for."""
    hours = Calendar(opens="09:00", hours=Duration(Decimal(8), Unit.HOURS))
    organization = Organization(id="o", title="O", calendar=hours)
    equal = 0
    for path in sorted((corpora / "sched/mpp2mspdi").glob("*.xml")):
        reading = Reading(read(path))
        assert reading.left_out == {}
        found = schedule(reading.project, organization, reading.plan.start.date())
        for task, ours in zip(reading.leaves, found.tasks, strict=True):
            assert task.start
            assert task.finish
            days = (ours.start.date(), ours.finish.date())
            assert days == (task.start.date(), task.finish.date()), task
            assert ours.total_float == task.slack
            equal += 1
    assert equal > 0


def _text(rows: list[dict[str, str]]) -> str:
    text = StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue()
