"""Perform: one act on a run, with what it means for the runs above and below it, in one append."""

from collections.abc import Iterable
from os import urandom
from typing import NamedTuple

from flowdef.acts.desk import Desk, Standing, Who, standing
from flowdef.acts.evidence import with_copies
from flowdef.acts.once import Before, before, sensitive, stamp_of, started_before
from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.decider import decided
from flowdef.run.deciding import Context, Decided
from flowdef.run.definition import Definition
from flowdef.run.events import NO_STAMP, Event, Stamp, to_json
from flowdef.run.refusal import Refused, Why
from flowdef.run.state import State
from flowdef.store.port import Batch, Conflict, Head

# Somebody else may be quicker once or twice; a log that never stands still is another fault.
_TRIES = 8
_NONCE = 16  # bytes of chance


# What a fact of one run means for another.
_TOLD_ELSEWHERE = (f.SubRunStarted, f.SubRunCancelled, f.Ended)


class Outcome(NamedTuple):
    """What an act led to: the run as it stands now, and everything that happened, run by run."""

    run: str
    definition: Definition
    state: State
    events: tuple[Event, ...]
    others: tuple[tuple[str, tuple[Event, ...]], ...]
    heads: tuple[Head, ...]
    note: str = ""
    repeated: bool = False  # it was recorded before, under the same key


def perform(desk: Desk, run: str, act: c.Act, who: Who) -> Outcome | Refused:
    """Do one act on a run; refused with the reason. Raises StoreError.

    Where somebody else was quicker, the act is decided anew on what they did; then it is refused
    by what stands in its way, and the refusal says who did it and when.
    """
    for _ in range(_TRIES):
        turn = _Turn(desk, who)
        refused = turn.act(run, act)
        # An append asks whether the runs still stand so; a refusal appends nothing.
        if refused and turn.outdated():
            continue
        # Asked once the run was read: what is appended after that lets the append fail.
        known = before(desk.store, run, act, who) if who.key else None
        if known:
            return _repeated(desk, known) if isinstance(known, Before) else known
        if refused:
            return refused
        outcome = turn.close(run, turn.stamp(run, act))
        if outcome:
            return outcome
    return Refused(Why.STATE, f"others act on '{run}' all the time; try again")


def begin(desk: Desk, definition: Definition, act: c.Start, who: Who) -> Outcome | Refused | None:
    """Start the run that `act` names; None where a run of that id is there already.

    Whoever gives a key chooses the id before this asks for the key: then of two, one is refused.
    """
    stamp = stamp_of(act, sensitive(definition), who)
    known = started_before(desk.store, definition.id, stamp) if who.key else None
    if known:
        return _repeated(desk, known) if isinstance(known, Before) else known
    turn = _Turn(desk, who)
    refused = turn.start(definition, act)
    return refused or turn.close(act.run, stamp)


def _repeated(desk: Desk, known: Before) -> Outcome:
    where = known.where
    head = desk.store.head(where.run)
    return Outcome(
        where.run, where.definition, where.state, known.events, (), (head,), repeated=True
    )


