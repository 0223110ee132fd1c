"""Who can decide, as it is proved, against everybody deciding in turn in small processes."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import count, islice

import pytest
from msgspec.structs import replace

from flowdef.model.process import Approval, Authority, Process, Step
from flowdef.run.defining import define
from flowdef.run.definition import Definition
from flowdef.run.roster import roster_of
from proofs.brute_force import TooMany
from proofs.brute_force_people import Decisions, People, decisions
from proofs.cases import PARTS
from proofs.compared_staffing import compared
from proofs.small_staffings import AMOUNT, DAY, Staffed, staffed
from proofs.staffings_by_heart import by_clerk, people
from run.small_processes import each_step, shaped, with_deeds

pytestmark = pytest.mark.unmeasured

YES = Approval(role="boss")
APART = replace(YES, separate_from=("a",))
SPEND = replace(YES, authority=Authority(type="spend", amount="amount"))


def worked(*, before: Approval) -> Process:
    """The clerk does a and c; b between them is the approval, and c records an amount."""
    process = each_step(with_deeds(shaped(3, ()), {"b": before}), by_clerk)

    def change(step: Step) -> Step:
        return replace(step, collect=(AMOUNT,)) if step.id == "c" else step

    return each_step(process, change)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            Staffed(worked(before=APART), people(ann="clerk boss", ben="clerk boss")),
            id="two who can do both",
        ),
        pytest.param(
            Staffed(worked(before=SPEND), people(ann="clerk boss")),
            id="an amount that is recorded only later is approved by nobody",
        ),
        pytest.param(
            Staffed(worked(before=replace(YES, quorum=2)), people(ann="clerk", ben="boss")),
            id="more have to say yes than there are",
        ),
        pytest.param(
            Staffed(worked(before=APART), people(ann="clerk boss", ben="boss", deputy="clerk")),
            id="a deputy did it",
        ),
        pytest.param(
            Staffed(worked(before=replace(YES, on_reject="a")), people(ann="clerk boss")),
            id="one for both, who also sends back",
        ),
    ],
)
def test_staffings_by_heart(case: Staffed) -> None:
    result = compared(case, _decisions(case, 10_000))
    assert not result.found, result.found


def test_five_hundred_staffings() -> None:
    _assert_agreed(islice(_cases(0, steps=4, most=300), 500))


@pytest.mark.long
@pytest.mark.parametrize("part", PARTS)
def test_twenty_thousand_staffings(part: int) -> None:
    found = _cases((part + 1) * 1_000_000, steps=4, most=1_000)
    _assert_agreed(islice(found, 20_000 // len(PARTS)))


def _cases(first: int, steps: int, most: int) -> Iterator[tuple[Staffed, Decisions]]:
    for seed in count(first):
        case = staffed(seed, 2 + seed % (steps - 1))
        with suppress(TooMany):
            yield case, _decisions(case, most)


def _decisions(case: Staffed, most: int) -> Decisions:
    definition = define(case.process)
    assert isinstance(definition, Definition)
    return decisions(case.process, definition, People(roster_of(case.organization), DAY), most)


def _assert_agreed(found: Iterator[tuple[Staffed, Decisions]]) -> None:
    asked = undecided = 0
    for case, every in found:
        result = compared(case, every)
        assert not result.found, result.found
        asked += result.asked
        undecided += result.undecided
    assert asked
    assert undecided * 50 < asked  # of small ones, hardly any is left open
