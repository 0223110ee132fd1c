"""The brute force over people, on staffings that one can hold in one's head."""

import pytest
from msgspec.structs import replace

from flowdef.model.fields import Field, FieldType
from flowdef.model.organization import Organization
from flowdef.model.process import Approval, Authority, Process
from flowdef.run.defining import define
from flowdef.run.definition import Definition
from flowdef.run.roster import roster_of
from proofs.brute_force_people import Decisions, People, decisions
from proofs.small_staffings import DAY, staffed
from proofs.staffings_by_heart import by_clerk, people
from run.small_processes import each_step, shaped, with_deeds

AMOUNT = Field(name="amount", type=FieldType.INTEGER, min=0, max=2, required=True)
YES = Approval(role="boss")
SPEND = replace(YES, authority=Authority(type="spend", amount="amount"))


def asked_of(approval: Approval, organization: Organization, *, required: bool = True) -> Decisions:
    """The clerk does a; b is the approval."""
    process = with_deeds(shaped(2, ()), {"b": approval})
    process = replace(each_step(process, by_clerk), inputs=(replace(AMOUNT, required=required),))
    definition = define(process)
    assert isinstance(definition, Definition)
    return decisions(process, definition, People(roster_of(organization), DAY), 1_000)


@pytest.mark.parametrize(
    ("approval", "organization", "own", "short"),
    [
        pytest.param(YES, people(ann="clerk", ben="boss"), False, False, id="two people"),
        pytest.param(YES, people(ann="clerk boss"), True, False, id="one for both"),
        pytest.param(
            replace(YES, separate_from=("a",)),
            people(ann="clerk boss"),
            False,
            True,
            id="kept apart, and nobody is left",
        ),
        pytest.param(
            replace(YES, separate_from=("a",)),
            people(ann="clerk boss", ben="boss"),
            False,
            False,
            id="kept apart, and another one is left",
        ),
        pytest.param(
            YES,
            people(ann="clerk", ben="boss", deputy="clerk"),
            True,
            False,
            id="as deputy of whoever decides",
        ),
        pytest.param(YES, people(ann="clerk"), False, True, id="nobody holds the role"),
        pytest.param(
            replace(YES, quorum=2),
            people(ann="clerk", ben="boss"),
            False,
            True,
            id="too many asked",
        ),
    ],
)
def test_who_can_say_yes(
    approval: Approval, organization: Organization, own: bool, short: bool
) -> None:
    found = asked_of(approval, organization)
    assert bool(found.own) is own
    assert bool(found.short) is short


def test_the_amounts_that_nobody_has_the_right_for() -> None:
    found = asked_of(SPEND, people(ann="clerk", ben="boss"))
    assert found.short["b"].keys() == {2}
    assert asked_of(SPEND, people(ann="clerk", ben="boss", limit=2)).short == {}


def test_a_holder_is_not_asked_to_act_for_another_one() -> None:
    apart = replace(YES, separate_from=("a",))
    both = people(ann="clerk boss", ben="clerk boss", deputy="clerk")
    assert asked_of(apart, both).short == {}


def test_an_amount_that_nobody_recorded_is_approved_by_nobody() -> None:
    found = asked_of(SPEND, people(ann="clerk", ben="boss"), required=False)
    assert found.untold.keys() == {"b"}


def test_a_story_says_who_did_what_for_whom() -> None:
    found = asked_of(YES, people(ann="clerk", ben="boss", deputy="clerk"))
    assert found.own["b", "a"].story == (
        "ann: start {'amount': 0}; ann: done a {'x_a': True}; ann for ben: approve b"
    )


@pytest.mark.parametrize("seed", range(40))
def test_staffings_are_the_same_for_the_same_seed_and_can_be_run(seed: int) -> None:
    found = staffed(seed, 2 + seed % 3)
    assert found == staffed(seed, 2 + seed % 3)
    assert isinstance(define(found.process), Definition)
    assert any(
        roster_of(found.organization).knows(each.id, DAY) for each in found.organization.people
    )


def test_processes_have_what_is_to_be_proved() -> None:
    processes: list[Process] = [staffed(seed, 4).process for seed in range(60)]
    approvals = [s.deed for each in processes for s in each.steps if isinstance(s.deed, Approval)]
    assert {bool(each.authority) for each in approvals} == {False, True}
    assert {bool(each.separate_from) for each in approvals} == {False, True}
