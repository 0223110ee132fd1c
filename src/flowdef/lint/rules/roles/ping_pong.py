"""Work goes to and fro between the same two roles three times or more.

Each time it changes hands it lies and waits, and somebody thinks their way into it anew. Counted
are steps of people that wait for one another; approvals are a check, and do not count. Source:
Lean, handoffs.

Fails:

    kind: process
    id: write-offer
    title: Write an offer
    steps:
      - {id: ask, title: Ask the customer, responsible: sales}
      - {id: draw, title: Draw the part, responsible: engineer}
      - {id: price, title: Price the part, responsible: sales}
      - {id: adapt, title: Adapt the drawing, responsible: engineer}
      - {id: write, title: Write the offer, responsible: sales}
      - {id: read, title: Read the offer, responsible: engineer}
      - {id: send, title: Send the offer, responsible: sales}

Passes:

    kind: process
    id: write-offer
    title: Write an offer
    steps:
      - {id: ask, title: Ask the customer, responsible: sales}
      - {id: draw, title: Draw and price the part together, responsible: engineer}
      - {id: write, title: Write the offer, responsible: sales}
      - {id: read, title: Read the offer, responsible: engineer}
      - {id: send, title: Send the offer, responsible: sales}

Fix: let one of them do more in one go, do it together, or give the other the right to decide.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.lint.seats import Seat
from flowdef.model.process import InField, Performer, Work

_TOO_MANY = 3  # there and back


@rule(code="ROL013", severity=Severity.WARNING, profile=Profile.TEAM)
def ping_pong(facts: ProcessFacts) -> Iterator[Hit]:
    """At the step at which it comes back for the third time."""
    for row in _rows(facts) if not facts.cyclic else ():
        moves = 0
        for place in range(2, len(row)):
            moves = moves + 1 if row[place].doer == row[place - 2].doer else 0
            if moves + 1 == 2 * _TOO_MANY:
                one, other = (_spoken(each.doer) for each in row[place - 1 : place + 1])
                step = row[place].step
                yield Hit(
                    step.at.span("id"),
                    f"by step '{step.id}' the work has gone to and fro between {other} and {one} "
                    f"{_TOO_MANY} times. Each time it waits, and somebody has to think their way "
                    "into it again. Let one of them do more in one go, or let them do it together.",
                )


def _rows(facts: ProcessFacts) -> Iterator[list[Seat]]:
    """Steps of people that wait for one another, where each is done by another than the last."""
    row: list[Seat] = []
    last = ""
    for seat in facts.seats:
        if not isinstance(seat.step.deed, Work):
            continue
        if last and not facts.precedes(last, seat.step.id):
            yield row
            row = []
        if not row or row[-1].doer != seat.doer:
            row.append(seat)
        last = seat.step.id
    yield row


def _spoken(who: Performer | None) -> str:
    return f"whoever is in '{who.field}'" if isinstance(who, InField) else f"'{who}'"
