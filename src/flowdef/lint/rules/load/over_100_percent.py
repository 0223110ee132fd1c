"""A task takes more than the whole of a person.

No share is above 100 %, but a person who is named twice is asked for both shares at once. Source:
TaskJuggler, which refuses such a booking.

Fails:

    kind: project
    id: new-books
    title: New books
    tasks:
      - id: compare
        title: Compare three systems
        assigned: [{person: sam, share: 60%}, {person: sam, share: 60%}]
        effort: 4d

Passes:

    kind: project
    id: new-books
    title: New books
    tasks:
      - id: compare
        title: Compare three systems
        assigned: [{person: sam, share: 60%}, {person: kim, share: 60%}]
        effort: 4d

Fix: name the person once, with one share.
"""

from collections.abc import Iterator
from decimal import Decimal

from flowdef.findings import Severity
from flowdef.lint.facts import ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="RES002", severity=Severity.ERROR, profile=Profile.BASIC)
def over_100_percent(facts: ProjectFacts) -> Iterator[Hit]:
    """At the one by whom it becomes too much."""
    for task in facts.tasks if not facts.ended else ():
        sums: dict[str, Decimal] = {}
        for place, each in enumerate(task.assigned):
            before = sums.get(each.person, Decimal(0))
            sums[each.person] = before + each.share
            if each.person and before <= 1 < sums[each.person]:
                yield Hit(
                    task.at.span("assigned", place),
                    f"task '{task.id}' takes {sums[each.person]:.0%} of '{each.person}', who is "
                    "named more than once. Nobody has more than 100 %. Name them once, with one "
                    "`share`.",
                )
