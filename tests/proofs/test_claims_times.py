"""Claims on times: what is said of a promise, and by which run."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from flowdef.model.organization import Calendar
from flowdef.model.process import Process, Targets
from flowdef.proofs.claim import Claim, Standing
from flowdef.proofs.claims_times import in_time
from flowdef.reading.document import read
from flowdef.times import Duration, Unit
from proofs.compared_courses import courses_of
from proofs.growing_processes import sent_back_aside

ONE_OF_TWO = """\
kind: process
id: p
title: P
inputs: {go: {type: boolean, required: true}}
steps:
  - {id: a, title: A, when: go, duration: 3h}
  - {id: b, title: B, when: not go, duration: 5h}
"""


@pytest.mark.parametrize(
    ("hours", "standing", "said", "witness"),
    [
        pytest.param(2, Standing.BROKEN, "The fastest run takes 3h.", [], id="no run keeps it"),
        pytest.param(4, Standing.BROKEN, "It takes 5h.", [("go", False)], id="a run misses it"),
        pytest.param(5, Standing.HOLDS, "", [], id="every run keeps it"),
    ],
)
def test_a_promise(
    hours: int, standing: Standing, said: str, witness: list[tuple[str, bool]]
) -> None:
    process = read(ONE_OF_TWO.encode(), "p.yaml").document
    assert isinstance(process, Process)
    found = _promise(process, hours)
    assert (found.standing, found.why) == (standing, said)
    assert [(each.field, each.witness) for each in found.witness] == witness


def test_where_a_promise_is_not_decided_no_run_is_shown_to_miss_it() -> None:
    found = _promise(sent_back_aside(8), 20)
    assert found.standing is Standing.UNDECIDED
    assert found.why == "The slowest run takes at least 2d 2h and at most 3d."
    assert (found.witness, found.scenario) == ((), None)
    assert found.size


def _promise(process: Process, hours: int) -> Claim:
    lead_time = Duration(Decimal(hours), Unit.HOURS)
    process = replace(process, targets=Targets(lead_time=lead_time))
    claims = in_time(courses_of(process), Calendar(), lambda _: None)
    return next(each for each in claims if each.subject == "lead_time")
