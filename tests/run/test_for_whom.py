"""For whom: what is pending names those who may act, and the roster as it is kept."""

from acme import ACME, walk
from flowdef.run import commands as c
from flowdef.run.deciding import Context
from flowdef.run.pending import for_person, pending
from flowdef.run.roster import roster_from_json, roster_to_json
from processes_in_a_line import a_definition
from walking_a_run import Walk


def test_assigned_to_a_person_of_the_role_or_a_deputy_and_to_nobody_else() -> None:
    definition = a_definition("a[by clerk]", owner="boss")
    for person in ("cat", "hal"):
        run = Walk(definition, Context(ACME)).start().say(f"assign a to={person}")
        assert run.state.steps["a"].assigned == person
    refused = Walk(definition, Context(ACME)).start().refused("assign a to=bob")
    assert refused.reason.startswith("a cannot be handed to Bob [bob]; who may: Clerk (Ann")


def test_pending_says_who_may() -> None:
    run = walk("a[by clerk] > b() > c(a)")
    first, second = pending(run.definition, run.state, ACME)
    assert (first.step, first.people) == ("a", ("ann", "cat", "hal"))
    assert first.who.startswith("Clerk (Ann [ann] or Cat [cat])")
    assert first.acts == ("done", "take", "skip", "block", "assign")
    assert (second.step, second.people, second.who) == ("b", (), "anybody")


def test_pending_of_an_approval_out_of_rounds_is_for_the_accountable() -> None:
    line = "a > approve c -> a[rounds 1; acc quality]"
    run = walk(line).say("done a; bob: reject c")
    (todo,) = pending(run.definition, run.state, ACME)
    assert (todo.people, todo.acts) == (("cat",), ("reopen",))


def test_what_is_for_a_person() -> None:
    run = walk("a[by clerk] > b()[by boss] > c()[by clerk] > wait w() 2d")
    run.say("take a; assign c to=cat")
    todos = pending(run.definition, run.state, ACME, "2026-06-15")

    def steps(person: str) -> list[str]:
        return [todo.step for todo in for_person(todos, person)]

    assert (steps("ann"), steps("cat"), steps("bob")) == (["a"], ["c"], ["b"])


def test_nothing_is_pending_after_the_end() -> None:
    run = walk("a").say("done a")
    assert pending(run.definition, run.state) == ()


def test_the_roster_as_json_and_back() -> None:
    assert roster_from_json(roster_to_json(ACME)) == ACME


def test_a_role_that_is_none_has_no_deputy() -> None:
    assert (ACME.deputy("ghost"), ACME.title("ghost"), ACME.name("Ms Guest")) == (
        "",
        "ghost",
        "Ms Guest",
    )


def test_nobody_is_asked_where_there_is_no_organization() -> None:
    run = Walk(a_definition("a[by clerk] > b")).start().say("zoe: done a")
    (todo,) = pending(run.definition, run.state)
    assert (todo.people, todo.who) == ((), "anybody")
    assert isinstance(run.obey(c.Assign("b", "yan")), tuple)