class _Turn:
    """An act in the making: the runs that it touches, as they become."""

    def __init__(self, desk: Desk, who: Who) -> None:
        self._desk = desk
        self._who = who
        self._read: dict[str, Standing] = {}
        self._runs: dict[str, Standing] = {}
        self._new: dict[str, list[Event]] = {}

    def act(self, run: str, act: c.Act, *, follows: bool = False) -> Refused | None:
        """Decide; what `follows` from another run's act asks nobody's right again."""
        where = self._runs.get(run) or self._standing(run)
        if isinstance(where, Refused):
            return where
        context = self._desk.context._replace(roster=None) if follows else self._desk.context
        found = self._decided(run, where.definition, where.state, act, context)
        if isinstance(found, Refused):
            return found
        self._note(where, *found)
        return None

    def start(self, definition: Definition, act: c.Start) -> Refused | None:
        """Begin a run, in a way that no other log shares."""
        act = act._replace(nonce=urandom(_NONCE).hex())
        found = self._decided(act.run, definition, None, act, self._desk.context)
        if isinstance(found, Refused):
            return found
        self._note(Standing(act.run, definition, found.state, 0), *found)
        return None

    def stamp(self, run: str, act: c.Act) -> Stamp:
        """The stamp of an act on a run that was given a key."""
        if not self._who.key:
            return NO_STAMP
        return stamp_of(act, sensitive(self._runs[run].definition), self._who)

    def close(self, run: str, stamp: Stamp) -> Outcome | None:
        """Append everything, all or nothing; None where somebody else was quicker."""
        if stamp != NO_STAMP:
            self._new[run] = [each._replace(stamp=stamp) for each in self._new.get(run, ())]
        # What another run was refused, such as an end that it does not wait for, rests on how that
        # stands, too: without events, a batch asks for that.
        batches = [
            Batch(
                name, where.seq, [to_json(event) for event in self._new.get(name, ())], where.hash
            )
            for name, where in (self._read | self._runs).items()
        ]
        done = self._desk.store.append(batches)
        if isinstance(done, Conflict):
            self.outdated()
            return None
        heads = tuple(head for head in done.heads if head.run in self._runs)
        self._remember(heads)
        where = self._runs[run]
        others = tuple((name, tuple(new)) for name, new in self._new.items() if name != run)
        events = tuple(self._new.get(run, ()))
        return Outcome(run, where.definition, where.state, events, others, heads, done.note)

    def outdated(self) -> bool:
        """Whether others have gone on with a run that was read; then it is forgotten."""
        memory = self._desk.memory
        return bool(memory and memory.outdated(self._desk.store, self._read))

    def _remember(self, heads: Iterable[Head]) -> None:
        if self._desk.memory:
            for head in heads:
                where = self._runs[head.run]
                now = Standing(head.run, where.definition, where.state, head.seq, hash=head.hash)
                self._desk.memory.keep(now)

    def _decided(
        self, run: str, definition: Definition, state: State | None, act: c.Act, context: Context
    ) -> Decided | Refused:
        """What an act leads to; files that it names are copied once nothing else is against it."""
        found = decided(definition, state, self._command(act), context)
        room = self._desk.evidence
        if room is None or isinstance(found, Refused):
            return found
        kept = with_copies(room, run, definition, act)
        if kept is act or isinstance(kept, Refused):
            return kept if isinstance(kept, Refused) else found
        return decided(definition, state, self._command(kept), context)

    def _command(self, act: c.Act) -> c.Command:
        return c.Command(act, *self._who[:3])

    def _standing(self, run: str) -> Standing | Refused:
        store, memory = self._desk.store, self._desk.memory
        where = memory.left(store, run) if memory else standing(store, run)
        if isinstance(where, Standing):
            self._read[run] = where
        return where

    def _note(self, where: Standing, state: State, events: Iterable[Event]) -> None:
        """What has become of a run by some events."""
        new = tuple(events)
        definition = where.definition.grown(state.added)
        self._runs[where.run] = where._replace(state=state, definition=definition)
        self._new.setdefault(where.run, []).extend(new)
        for event in new:
            if isinstance(event.fact, _TOLD_ELSEWHERE):
                self._follow(where.run, definition, event.fact)

    def _follow(self, run: str, definition: Definition, fact: f.Fact) -> None:
        """What a fact of one run means for another."""
        match fact:
            case f.SubRunStarted(step=step, round=round_, run=child, process=process):
                parent = c.Parent(run, step, round_)
                act = c.Start(child, fact.inputs, "given by the calling process", parent)
                refused = self.start(definition.call(process), act)
                if refused:
                    failed = c.Return(step, child, "cancelled", reason=refused.reason)
                    self.act(run, failed, follows=True)
            case f.SubRunCancelled(run=child, reason=reason):
                why = reason or f"the run {run} no longer needs it"
                self.act(child, c.Cancel(why), follows=True)
            case f.Ended(result=result, reason=reason, outputs=outputs):
                above = self._runs[run].state.parent
                if above:
                    # Refused where the parent's step no longer waits for this run: so be it.
                    back = c.Return(above[1], run, result, outputs, reason)
                    self.act(above[0], back, follows=True)
            case _:
                pass
