"""Start: begin a run of a process under the next free number."""

from flowdef.acts.desk import Desk, Who
from flowdef.acts.perform import Outcome, begin
from flowdef.model.process import Process
from flowdef.run import commands as c
from flowdef.run.pinning import Find, pin
from flowdef.run.refusal import Refused
from flowdef.store.port import Store


def start(desk: Desk, process: Process, find: Find, wanted: c.Start, who: Who) -> Outcome | Refused:
    """Start `process` as it stands, with all that it calls; `find` gives a process by its id.

    The run is called `<process>-<number>`, whatever `wanted` calls it. Raises StoreError.
    """
    definition = pin(process, find)
    if isinstance(definition, Refused):
        return definition
    number = next_number(desk.store, process.id)
    while True:
        act = wanted._replace(run=f"{process.id}-{number}")
        outcome = begin(desk, definition, act, who)
        if outcome is not None:
            return outcome
        number += 1


def next_number(store: Store, process: str) -> int:
    """The first number that no run of the process has; a few looks even after many runs."""
    taken, free = 0, 1
    while _taken(store, process, free):
        taken, free = free, free * 2
    while free - taken > 1:
        middle = (taken + free) // 2
        if _taken(store, process, middle):
            taken = middle
        else:
            free = middle
    return free


def _taken(store: Store, process: str, number: int) -> bool:
    return bool(store.head(f"{process}-{number}").seq)
