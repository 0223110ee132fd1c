"""Demand: what a process asks of people, as far as sums of hours need it."""

from decimal import Decimal

from msgspec import Struct

from flowdef.times import Duration, Rate


class Demand(Struct, frozen=True):
    """How often a process begins, what a run asks of each role, and which processes it calls.

    `work` are (role, efforts by their unit, on average); who is named in a field stands in braces.
    `calls` are (process, how often in a run). Empty and None where the document says nothing.
    """

    id: str
    frequency: Rate | None = None
    schedule: str = ""
    always: bool = False
    work: tuple[tuple[str, tuple[Duration, ...]], ...] = ()
    calls: tuple[tuple[str, Decimal], ...] = ()

    @property
    def told(self) -> bool:
        """Whether the process says itself how often it begins."""
        return self.frequency is not None or bool(self.schedule)
