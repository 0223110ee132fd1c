"""A schedule means no day at all, or cannot be read.

A process that is to start by itself and never does is noticed by those who miss its result. A
schedule has five parts: minute, hour, day of the month, month, day of the week. Source: actionlint,
CRON syntax.

Fails:

    kind: process
    id: close-month
    title: Close the month
    trigger: {schedule: "0 9 31 2,4 *"}
    steps:
      - {id: close, title: Close the books}

Passes:

    kind: process
    id: close-month
    title: Close the month
    trigger: {schedule: "0 9 28 2,4 *"}
    steps:
      - {id: close, title: Close the books}

Fix: name a day that the months have; `"0 9 1 * *"` is nine o'clock on the first of each month.
"""

from collections.abc import Iterator

from flowdef.calendar.schedule import Schedule, schedule
from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="TIM010", severity=Severity.ERROR, profile=Profile.BASIC)
def schedule_never_fires(facts: ProcessFacts) -> Iterator[Hit]:
    """At the schedule."""
    trigger = facts.process.trigger
    if trigger is None or not trigger.schedule:
        return
    found = schedule(trigger.schedule)
    if isinstance(found, Schedule) and found.fires:
        return
    wrong = (
        "names a day that none of its months has" if isinstance(found, Schedule) else found.message
    )
    yield Hit(
        facts.process.at.span("trigger", "schedule"),
        f"the schedule '{trigger.schedule}' {wrong}. The process would never start by itself. "
        'Write it as "minute hour day month weekday", such as "0 9 * * mon".',
    )
