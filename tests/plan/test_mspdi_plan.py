"""Plans in MSPDI written by hand: calendars with breaks and nights, and every kind of link."""

from datetime import datetime
from pathlib import Path

import pytest

from mspdi import read
from mspdi_plan import Reading

# The plans begin on Monday, 1 March 2027.
DAY = "<WorkingTime><FromTime>{}:00</FromTime><ToTime>{}:00</ToTime></WorkingTime>"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def working(day: int, *spans: str) -> str:
    """A day of the week, Sunday is 1; each span as `08:00 12:00`."""
    times = "".join(DAY.format(*span.split()) for span in spans)
    return (
        f"<WeekDay><DayType>{day}</DayType><DayWorking>{int(bool(spans))}</DayWorking>"
        f"<WorkingTimes>{times}</WorkingTimes></WeekDay>"
    )


def calendar(number: int, *days: str, below: int = -1, more: str = "") -> str:
    return (
        f"<Calendar><UID>{number}</UID><BaseCalendarUID>{below}</BaseCalendarUID>"
        f"<WeekDays>{''.join(days)}</WeekDays>{more}</Calendar>"
    )


def closed(first: str, last: str) -> str:
    return (
        f"<Exceptions><Exception><TimePeriod><FromDate>{first}T00:00:00</FromDate>"
        f"<ToDate>{last}T23:59:00</ToDate></TimePeriod><Type>1</Type><DayWorking>0</DayWorking>"
        "</Exception></Exceptions>"
    )


WEEK = [working(day, "08:00 12:00", "13:00 17:00") for day in range(2, 7)]
NIGHT = [working(day, "00:00 03:00", "04:00 08:00", "23:00 00:00") for day in range(3, 7)]
CALENDARS = (
    calendar(1, *WEEK),
    calendar(2, working(2, "23:00 00:00"), *NIGHT, working(7, "00:00 03:00", "04:00 08:00")),
    calendar(3, below=1, more=closed("2027-03-02", "2027-03-03")),
    calendar(4, below=1),
    calendar(5, below=1, more=closed("2027-03-02", "2027-03-02").replace("<Type>1", "<Type>6")),
)
PEOPLE = "".join(
    f"<Resource><UID>{number}</UID><Type>1</Type><CalendarUID>{own}</CalendarUID></Resource>"
    for number, own in ((1, 3), (2, 4), (3, 5))
)
TYPES = {"FF": 0, "FS": 1, "SF": 2, "SS": 3}


def needs(number: int, kind: str = "FS", lag: int = 0, form: int = 7) -> str:
    return (
        f"<PredecessorLink><PredecessorUID>{number}</PredecessorUID><Type>{TYPES[kind]}</Type>"
        f"<LinkLag>{lag}</LinkLag><LagFormat>{form}</LagFormat></PredecessorLink>"
    )


def task(number: int, hours: int, more: str = "", day: int = 1, level: int = 1) -> str:
    """A task; the file says that it is done on that one day."""
    return (
        f"<Task><UID>{number}</UID><Name>Task {number}</Name><OutlineLevel>{level}</OutlineLevel>"
        f"<Start>2027-03-0{day}T08:00:00</Start><Finish>2027-03-0{day}T17:00:00</Finish>"
        f"<Duration>PT{hours}H0M0S</Duration>{more}</Task>"
    )


def on(name: str, day: int) -> str:
    return f"<{name}>2027-03-0{day}T08:00:00</{name}>"


def bound(constraint: int, day: int) -> str:
    return f"<ConstraintType>{constraint}</ConstraintType>{on('ConstraintDate', day)}"


def assigned(task: int, *people: int) -> str:
    return "".join(
        f"<Assignment><TaskUID>{task}</TaskUID><ResourceUID>{each}</ResourceUID><Units>1</Units>"
        "<Work>PT8H0M0S</Work></Assignment>"
        for each in people
    )


