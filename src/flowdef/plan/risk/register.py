"""Register: what the risks of a project cost its end, in the samples in which they strike.

The format says of a risk how likely it is and how long it would hold up the project, not which
task it hits. So it counts where it does no less than anywhere else: behind all that is open. In
each sample the impacts of the risks that strike are added to the end, one after the other, in
working time of the calendar (elapsed ones by the clock). What a task's float would swallow is not
taken off, and each risk strikes at most once, apart from the others. A milestone on the way is told
twice: without risks, and as late as if all that strike did so before it.
"""

import numpy as np
from msgspec import Struct

from flowdef.model.project import Project, Risk
from flowdef.plan.hours import Hours
from flowdef.plan.risk.draws import Batch, Flags
from flowdef.plan.risk.moments import Many, Whole

CHANCE = "a chance, and a plan does not count on luck"
UNLIKELY = "its probability is not told"
WEIGHTLESS = "its impact is not told"


class Counted(Struct, frozen=True):
    """A risk that can strike, and what it would cost in seconds."""

    risk: Risk
    probability: float
    seconds: int
    elapsed: bool

    def strikes(self, batch: Batch) -> Flags:
        """In which samples it does."""
        return batch.draws(f"risk {self.risk.id}") < self.probability


def counted(project: Project, hours: Hours) -> tuple[Counted, ...]:
    """The risks that have a probability and an impact, in their order."""
    return tuple(
        Counted(risk, float(risk.probability), hours.seconds(risk.impact), risk.impact.elapsed)
        for risk in project.risks
        if risk.probability is not None and risk.impact is not None and not left_out(risk)
    )


def left_out(risk: Risk) -> str:
    """Why a risk does not count; empty where it does."""
    if risk.response == "exploit":
        return CHANCE
    if risk.probability is None:
        return UNLIKELY
    return "" if risk.impact is not None else WEIGHTLESS


def held_up(
    ends: Whole, risks: tuple[Counted, ...], struck: tuple[Flags, ...], plain: Many
) -> Whole:
    """The ends of samples, later by what strikes in each."""
    working, clock = ends * 0, ends * 0
    for risk, strikes in zip(risks, struck, strict=True):
        if risk.elapsed:
            clock = clock + strikes * risk.seconds
        else:
            working = working + strikes * risk.seconds
    later = plain.closing(plain.done(ends) + working)
    return np.where(working > 0, later, ends) + clock
