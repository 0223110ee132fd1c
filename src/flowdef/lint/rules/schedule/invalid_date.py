"""Something is said to have happened on a day that has not come.

A plan that rests on it is wrong until then, and nobody knows what was meant. Source: DCMA's
14-point assessment of schedules, point 9.

Fails:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    tasks:
      - {id: move, title: Move, duration: 2d, assigned: [sam], started: 2099-01-05}

Passes:

    kind: project
    id: new-office
    title: Move to the new office
    status: active
    tasks:
      - {id: move, title: Move, duration: 2d, assigned: [sam], not_before: 2099-01-05}

Fix: correct the day; what is only hoped for is `not_before` or `deadline`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.rule import Hit, Needs, Profile, library_rule
from flowdef.lint.surroundings import Surroundings
from flowdef.lint.taken import Word, actual_days


@library_rule(
    code="SCH011",
    severity=Severity.ERROR,
    profile=Profile.BASIC,
    takes=actual_days,
    needs=Needs.DOCUMENT,
)
def invalid_date(days: tuple[Word, ...], around: Surroundings) -> Iterator[Hit]:
    """At each such day."""
    for each in days:
        if around.today and each.word > around.today:
            yield Hit(
                each.at,
                f"{each.word} has not come yet, so nothing can have begun or ended on it. Correct "
                "the day. What is only hoped for is `not_before` or `deadline`.",
            )
