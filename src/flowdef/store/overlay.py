"""Overlay: a log in memory above another one, which is only read: for walks that leave nothing."""

import json
from collections.abc import Sequence
from pathlib import Path

from flowdef.store.chain import canonical, linked
from flowdef.store.port import (
    Appended,
    Batch,
    Changes,
    Conflict,
    Entry,
    Head,
    Json,
    Mark,
    Store,
)


class Overlay:
    """A log that begins as the one below stands at each look, and keeps what is new to itself.

    Where others append to a run below after this walk has, the walk goes on from its own end.
    """

    def __init__(self, below: Store) -> None:
        """Take the log to read from."""
        self._below = below
        self._own: dict[str, tuple[Entry, ...]] = {}

    @property
    def path(self) -> Path:
        """Where the log below is kept."""
        return self._below.path

    @property
    def lost(self) -> tuple[Head, ...]:
        """What the log below has lost."""
        return self._below.lost

    def append(self, batches: Sequence[Batch], jobs: Sequence[Json] = ()) -> Appended | Conflict:  # noqa: ARG002 (what is only tried asks no machine)
        """Keep in memory, all or nothing."""
        for batch in batches:
            if self.head(batch.run).seq != batch.expected:
                since = self.read(batch.run, batch.expected)
                return Conflict(batch.run, self.head(batch.run).seq, since)
        for batch in batches:
            self._add(batch)
        return Appended(tuple(self.head(batch.run) for batch in batches))

    def read(self, run: str, after: int = 0) -> tuple[Entry, ...]:
        """The events of a run after that number."""
        own = self._own.get(run)
        if own is None:
            return self._below.read(run, after)
        return tuple(entry for entry in own if entry.seq > after)

    def sound(self, run: str) -> tuple[tuple[Entry, ...], int]:
        """The events of a run, and where the chain below breaks."""
        own = self._own.get(run)
        return self._below.sound(run) if own is None else (own, 0)

    def runs(self) -> tuple[str, ...]:
        """The ids of all runs, sorted."""
        return tuple(sorted({*self._below.runs(), *self._own}))

    def head(self, run: str) -> Head:
        """The last event of a run."""
        own = self._own.get(run)
        return Head(run, own[-1].seq, own[-1].hash) if own else self._below.head(run)

    def since(self, mark: Mark, most: int) -> Changes | None:
        """What changed below."""
        return self._below.since(mark, most)

    def keyed(self, key: str) -> tuple[tuple[str, int], ...]:
        """The runs below with an act of that key: a walk by hand gives none."""
        return self._below.keyed(key)

    def close(self) -> None:
        """Forget it all."""
        self._own.clear()

    def _add(self, batch: Batch) -> None:
        before = self.read(batch.run)
        new = linked(*self.head(batch.run), map(canonical, batch.events))
        # Read back, so that nobody can change what was appended.
        entries = [Entry(row.seq, row.hash, json.loads(row.body)) for row in new]
        if before or entries:
            self._own[batch.run] = (*before, *entries)
