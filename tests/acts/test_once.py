"""Once: an act with a key is recorded once, however often and by however many it is told."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from flowdef.acts.desk import Desk, Who
from flowdef.acts.perform import Outcome, perform
from flowdef.acts.start import start
from flowdef.run import commands as c
from flowdef.run.deciding import Context
from flowdef.run.refusal import Refused, Why
from flowdef.store.sqlite import SqliteStore, open_store
from processes_in_a_line import a_process

AT = "2026-11-23T09:00:00Z"
LATER = "2026-11-23T10:00:00Z"
ANN = Who("ann", AT, key="k-1")
ORDER = a_process(
    "a[ask x:text, pin:text secret] > approve b[quorum 2] > c",
    id="order",
    inputs="item:text, code:text secret",
)


def none(name: str) -> str:
    return f"{name} is not here"


def begun(desk: Desk, key: str = "", **inputs: str) -> Outcome:
    outcome = start(desk, ORDER, none, c.Start("", inputs), Who("ann", AT, key=key))
    assert isinstance(outcome, Outcome)
    return outcome


def done(desk: Desk, act: c.Act, who: Who = ANN, run: str = "order-1") -> Outcome:
    outcome = perform(desk, run, act, who)
    assert isinstance(outcome, Outcome), outcome
    return outcome


@pytest.mark.parametrize(
    "act",
    [
        c.Done("a", {"x": "1"}),
        c.Take("a"),
        c.Comment("hello", "a"),
        c.Block("a", "so"),
        c.Skip("a", "so"),
        c.Correct("item", "ink", "so"),
        c.Add("Call them", "so"),
        c.Cancel("so"),
    ],
    ids=lambda act: type(act).__name__,
)
def test_the_same_act_with_the_same_key_is_answered_with_what_happened(
    desk: Desk, act: c.Act
) -> None:
    begun(desk, item="pens")
    first = done(desk, act)
    again = done(desk, act, ANN._replace(at=LATER))
    assert (first.repeated, again.repeated) == (False, True)
    assert again.events == first.events
    assert again.state == first.state
    assert again.heads == first.heads
    assert {event.stamp.key for event in again.events} == {"k-1"}


def test_it_is_answered_from_the_run_as_it_stands_now(desk: Desk) -> None:
    begun(desk)
    first = done(desk, c.Done("a"))
    done(desk, c.Approve("b"), Who("bob", LATER, key="k-2"))
    again = done(desk, c.Done("a"))
    assert again.events == first.events
    assert again.state.steps["b"].votes


@pytest.mark.parametrize(
    ("act", "who"),
    [
        pytest.param(c.Done("a", {"x": "2"}), ANN, id="another value"),
        pytest.param(c.Take("a"), ANN, id="another act"),
        pytest.param(c.Done("a", {"x": "1"}), ANN._replace(by="bob"), id="somebody else"),
        pytest.param(c.Done("a", {"x": "1"}), ANN._replace(on_behalf_of="bob"), id="for another"),
        pytest.param(c.Done("c"), ANN, id="another step"),
    ],
)
def test_the_same_key_with_another_act_is_refused(desk: Desk, act: c.Act, who: Who) -> None:
    begun(desk)
    done(desk, c.Done("a", {"x": "1"}))
    refused = perform(desk, "order-1", act, who)
    assert isinstance(refused, Refused)
    assert refused.why is Why.KEY
    assert refused.reason == (
        "the key 'k-1' was given with another act on order-1, by ann at 2026-11-23T09:00:00Z:"
        " each act has a key of its own"
    )


def test_what_was_refused_is_decided_anew(desk: Desk) -> None:
    begun(desk)
    assert isinstance(perform(desk, "order-1", c.Done("c"), ANN), Refused)
    done(desk, c.Done("a"), ANN._replace(key=""))
    done(desk, c.Approve("b"), ANN)
    assert isinstance(perform(desk, "nothing-1", c.Done("c"), ANN), Refused)


def test_a_key_is_of_one_run(desk: Desk) -> None:
    begun(desk)
    begun(desk)
    assert not done(desk, c.Take("a")).repeated
    assert not done(desk, c.Take("a"), run="order-2").repeated


def test_a_start_with_a_key_starts_one_run(desk: Desk) -> None:
    first = begun(desk, "k", item="pens")
    done(desk, c.Take("a"), run="order-1")
    again = begun(desk, "k", item="pens")
    assert (again.run, again.repeated, again.events) == ("order-1", True, first.events)
    assert begun(desk, "", item="pens").run == "order-2"
    refused = start(desk, ORDER, none, c.Start("", {"item": "ink"}), Who("ann", AT, key="k"))
    assert isinstance(refused, Refused)
    assert refused.why is Why.KEY


def test_another_process_may_be_started_under_the_same_key(desk: Desk) -> None:
    begun(desk, "k")
    other = start(desk, a_process("s", id="other"), none, c.Start(""), Who("ann", AT, key="k"))
    assert isinstance(other, Outcome)
    assert (other.run, other.repeated) == ("other-1", False)


def test_a_secret_leaves_no_trace_in_the_digest(desk: Desk) -> None:
    stamps = {begun(desk, f"k{code}", code=code).events[0].stamp.act for code in ("1", "2")}
    assert len(stamps) == 1
    done(desk, c.Done("a", {"x": "1", "pin": "1234"}))
    assert done(desk, c.Done("a", {"x": "1", "pin": "4321"})).repeated
    done(desk, c.Correct("pin", "1", "so"), ANN._replace(key="c"))
    assert done(desk, c.Correct("pin", "2", "so"), ANN._replace(key="c")).repeated


def test_of_many_who_race_with_one_key_one_records(tmp_path: Path) -> None:
    path = tmp_path / "runs.db"
    with open_store(path) as store:
        begun(Desk(store, Context()))
    together = Barrier(4)

    def race(_: int) -> tuple[str, str]:
        with open_store(path) as store:
            desk = Desk(store, Context())
            together.wait()
            run = begun(desk, "start").run
            done(desk, c.Comment("hello"), run="order-1")
            return run, "".join(store.runs())

    with ThreadPoolExecutor(4) as pool:
        assert {run for run, _ in pool.map(race, range(4))} == {"order-2"}
    with open_store(path) as store:
        assert store.runs() == ("order-1", "order-2")
        assert len(store.read("order-1")) == 3


def test_a_log_without_keys_is_given_them(tmp_path: Path) -> None:
    path = tmp_path / "runs.db"
    with open_store(path) as store:
        begun(Desk(store, Context()))
    with sqlite3.connect(path) as connection:
        connection.execute("DROP INDEX events_by_key")
        connection.execute("ALTER TABLE events DROP COLUMN key")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    with open_store(path) as store:
        assert done(Desk(store, Context()), c.Take("a")).heads
        assert store.keyed("k-1") == (("order-1", 3),)


def test_the_log_is_asked_by_key(store: SqliteStore) -> None:
    plan = store.connection.execute(
        "EXPLAIN QUERY PLAN SELECT run, min(seq) FROM events WHERE key = ? GROUP BY run", ("k",)
    ).fetchall()
    assert "events_by_key" in str(plan)
