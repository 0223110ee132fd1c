"""Projects drawn by chance: small ones by hand, of which closed forms are known."""

from datetime import date

from flowdef.model.organization import Organization
from flowdef.model.project import Estimate, Link, Phase, Project, Risk, Task
from flowdef.plan.computed import Computed, Known, compute
from flowdef.plan.risk.estimates import widest
from flowdef.plan.risk.forecast import forecast
from flowdef.plan.risk.outcome import Asked, Forecast
from flowdef.times import Duration, duration, share

MONDAY = date(2027, 3, 1)
HOUR = 3600
DAY = 8 * HOUR


def time(text: str) -> Duration:
    found = duration(text)
    assert found is not None
    return found


def points(low: str, likely: str, high: str) -> Estimate:
    return Estimate(time(low), time(likely), time(high))


def length(text: str) -> Estimate:
    return points(text, text, text)


def task(name: str, estimate: Estimate | None = None, *needs: str) -> Task:
    return Task(
        id=name,
        title=name.title(),
        duration=estimate,
        milestone=estimate is None,
        needs=tuple(Link(to=each) for each in needs),
    )


def risk(name: str, likely: str, impact: str, response: str = "reduce") -> Risk:
    return Risk(
        id=name,
        title=name.title(),
        probability=share(likely),
        impact=time(impact),
        response=response,
    )


def project(*tasks: Task, risks: tuple[Risk, ...] = (), deadline: str = "") -> Project:
    phase = Phase(id="", title="", tasks=tasks)
    return Project(
        id="move",
        title="Move",
        phases=(phase,),
        start="2027-03-01",
        risks=risks,
        deadline=deadline,
    )


def both(
    of: Project, organization: Organization | None = None, known: Known | None = None
) -> tuple[Computed, Computed]:
    """A project computed, and the widest of it."""
    planned = compute(of, organization, MONDAY, known)
    return planned, compute(widest(of, planned.hours), organization, MONDAY, known)


def told(of: Project, samples: int = 2_000, seed: int = 1, target: str = "") -> Forecast:
    return forecast(*both(of), Asked(samples=samples, seed=seed, target=target))
