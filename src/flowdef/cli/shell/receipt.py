"""Receipt: the heads of the log after what was done, for whoever notes them down."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from flowdef.acts.perform import Outcome

if TYPE_CHECKING:
    from flowdef.store.port import Head


class Receipt:
    """Gathers the last head of each run that acts have touched, and their notes."""

    def __init__(self, *outcomes: Outcome) -> None:
        """Begin with what some acts have led to."""
        self.heads: dict[str, Head] = {}
        self.notes: dict[str, None] = {}
        for outcome in outcomes:
            self.add(outcome)

    def add(self, outcome: Outcome) -> None:
        """One more act."""
        self.heads |= {head.run: head for head in outcome.heads}
        self.notes |= dict.fromkeys(outcome.note.splitlines())

    def lines(self) -> Iterator[str]:
        """What a person reads: a line for each head, then the notes."""
        yield from (f"head {head}" for head in self.heads.values())
        yield from self.notes

    def data(self) -> dict[str, list[str]]:
        """What a machine reads: `heads` and `notes`."""
        return {"heads": list(map(str, self.heads.values())), "notes": list(self.notes)}
