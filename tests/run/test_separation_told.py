"""Separation: a refusal names who did what, and who may decide instead."""

from flowdef.run.deciding import Context
from flowdef.run.roster import Member, Post, Roster
from processes_in_a_line import a_definition
from walking_a_run import Walk

POSTS = {"boss": Post("Boss")}
ANN, BOB = Member("Ann", ("boss",)), Member("Bob", ("boss",))


def refused(members: dict[str, Member] | None) -> str:
    roster = None if members is None else Roster(POSTS, members)
    walk = Walk(a_definition("a > approve b[role boss; apart a]"), Context(roster)).start()
    return walk.say("done a").refused("approve b").reason


def test_whoever_may_instead_is_named() -> None:
    said = "did a or corrected it, and b must be decided by somebody else"
    assert refused({"ann": ANN, "bob": BOB}) == f"Ann [ann] {said}; who may: Bob [bob]"
    assert refused({"ann": ANN}) == (
        f"Ann [ann] {said}; nobody is left who may: give the role Boss to one more person"
    )
    assert refused(None) == f"ann {said}"
