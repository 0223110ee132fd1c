"""What a process remembers of its runs: as the log says, and read anew when others have acted."""

from msgspec.structs import replace

from flowdef.acts.desk import Desk, Memory, Standing, Who, standing
from flowdef.acts.perform import Outcome, begin, perform
from flowdef.acts.start import start
from flowdef.model.process import Call
from flowdef.run import commands as c
from flowdef.run.deciding import Context
from flowdef.run.definition import Definition
from flowdef.run.refusal import Refused
from flowdef.store.sqlite import SqliteStore
from processes_by_hand import a_process, a_step
from processes_in_a_line import a_definition

SAM = Who("sam", "2026-06-08T09:00:00Z")


def begun(desk: Desk, run: str, line: str = "a > b > d") -> None:
    definition = a_definition(line)
    assert isinstance(definition, Definition)
    assert isinstance(begin(desk, definition, c.Start(run), SAM), Outcome)


def same(desk: Desk, run: str) -> bool:
    assert desk.memory is not None
    kept, read = desk.memory.standing(desk.store, run), standing(desk.store, run)
    assert isinstance(kept, Standing)
    assert isinstance(read, Standing)
    return (kept.state, kept.seq, kept.definition) == (read.state, read.seq, read.definition)


def test_what_is_remembered_is_what_the_log_says(store: SqliteStore) -> None:
    desk = Desk(store, Context(), memory=Memory())
    begun(desk, "p-1")
    for act in (c.Take("a"), c.Done("a"), c.Block("b", "Ill"), c.Unblock("b"), c.Done("b")):
        assert isinstance(perform(desk, "p-1", act, SAM), Outcome)
        assert same(desk, "p-1")
    assert isinstance(perform(desk, "p-1", c.Done("a"), SAM), Refused)
    assert same(desk, "p-1")


def test_what_others_did_is_seen(store: SqliteStore) -> None:
    desk, other = Desk(store, Context(), memory=Memory()), Desk(store, Context())
    begun(desk, "p-1")
    assert isinstance(perform(other, "p-1", c.Done("a"), SAM), Outcome)
    assert isinstance(perform(desk, "p-1", c.Done("a"), SAM), Refused)
    assert isinstance(perform(desk, "p-1", c.Done("b"), SAM), Outcome)
    assert same(desk, "p-1")


def test_who_was_not_needed_for_longest_is_forgotten(store: SqliteStore) -> None:
    desk = Desk(store, Context(), memory=Memory(most=2))
    for run in ("p-1", "p-2", "p-3"):
        begun(desk, run)
    assert desk.memory is not None
    assert isinstance(desk.memory.standing(store, "p-1"), Standing)
    assert isinstance(desk.memory.standing(store, "none-1"), Refused)
    for run in ("p-1", "p-2", "p-3"):
        assert isinstance(perform(desk, run, c.Done("a"), SAM), Outcome)
        assert same(desk, run)


def test_a_refusal_does_not_rest_on_what_was_remembered(store: SqliteStore) -> None:
    desk, other = Desk(store, Context(), memory=Memory()), Desk(store, Context())
    begun(desk, "p-1")
    assert isinstance(perform(other, "p-1", c.Block("a", "Ill"), SAM), Outcome)
    assert isinstance(perform(other, "p-1", c.Unblock("a"), SAM), Outcome)
    assert isinstance(perform(other, "p-1", c.Done("a"), SAM), Outcome)
    assert isinstance(perform(desk, "p-1", c.Take("b"), SAM), Outcome)
    assert same(desk, "p-1")


def test_an_act_of_which_nothing_comes_does_not_rest_on_what_was_remembered(
    store: SqliteStore,
) -> None:
    desk, other = Desk(store, Context(), memory=Memory()), Desk(store, Context())
    begun(desk, "p-1")
    assert isinstance(perform(other, "p-1", c.Done("a"), SAM), Outcome)
    outcome = perform(desk, "p-1", c.Wake(), SAM)
    assert isinstance(outcome, Outcome)
    assert outcome.events == ()
    assert outcome.state.steps["a"].status == "done"


def calling(desk: Desk) -> str:
    """A run that waits for a sub-run, whose one step is `ask`."""
    inner = replace(a_process(a_step("ask")), id="inner")
    outer = a_process(a_step("check", deed=Call(process="inner")))
    outcome = start(desk, outer, lambda _: inner, c.Start(""), SAM)
    assert isinstance(outcome, Outcome)
    return outcome.run


def test_the_end_of_a_sub_run_reaches_the_run_above_as_that_stands_by_now(
    store: SqliteStore,
) -> None:
    desk, other = Desk(store, Context(), memory=Memory()), Desk(store, Context())
    run = calling(desk)
    assert isinstance(perform(desk, f"{run}.check.1", c.Cancel("Wrong"), SAM), Outcome)
    assert isinstance(perform(other, run, c.Retry("check"), SAM), Outcome)
    ended = perform(desk, f"{run}.check.1.2", c.Done("ask"), SAM)
    assert isinstance(ended, Outcome)
    assert [each for each, _ in ended.others] == [run]
    above = standing(store, run)
    assert isinstance(above, Standing)
    assert above.state.result == "done"
