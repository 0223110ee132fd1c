"""Run times: what is nothing stays empty, and a moment is no nothing."""

import pytest

from flowdef.measure.times import PersonTimes, Span, StepTimes, Times
from flowdef.render.run_times import run_times

SPANS = [
    pytest.param(Span(), "", id="nothing"),
    pytest.param(Span(0, 0, some=True), "under 1m", id="some seconds"),
    pytest.param(Span(1, 1, some=True), "1m", id="a minute"),
    pytest.param(Span(300, 0, some=True), "0m", id="hours outside working time"),
    pytest.param(Span(3000, 65, some=True), "1h 05m", id="an hour and more"),
]


@pytest.mark.parametrize(("span", "said"), SPANS)
def test_a_span(span: Span, said: str) -> None:
    step = StepTimes("a", 1, Span(), span, Span(), Span(), ("jo",))
    found = run_times(Times(span, (step,), (PersonTimes("jo", 1, span),), 0), None)
    row = next(line for line in found.splitlines() if line.startswith("a "))
    assert " ".join(row.split()) == " ".join(f"a {said} jo".split())


def test_a_run_that_has_just_begun() -> None:
    said = run_times(Times(Span(0, 0, some=True), (), (), 0), None)
    assert said.endswith(
        "in all under 1m of working time, under 1m by the clock; 0 rounds of rework\n"
    )
