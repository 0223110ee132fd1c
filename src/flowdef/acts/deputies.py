"""Deputies: for whom somebody would stand in at a step."""

from flowdef.acts.desk import Standing
from flowdef.run.authority import doers
from flowdef.run.roster import Present, Roster


def stands_in_for(
    where: Standing, step: str, person: str, roster: Roster | None, day: str
) -> tuple[str, ...]:
    """Whom a person represents who may do the step only as a deputy; else nobody.

    A vacant role is named itself. `day` is an ISO date.
    """
    if roster is None:
        return ()
    plan = where.definition.steps[step]
    for place in doers(where.definition, where.state, plan, Present(roster, day)):
        if not place.role or roster.holds(person, place.role, day):
            return ()
        deputy = roster.deputy(place.role)
        if deputy and roster.holds(person, deputy, day):
            return roster.represented(place.role, day)
    return ()
