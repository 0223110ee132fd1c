"""A document counts in days, and the organization has no calendar.

A day is a working day: which days these are, and how many hours they have, the calendar says. With
none, Monday to Friday from 9:00 to 17:00 UTC are taken, and no day is a holiday. Source: jmix#790.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {accountant: {title: Accountant}}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, responsible: accountant, due: 2d}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    calendar: {workdays: [mon, tue, wed, thu, fri], hours: 8h, timezone: Europe/Berlin}
    roles: {accountant: {title: Accountant}}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, responsible: accountant, due: 2d}

Fix: `calendar:` in organization.yaml. Time by the clock is written `{for: 2d, elapsed: true}`.
"""

from collections.abc import Iterator

from flowdef.findings import Places, Severity, Span
from flowdef.lint.facts import ProcessFacts, ProjectFacts
from flowdef.lint.rule import Hit, Profile, organization_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.model.organization import Calendar
from flowdef.model.process import Step
from flowdef.times import Duration, Unit


@organization_rule(code="TIM007", severity=Severity.WARNING, profile=Profile.BASIC)
def business_days_no_calendar(
    facts: ProcessFacts | ProjectFacts, around: Surroundings
) -> Iterator[Hit]:
    """At the first time in days or weeks."""
    if not _has_calendar(around) and (found := next(_days(facts), None)):
        time, at = found
        yield Hit(
            at,
            f"{time} are working days, and the organization has no calendar. Taken are Monday to "
            "Friday, 9:00 to 17:00 UTC, without holidays. Write `calendar` into organization.yaml.",
        )


def _has_calendar(around: Surroundings) -> bool:
    organization = around.library.organization
    if organization is None or organization.calendar != Calendar():
        return True
    return organization.at.span("calendar") != organization.at.span()


def _days(facts: ProcessFacts | ProjectFacts) -> Iterator[tuple[Duration, Span]]:
    """The times of a document that count in working days or weeks."""
    if isinstance(facts, ProjectFacts):
        for task in facts.tasks:
            for key, estimate in (("effort", task.effort), ("duration", task.duration)):
                if estimate and _working(estimate.likely):
                    yield estimate.likely, task.at.span(key)
    elif not facts.process.always:
        lead = facts.process.targets.lead_time
        if lead and _working(lead):
            yield lead, facts.process.at.span("targets", "lead_time")
        for step in facts.steps:
            yield from _of_step(step, step.at)


def _of_step(step: Step, at: Places) -> Iterator[tuple[Duration, Span]]:
    by = step.due.by if step.due else None
    for key, time in (("effort", step.effort), ("duration", step.duration), ("due", by)):
        if time and _working(time):
            yield time, at.span(key)


def _working(time: Duration) -> bool:
    return time.unit in (Unit.DAYS, Unit.WEEKS) and not time.elapsed
