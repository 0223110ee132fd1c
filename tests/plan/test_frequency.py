"""Frequency: how often processes begin in a week, by what they say and by who calls them."""

from datetime import date
from decimal import Decimal

import pytest

from flowdef.model.process import Call, Process, Stage, Step, Trigger
from flowdef.plan.demand import demand_of
from flowdef.plan.frequency import Starts, weekly
from flowdef.times import rate

MONDAY = date(2027, 2, 1)


def a_process(name: str, *calls: str, **more: object) -> Process:
    steps = tuple(
        Step(id=each, title=each, deed=Call(process=each), share=Decimal("0.5")) for each in calls
    )
    step = Step(id="do", title="Do")
    stage = Stage(id="", title="", steps=(*steps, step))
    return Process(id=name, title=name, stages=(stage,), **more)  # type: ignore[arg-type]


def starts(*processes: Process, worked: int = 5) -> dict[str, Decimal]:
    demands = [demand_of(each) for each in processes]
    found = Starts(demands, (MONDAY,), (worked,), 5)
    return {each.id: found.of(each.id)[0] for each in demands}


@pytest.mark.parametrize(
    ("text", "days", "times"),
    [
        pytest.param("3 per day", 5, 15, id="a day"),
        pytest.param("3 per day", 6, 18, id="a day of six"),
        pytest.param("3 per week", 5, 3, id="a week"),
        pytest.param("13 per month", 5, 3, id="a month"),
        pytest.param("13 per quarter", 5, 1, id="a quarter"),
        pytest.param("104 per year", 5, 2, id="a year"),
    ],
)
def test_a_rate_is_so_many_a_week(text: str, days: int, times: int) -> None:
    found = rate(text)
    assert found
    assert weekly(found, days) == pytest.approx(times)


def test_a_frequency_counts_calls_already_and_follows_the_working_days() -> None:
    often = rate("10 per week")
    pay = a_process("pay", frequency=often)
    day_and_night = a_process("watch", frequency=often, always=True)
    caller = a_process("buy", "pay", frequency=rate("100 per week"))
    found = starts(pay, day_and_night, caller, worked=4)
    assert found == {"pay": 8, "watch": 10, "buy": 80}


def test_without_a_frequency_calls_and_schedules_tell() -> None:
    inner = a_process("inner")
    middle = a_process("middle", "inner", trigger=Trigger(schedule="0 9,15 * * mon-fri"))
    outer = a_process("outer", "inner", "middle", frequency=rate("6 per week"))
    assert starts(inner, middle, outer) == {"middle": 13, "outer": 6, "inner": Decimal("9.5")}


@pytest.mark.parametrize(
    ("text", "times"),
    [
        pytest.param("0 9 * * *", 7, id="every day"),
        pytest.param("0 9 1 * *", 1, id="a day of the month"),
        pytest.param("0 9 3 * sun", 2, id="a day of the month, or of the week"),
        pytest.param("0 9 * 3 *", 0, id="another month"),
        pytest.param("no schedule", 0, id="no schedule"),
    ],
)
def test_a_schedule_fires_on_its_days(text: str, times: int) -> None:
    assert starts(a_process("tidy", trigger=Trigger(schedule=text))) == {"tidy": times}


def test_what_calls_itself_begins_nothing() -> None:
    assert starts(a_process("a", "b"), a_process("b", "a"), a_process("pay")) == {
        "a": 0,
        "b": 0,
        "pay": 0,
    }
