"""Voting: random runs that come to an approval, with distance, quorum, rework and deputies."""

from collections.abc import Iterator

from hypothesis import strategies as st

from acme import ACME
from flowdef.run import commands as c
from flowdef.run.deciding import Context
from flowdef.run.pending import Todo, pending
from flowdef.run.refusal import Refused
from flowdef.run.roster import Roster
from processes_in_a_line import a_definition
from walking_a_run import Walk

ACTS = {"done": c.Done, "approve": c.Approve, "reject": c.Reject}
WHOM = ("", "ann", "cat", "bob", "bea", "vacant")  # whom somebody may stand in for
LINE = "a[by {}] > b()[by {}] > c(a, b)[by clerk] > approve d{}[role {}; quorum {}; rounds 2{}]"
lines = st.builds(
    LINE.format,
    st.sampled_from(("clerk", "boss", "vacant")),
    st.sampled_from(("boss", "director", "helper")),
    st.sampled_from(("", " -> a", " -> c")),
    st.sampled_from(("boss", "clerk", "vacant", "empty", "director")),
    st.integers(1, 3),
    st.sampled_from(("", "; apart a", "; apart a, b, c", "; apart b; right discount")),
)
tries = st.lists(
    st.tuples(
        st.sampled_from(("done", "done", "approve", "approve", "reject")), st.integers(0, 99)
    ),
    min_size=4,
    max_size=9,
)
Try = tuple[str, int]  # what is done with each open step, and by which of those who may


def voted(line: str, tried: list[Try], roster: Roster | None) -> Iterator[Walk]:
    """A run before each round of tries and after the last: the same object."""
    run = Walk(a_definition(line), Context(roster)).start()
    for word, number in tried:
        yield run
        for todo in pending(run.definition, run.state, roster):
            _act(run, todo, word, number)
    yield run


def _act(run: Walk, todo: Todo, word: str, number: int) -> None:
    """Somebody does something with a step, for themselves or for whomever they may."""
    people = todo.people or tuple(ACME.members)
    person = people[number % len(people)]
    for behalf in WHOM:
        if not isinstance(run.act(ACTS[word](todo.step), person, behalf), Refused):
            return
