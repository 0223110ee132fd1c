"""Desk: where acts on runs are done: the log, the people and the calendar around it."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from flowdef.run.deciding import Context
from flowdef.run.definition import Definition
from flowdef.run.events import Event, from_json
from flowdef.run.evolve import replay
from flowdef.run.facts import Started
from flowdef.run.naming import run_title
from flowdef.run.refusal import Refused, Why
from flowdef.run.roster import Roster
from flowdef.run.state import State
from flowdef.store.port import Entry, Head, Store, StoreError
from flowdef.workspace.evidence import Room

# What reading an event raises that this flowdef does not know.
_STRANGE = (ValueError, KeyError, TypeError, AttributeError)
_SLIPS, _LOOKED_AT = 3, 3000  # how much longer or shorter a name may be; how many are looked at


class Desk(NamedTuple):
    """The log of runs, what decisions rest on besides it, and where evidence is copied to.

    Without a room for `evidence`, files that are named are not copied. With a `memory` a process
    that acts often on the same runs reads them once.
    """

    store: Store
    context: Context
    evidence: Room | None = None
    memory: "Memory | None" = None


class Who(NamedTuple):
    """Who acts, when (UTC, ISO 8601), and for whom where one stands in.

    With a `key`, the same act told again is recorded once.
    """

    by: str
    at: str
    on_behalf_of: str = ""
    key: str = ""


class Standing(NamedTuple):
    """A run as its log tells: what it follows, where it stands, its last event's number and hash.

    A run that only begins has neither.
    """

    run: str
    definition: Definition
    state: State
    seq: int
    events: tuple[Event, ...] = ()
    hash: str = ""

    @property
    def head(self) -> Head:
        """That last event."""
        return Head(self.run, self.seq, self.hash)


class Memory:
    """Runs as one process has left them; what others have appended since makes it read anew."""

    def __init__(self, most: int = 256) -> None:
        """Remember at most so many runs; who was not needed for longest goes first."""
        self._most = most
        self._known: dict[str, Standing] = {}

    def standing(self, store: Store, run: str) -> Standing | Refused:
        """As `standing`, without the events where the log still ends as it was left or read."""
        where = self._known.get(run)
        found = where if where and where.head == store.head(run) else standing(store, run)
        if isinstance(found, Standing):
            self.keep(found)
        return found

    def left(self, store: Store, run: str) -> Standing | Refused:
        """As it was left, which may be no longer so: an append tells, and so does `outdated`."""
        return self._known.get(run) or standing(store, run)

    def outdated(self, store: Store, runs: Iterable[str]) -> bool:
        """Forget those of the runs that others have gone on with; whether there were any."""
        known = [self._known[run] for run in runs if run in self._known]
        old = [where.run for where in known if store.head(where.run) != where.head]
        for run in old:
            del self._known[run]
        return bool(old)

    def keep(self, where: Standing) -> None:
        """Remember a run, as it stands after its last event."""
        self._known.pop(where.run, None)
        if len(self._known) >= self._most:
            del self._known[next(iter(self._known))]
        self._known[where.run] = where._replace(events=()) if where.events else where


def standing(store: Store, run: str) -> Standing | Refused:
    """Where a run stands; refused where there is none.

    Raises StoreError, also where the log holds an event that this flowdef does not know.
    """
    entries = store.read(run)
    if not entries:
        return no_run(run, store.runs())
    try:
        events = tuple([from_json(entry.event) for entry in entries])
    except _STRANGE:
        events = tuple(event_of(run, entry) for entry in entries)  # says which it is
    start = events[0].fact
    if not isinstance(start, Started):
        raise _unknown(run, entries[0], "it does not begin with its start")
    definition = Definition(start.definition, start.called)
    state = replay(definition, events)
    assert state is not None  # noqa: S101 (there are events)
    last = entries[-1]
    return Standing(run, definition.grown(state.added), state, last.seq, events, last.hash)


def remembered(desk: Desk, run: str) -> Standing | Refused:
    """As `standing`, perhaps without the events; what is done then need not read it again."""
    return desk.memory.standing(desk.store, run) if desk.memory else standing(desk.store, run)


def title_told(run: str, events: tuple[Event, ...], roster: Roster | None) -> str:
    """What people call a run, as far as some of its first events tell; empty where they do not."""
    start = events[0].fact if events else None
    if not isinstance(start, Started):
        return ""
    definition = Definition(start.definition, start.called)
    state = replay(definition, events)
    return run_title(definition, state, roster) if state and state.run == run else ""


def no_run(run: str, known: Iterable[str] = ()) -> Refused:
    """There is no run of that name; the nearest of those that there are is named."""
    alike = [each for each in known if abs(len(each) - len(run)) <= _SLIPS][:_LOOKED_AT]
    near = get_close_matches(run, alike, n=1)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    return Refused(Why.UNKNOWN, f"there is no run '{run}'{hint}", ("runs --all",))


def event_of(run: str, entry: Entry) -> Event:
    """What an entry of the log says; StoreError where this flowdef does not know it."""
    try:
        return from_json(entry.event)
    except _STRANGE as error:
        raise _unknown(run, entry, "a newer flowdef has written it: update this one") from error


def _unknown(run: str, entry: Entry, why: str) -> StoreError:
    return StoreError(f"event {entry.seq} of run {run} cannot be read; {why}")
