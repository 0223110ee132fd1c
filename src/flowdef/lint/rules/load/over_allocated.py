"""Processes and projects together ask a person for more hours than they have in a week.

Each of them alone may be planned well: what breaks is the person, or the date. The work of live
processes (`frequency`, `share`, `effort`) and of the tasks of projects that are approved or active
is laid beside the hours of the calendar, of `capacity` and without leave, for half a year from
today. Projects are taken as they are planned; `flowdef load` shows the same as things stand now.
Source: resource levelling (PMBOK); what users of project tools ask for most is the load of a person
over all their projects.

Fails:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {accountant: {title: Accountant}}
    people: {sam: {name: Sam, roles: [accountant], capacity: 20h per week}}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    frequency: 20 per week
    steps:
      - {id: pay, title: Pay the invoice, responsible: accountant, effort: 30m}

    # projects/new-books.yaml
    kind: project
    id: new-books
    title: New books
    status: active
    start: 2026-11-23
    tasks:
      - {id: compare, title: Compare three systems, assigned: [sam], effort: 4d}

Passes:

    # organization.yaml
    kind: organization
    id: acme
    title: ACME
    roles: {accountant: {title: Accountant}}
    people: {sam: {name: Sam, roles: [accountant], capacity: 20h per week}}

    # processes/pay-invoice.yaml
    kind: process
    id: pay-invoice
    title: Pay an invoice
    frequency: 20 per week
    steps:
      - {id: pay, title: Pay the invoice, responsible: accountant, effort: 30m}

    # projects/new-books.yaml
    kind: project
    id: new-books
    title: New books
    status: active
    start: 2026-11-23
    tasks:
      - {id: compare, title: Compare, assigned: [{person: sam, share: 50%}], effort: 4d}

Fix: a smaller `share` of the task, a later start, or somebody else for one of the two.
"""

from collections.abc import Iterator
from decimal import Decimal

from flowdef.findings import Severity
from flowdef.lint.rule import Hit, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Word, people
from flowdef.model.document import Extra
from flowdef.plan.load import PersonWeek

_NAMED = 3  # reasons that are told


@library_rule(
    code="RES001",
    severity=Severity.ERROR,
    profile=Profile.TEAM,
    takes=people,
    asks=(Extra.DEMAND, Extra.PLAN),
)
def over_allocated(known: tuple[Word, ...], around: Surroundings) -> Iterator[Hit]:
    """At the person's name, once for all weeks."""
    for person in known:
        weeks = around.over_allocated.get(person.word, ())
        if weeks:
            worst = max(weeks, key=lambda week: week.over)
            others = f"{len(weeks) - 1} other week{'' if len(weeks) == 2 else 's'}"
            more = f", and too much in {others}" if len(weeks) > 1 else ""
            yield Hit(
                person.at,
                f"'{person.word}' is asked for {_hours(worst.work)} hours in the week of "
                f"{worst.week} and has {_hours(worst.time.capacity)}{more}: {_reasons(worst)}. "
                "Give a task a smaller `share`, a later start, or somebody else; "
                f"`flowdef load --person {person.word}` shows all of it.",
            )


def _reasons(week: PersonWeek) -> str:
    told = [
        f"{each.kind} '{each.document}'{f', task {each.part!r}' if each.part else ''}"
        f" ({_hours(each.seconds)} h)"
        for each in week.reasons[:_NAMED]
    ]
    rest = len(week.reasons) - len(told)
    return ", ".join(told) + (f" and {rest} more" if rest else "")


def _hours(seconds: int) -> str:
    return f"{Decimal(seconds) / 3600:.1f}".removesuffix(".0")
