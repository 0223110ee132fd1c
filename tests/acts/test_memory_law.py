"""Whatever others do meanwhile, an act comes to what it comes to without a memory."""

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from flowdef.acts.desk import Desk, Memory, Who
from flowdef.acts.perform import Outcome, perform
from flowdef.acts.start import start
from flowdef.model.process import Call
from flowdef.run import commands as c
from flowdef.run.deciding import Context
from flowdef.run.refusal import Refused
from flowdef.store.overlay import Overlay
from flowdef.store.sqlite import open_store
from processes_by_hand import a_process, a_step

SAM = Who("sam", "2026-06-08T09:00:00Z")
INNER = replace(a_process(a_step("ask")), id="inner")
OUTER = a_process(a_step("check", deed=Call(process="inner")), a_step("after"))
ABOVE = (c.Retry("check"), c.Reopen("check", "Anew"), c.Skip("check", "Late"), c.Wake())
BELOW = (c.Done("ask"), c.Cancel("Wrong"), c.Block("ask", "Ill"), c.Unblock("ask"))

# Whether one who remembers acts, on which run from the last one on, what, and under which key.
ACTS = st.tuples(
    st.booleans(), st.integers(0, 2), st.integers(0, 3), st.sampled_from(["", "", "k"])
)


@settings(max_examples=60)
@given(st.lists(ACTS, min_size=5, max_size=25), st.sampled_from([1, 2, 256]))
def test_an_act_is_decided_on_what_the_log_says(
    acts: list[tuple[int, int, int, str]], most: int
) -> None:
    with (
        TemporaryDirectory() as folder,
        open_store(Path(folder) / "runs.db") as store,
        patch("flowdef.acts.perform.urandom", bytes),
    ):
        one, other = Desk(store, Context(), memory=Memory(most)), Desk(store, Context())
        assert isinstance(start(one, OUTER, lambda _: INNER, c.Start(""), SAM), Outcome)
        for remembers, place, number, key in acts:
            run = (store.runs()[0], *store.runs())[-1 - place]
            act, who = (BELOW if "." in run else ABOVE)[number], SAM._replace(key=key)
            expected = perform(Desk(Overlay(store), Context()), run, act, who)
            found = perform(one if remembers else other, run, act, who)
            assert plain(found) == plain(expected)


def plain(found: Outcome | Refused) -> object:
    """What is to be the same."""
    if isinstance(found, Refused):
        return found
    return found.events, found.others, found.state, found.repeated, set(found.heads)
