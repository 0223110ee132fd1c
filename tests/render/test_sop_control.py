"""What stands at the head of an SOP."""

from decimal import Decimal
from typing import Any

import pytest

from flowdef.model.process import Targets, Trigger
from flowdef.render.sop_control import start, targets
from flowdef.times import Rate, duration
from processes_in_a_line import a_process

DAYS = duration("10d")
TWELVE = Rate(Decimal(12), "month")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        pytest.param({}, "", id="nothing"),
        pytest.param({"frequency": TWELVE}, "Expected 12 times a month.", id="how often"),
        pytest.param(
            {"trigger": Trigger(event="A *bill* comes."), "frequency": TWELVE},
            "Starts when this happens: A *bill* comes. Expected 12 times a month.",
            id="an event",
        ),
        pytest.param(
            {"trigger": Trigger(schedule="0 9 * * mon")},
            "Starts by itself every Monday at 09:00.",
            id="a schedule",
        ),
        pytest.param(
            {"trigger": Trigger(manual=True)}, "Starts when somebody decides so.", id="by hand"
        ),
    ],
)
def test_when_it_starts(facts: dict[str, Any], said: str) -> None:
    assert start(a_process("a", **facts)) == said


@pytest.mark.parametrize(
    ("aims", "always", "said"),
    [
        pytest.param(Targets(), False, "", id="none"),
        pytest.param(Targets(lead_time=DAYS), False, "lead time 10 working days", id="time"),
        pytest.param(Targets(lead_time=DAYS), True, "lead time 10 days", id="around the clock"),
        pytest.param(
            Targets(first_pass_yield=Decimal("0.9")), False, "90 % right the first time", id="yield"
        ),
    ],
)
def test_what_it_aims_at(aims: Targets, always: bool, said: str) -> None:
    assert targets(a_process("a", targets=aims, always=always)) == said
