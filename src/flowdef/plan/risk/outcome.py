"""Outcome: what many samples of a plan say, without numpy, for whoever prints it."""

from datetime import date, datetime

from msgspec import Struct

from flowdef.model.project import Risk, Task


class Asked(Struct, frozen=True, kw_only=True):
    """How many samples, by which seed, and to which task; empty: to the end of the project."""

    samples: int = 10_000
    seed: int = 1
    target: str = ""


class Spread(Struct, frozen=True, kw_only=True):
    """When something is reached: not later than this in 50, 80 and 90 of 100 samples.

    Each is a moment of a sample: the first by which so many have reached it. `deadline`: when work
    ends on that day. `chance`: the share of samples that keep it, 0 to 1, up to midnight, for what
    goes by the clock has until then. Both are None where there is none.
    """

    p50: datetime
    p80: datetime
    p90: datetime
    first: datetime
    last: datetime
    deadline: datetime | None
    chance: float | None


class Reached(Struct, frozen=True):
    """A milestone that is open: by the estimates alone, and if all that strikes hits before it."""

    task: Task
    estimated: Spread
    struck: Spread


class Leads(Struct, frozen=True):
    """An open task: in which share of samples the end rests on it; whether it has three points."""

    task: Task
    criticality: float
    spread: bool


class Cost(Struct, frozen=True):
    """A risk that counts, in seconds of working time.

    `expected`: by how much the end is later on average. `worth`: by how much the P80 would be
    sooner without it.
    """

    risk: Risk
    expected: int
    worth: int


class Forecast(Struct, frozen=True, kw_only=True):
    """What many samples of a plan say of its end, or of the task that is asked for.

    `planned`: the end by the likely values, when nothing strikes; `buffer`: the working seconds
    from there to the P80 with risks, 0 where it is no later. `days`: in how many samples the end
    is on which day, where the organization is; with risks. `left_out`: risks that do not count,
    each with the reason.
    """

    asked: Asked
    planned: datetime
    estimated: Spread
    struck: Spread
    buffer: int
    days: tuple[tuple[date, int], ...]
    milestones: tuple[Reached, ...]
    tasks: tuple[Leads, ...]
    costs: tuple[Cost, ...]
    left_out: tuple[tuple[Risk, str], ...]

    @property
    def fixed(self) -> bool:
        """Whether every sample is the plan: nothing varies, nothing strikes."""
        return not self.costs and not any(each.spread for each in self.tasks)