def plan(folder: Path, tasks: str, assignments: str = "") -> Reading:
    path = folder / "plan.xml"
    path.write_text(
        f'{HEAD}<Project xmlns="http://schemas.microsoft.com/project">'
        "<StartDate>2027-03-01T08:00:00</StartDate><CalendarUID>1</CalendarUID>"
        f"<Calendars>{''.join(CALENDARS)}</Calendars><Tasks>{tasks}</Tasks>"
        f"<Resources>{PEOPLE}</Resources><Assignments>{assignments}</Assignments></Project>",
        encoding="utf-8",
    )
    return Reading(read(path))


def told(moment: datetime) -> str:
    return f"{moment:%a %d %H:%M}"


ROWS = [
    pytest.param(
        task(1, 6), task(2, 4, needs(1)), "Mon 01 15:00", "Tue 02 10:00", id="a break divides work"
    ),
    pytest.param(
        task(1, 8),
        task(2, 0, needs(1)),
        "Mon 01 17:00",
        "Mon 01 17:00",
        id="a milestone stands where work ends",
    ),
    pytest.param(
        task(1, 40),
        task(2, 8, needs(1, lag=4800)),
        "Tue 09 08:00",
        "Tue 09 17:00",
        id="a day of lag is a working day",
    ),
    pytest.param(
        task(1, 8),
        task(2, 8, needs(1, lag=14400, form=8)),
        "Wed 03 08:00",
        "Wed 03 17:00",
        id="a lag by the clock ends where work does, and work begins the next day",
    ),
    pytest.param(
        task(1, 16),
        task(2, 8, needs(1, lag=50, form=19)),
        "Thu 04 08:00",
        "Thu 04 17:00",
        id="a lag in percent is of what is waited for",
    ),
    pytest.param(
        task(1, 40),
        task(2, 8, needs(1, "SS", 9600)),
        "Wed 03 08:00",
        "Wed 03 17:00",
        id="a start from a start",
    ),
    pytest.param(
        task(1, 40),
        task(2, 12, needs(1, "FF")),
        "Thu 04 13:00",
        "Fri 05 17:00",
        id="a finish from a finish, counted back over a break",
    ),
    pytest.param(
        task(1, 8, bound(4, 5)),
        task(2, 12, needs(1, "SF")),
        "Wed 03 13:00",
        "Thu 04 17:00",
        id="a finish from a start that may not be earlier",
    ),
    pytest.param(
        task(1, 8),
        task(2, 8, needs(1) + "<CalendarUID>2</CalendarUID>"),
        "Mon 01 23:00",
        "Tue 02 08:00",
        id="a night shift of its own calendar",
    ),
    pytest.param(
        task(1, 8),
        task(2, 48, needs(1) + "<DurationFormat>8</DurationFormat>"),
        "Mon 01 17:00",
        "Wed 03 17:00",
        id="two days by the clock",
    ),
]


@pytest.mark.parametrize(("first", "second", "start", "finish"), ROWS)
def test_the_second_task_has_these_dates(
    first: str, second: str, start: str, finish: str, tmp_path: Path
) -> None:
    reading = plan(tmp_path, first + second)
    reading.left_out.clear()  # the dates of the file are of no account here
    found = reading.dates[2]
    assert (told(found.start), told(found.finish)) == (start, finish)


def test_a_link_of_a_summary_holds_for_all_below_it(tmp_path: Path) -> None:
    tasks = (
        task(1, 8, "<Summary>1</Summary>")
        + task(2, 8, level=2)
        + task(3, 24, level=2)
        + task(4, 8, "<Summary>1</Summary>" + needs(1))
        + task(5, 8, level=2)
    )
    reading = plan(tmp_path, tasks)
    reading.left_out.clear()
    assert [each.id for each in reading.leaves] == [2, 3, 5]
    assert told(reading.dates[5].start) == "Thu 04 08:00"


