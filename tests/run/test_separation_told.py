"""Separation: a refusal names who did what, and who may decide instead."""

from flowdef.run.deciding import Context
from flowdef.run.pending import pending
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


def test_a_deputy_who_did_the_step_is_not_named_and_it_is_said_why() -> None:
    posts = {"boss": Post("Boss", "clerk"), "clerk": Post("Clerk")}
    people = {"mia": Member("Mia", ("boss",)), "ben": Member("Ben", ("clerk",))}
    roster = Roster(posts, {"ann": Member("Ann"), **people})
    walk = Walk(a_definition("a[by clerk] > approve b[apart a]"), Context(roster)).start()
    walk.say("ben: done a")
    may = "Boss (Mia [mia]), or on behalf of mia their deputy Clerk "
    may += "(nobody: Ben did a or corrected it)"
    (todo,) = pending(walk.definition, walk.state, roster)
    assert todo.who == may
    for word in ("approve", "reject", "take"):
        assert walk.refused(f"ben: {word} b").reason == f"Ben [ben] may not do this; who may: {may}"
    assert "did a or corrected it" in walk.refused("ben for mia: approve b").reason
