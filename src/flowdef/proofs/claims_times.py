"""Claims on times: how long runs take, whether what is promised is kept, and due dates can be."""

from collections.abc import Iterator

from flowdef.expressions.readers import Problem
from flowdef.expressions.values import read
from flowdef.model.organization import Calendar
from flowdef.model.process import Scenario, Step
from flowdef.paths.regions import Region
from flowdef.proofs.claim import Claim, Proof, Standing
from flowdef.proofs.courses import Courses
from flowdef.proofs.dues import Late, late_steps
from flowdef.proofs.lead import Edge, Lead, lead_times
from flowdef.proofs.lead_needed import Find
from flowdef.proofs.lead_words import lasting, rejections


def in_time(courses: Courses, calendar: Calendar, find: Find) -> Iterator[Claim]:
    """How long the fastest and the slowest run take, and whether that is as promised.

    Nothing where no step says how long it takes.
    """
    lead = lead_times(courses, calendar, find)
    if lead is None or (lead.slowest.most == 0 and lead.target is None):
        return
    yield _edge(lead, lead.fastest, "fastest")
    yield _edge(lead, lead.slowest, "slowest")
    if lead.target is not None:
        yield _promise(courses, lead, lead.target)


def punctual(courses: Courses, calendar: Calendar) -> Iterator[Claim]:
    """Of each step with a due date, that it is not late in every run."""
    late = {each.step.id: each for each in late_steps(courses.process, courses.order, calendar)}
    for step in courses.process.steps:
        if step.due:
            yield _due(step, late.get(step.id))


def _edge(lead: Lead, edge: Edge, which: str) -> Claim:
    return Claim(
        proof=Proof.LEAD_TIME,
        subject=which,
        standing=Standing.HOLDS,
        what=f"The {which} run takes {_between(edge, lead.day)}.",
        why=_counted(lead) if which == "fastest" else "",
        scenario=edge.run,
        start=edge.start,
    )


def _between(edge: Edge, day: int) -> str:
    least, most = edge.least, edge.most
    if least is not None and least == most:
        return lasting(least, day)
    parts = [
        f"{word} {lasting(bound, day)}"
        for word, bound in (("at least", least), ("at most", most))
        if bound is not None
    ]
    return " and ".join(parts)


def _counted(lead: Lead) -> str:
    """What the times rest on."""
    how = "by the clock" if lead.clock else "in working time, as in weeks without holidays"
    parts = [f"Counted is the time that steps say, from when they are ready, {how}."]
    if lead.otherwise:
        other = "Only working hours count" if lead.clock else "The clock counts"
        why = "it matters when in the week a run begins"
        parts.append(f"{other} for {_listed(lead.otherwise)}: {why}.")
    if lead.untold:
        parts.append(f"No time is told by {_listed(lead.untold)}, {_none(lead.untold)}.")
    if lead.dated:
        parts.append(f"Waits for a date: {_listed(lead.dated)}, {_none(lead.dated)}.")
    if lead.called:
        parts.append(f"Other processes do {_listed(lead.called)}, between bounds of their own.")
    return " ".join(parts)


def _none(steps: tuple[str, ...]) -> str:
    return "which counts as none" if len(steps) == 1 else "which count as none"


def _listed(steps: tuple[str, ...]) -> str:
    return ", ".join(f"'{step}'" for step in steps)


def _promise(courses: Courses, lead: Lead, target: int) -> Claim:
    promise, fastest, slowest = lasting(target, lead.day), lead.fastest, lead.slowest
    standing, shown, witness = Standing.BROKEN, Edge(), Edge()
    if lead.impossible:
        shown = fastest
        what = f"No run keeps the lead time of {promise} that is promised."
        why = f"The fastest run takes {_between(fastest, lead.day)}."
    elif lead.at_risk:
        shown = witness = slowest
        what = f"A run may take longer than the {promise} that are promised."
        why = f"It takes {_between(slowest, lead.day)}{_sent_back(slowest.run)}."
    elif lead.kept:
        standing, why = Standing.HOLDS, ""
        what = f"Every run keeps the lead time of {promise} that is promised."
    else:
        standing = Standing.UNDECIDED
        what = f"Whether every run keeps the lead time of {promise} is not decided."
        why = f"The slowest run takes {_between(slowest, lead.day)}."
    return Claim(
        proof=Proof.LEAD_TIME,
        subject="lead_time",
        standing=standing,
        what=what,
        why=why,
        witness=tuple(_answers(courses, witness.run)),
        scenario=shown.run,
        start=shown.start,
        size=lead.size if standing is Standing.UNDECIDED else 0,
    )


def _sent_back(run: Scenario | None) -> str:
    back = ", ".join(rejections(run)) if run else ""
    return f" where {back}" if back else ""


def _answers(courses: Courses, run: Scenario | None) -> Iterator[Region]:
    """What is answered on a run, the last of several rounds."""
    told = dict(run.given) if run else {}
    for _, rounds in run.answers if run else ():
        for answer in rounds:
            told |= {} if isinstance(answer, str) else dict(answer)
    for name, raw in told.items():
        value = read(courses.fields[name], raw)
        if not isinstance(value, Problem):
            yield Region(name, value, str(raw))


def _due(step: Step, late: Late | None) -> Claim:
    if late is None:
        standing, what, why = Standing.HOLDS, f"Step '{step.id}' can be over when it is due.", ""
    else:
        standing, what = Standing.BROKEN, f"Step '{step.id}' is late in every run."
        why = "It takes longer than until it is due."
        if late.wait:
            why = f"Step '{late.wait}', before it, lasts until the very day that counts for it."
    return Claim(proof=Proof.DUE, subject=step.id, standing=standing, what=what, why=why)