def test_work_is_done_when_whoever_does_it_is_there(tmp_path: Path) -> None:
    reading = plan(tmp_path, task(1, 16) + task(2, 16), assigned(1, 1) + assigned(2, 2))
    assert reading.left_out == {}
    assert [told(reading.dates[each].finish) for each in (1, 2)] == ["Thu 04 17:00", "Tue 02 17:00"]


def test_how_late_a_task_can_be(tmp_path: Path) -> None:
    reading = plan(tmp_path, task(1, 8) + task(2, 20))
    assert told(reading.dates[1].late_start) == "Tue 02 13:00"
    assert told(reading.dates[1].late_finish) == "Wed 03 12:00"


@pytest.mark.parametrize(
    ("tasks", "assignments", "reason"),
    [
        pytest.param(task(2, 8, "<Manual>1</Manual>"), "", "by hand", id="manual"),
        pytest.param(task(2, 8, bound(2, 1)), "", "by hand", id="must start on"),
        pytest.param(task(2, 8, bound(1, 1)), "", "as late as possible", id="as late as possible"),
        pytest.param(
            task(2, 8, "<LevelingDelay>4800</LevelingDelay>"), "", "levelling", id="levelled"
        ),
        pytest.param(
            task(2, 8, on("ActualStart", 1) + on("Stop", 2) + on("Resume", 4)),
            "",
            "interrupted",
            id="half done",
        ),
        pytest.param(task(2, 8, "<Active>0</Active>"), "", "switched off", id="inactive"),
        pytest.param(task(2, 8, needs(9)), "", "another plan", id="what is linked is elsewhere"),
        pytest.param(task(2, 8, day=6), "", "does not work", id="on a Saturday"),
        pytest.param(
            task(1, 8, day=2) + task(2, 8, needs(1)), "", "waits for", id="before its predecessor"
        ),
        pytest.param(
            task(1, 8, "<Summary>1</Summary>") + task(3, 8, level=2) + task(2, 8, needs(1, "SS")),
            "",
            "summary",
            id="from the beginning of a summary",
        ),
        pytest.param(task(2, 8), assigned(2, 1, 2), "different hours", id="different hours"),
        pytest.param(task(2, 8), assigned(2, 3), "recur", id="days off by a rule"),
        pytest.param(
            task(2, 8),
            assigned(2, 2).replace("<Units>", "<WorkContour>1</WorkContour><Units>"),
            "evenly",
            id="a contour",
        ),
        pytest.param(
            task(2, 8).replace("Start>", "Begun>"), "", "without dates", id="without dates"
        ),
    ],
)
def test_what_cannot_be_compared_is_left_out_with_its_reason(
    tasks: str, assignments: str, reason: str, tmp_path: Path
) -> None:
    assert reason in plan(tmp_path, tasks, assignments).left_out[2]


def test_what_has_begun_goes_on_from_its_beginning(tmp_path: Path) -> None:
    begun = task(1, 16, on("ActualStart", 2), day=2)
    reading = plan(tmp_path, begun + task(2, 8, needs(1), day=5))
    assert reading.left_out == {}
    assert told(reading.dates[1].finish) == "Wed 03 17:00"
    assert told(reading.dates[2].start) == "Thu 04 08:00"


def test_what_follows_a_date_set_by_hand_follows_that_date(tmp_path: Path) -> None:
    reading = plan(tmp_path, task(1, 8, "<Manual>1</Manual>", day=4) + task(2, 8, needs(1), day=5))
    assert list(reading.left_out) == [1]
    assert told(reading.dates[2].start) == "Fri 05 08:00"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('<!DOCTYPE p [<!ENTITY a "a">]><p>&a;</p>', id="entities of its own"),
        pytest.param('<!DOCTYPE p SYSTEM "other.dtd"><p/>', id="another file"),
        pytest.param("<p/>", id="another kind of file"),
    ],
)
def test_what_is_no_plan_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.xml"
    path.write_text(HEAD + text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"is (not read|no plan)"):
        read(path)
