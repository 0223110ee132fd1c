"""Documents count in days, and the organization has no calendar.

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

from flowdef.findings import Severity
from flowdef.lint.rule import Hit, Needs, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Word, without_calendar

_SHOWN = 3


@library_rule(
    code="TIM007",
    severity=Severity.WARNING,
    profile=Profile.BASIC,
    takes=without_calendar,
    needs=Needs.DOCUMENT,
)
def business_days_no_calendar(own: Word | None, around: Surroundings) -> Iterator[Hit]:
    """At the id of the organization."""
    counting = around.in_days if own else ()
    if own and counting:
        more = len(counting) - _SHOWN
        others = f" and {more} more" if more > 0 else ""
        yield Hit(
            own.at,
            "the organization has no calendar, and days are counted in "
            f"{', '.join(counting[:_SHOWN])}{others}. Monday to Friday, 9:00 to 17:00 UTC, "
            "without holidays, is assumed. Write `calendar`, with `workdays`, `hours`, `timezone` "
            "and `holidays`.",
        )
