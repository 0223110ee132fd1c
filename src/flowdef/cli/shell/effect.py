"""Effect: what a go for a project would do to the load of the people here."""

from msgspec.structs import replace

from flowdef.cli.shell.carrying import asked_here, without_dates
from flowdef.cli.shell.days import day_of
from flowdef.cli.shell.desk import now
from flowdef.cli.shell.linked import doing_here
from flowdef.cli.shell.planning import known_here
from flowdef.model.project import Project
from flowdef.plan.computed import compute
from flowdef.plan.effect import Effect, effect
from flowdef.plan.hours import moment
from flowdef.plan.outlook import followed
from flowdef.plan.weeks import Weeks
from flowdef.workspace.collection import Collection
from flowdef.workspace.lookup import Found

_MOST = 104  # weeks, as of `flowdef load`


def effect_here(own: Project, where: Found, here: Collection) -> Effect | None:
    """The effect from this week to the end of the project; None where nothing can be told.

    That is where nobody is listed, where the project is over, or its tasks wait in a circle.
    """
    organization = here.library.organization
    if organization is None or not organization.people or own.status in ("closed", "cancelled"):
        return None
    decided = own if own.status == "active" else replace(own, status="approved")
    first = day_of("", organization)
    begun = followed(decided, doing_here(decided))
    computed = compute(begun, organization, first, known_here(begun, where))
    if computed.circle:
        without_dates(own)
        return None
    days = (moment(computed.end).date() - first).days
    view = Weeks(organization, first, min(max(days, 0) // 7 + 2, _MOST))
    return effect(asked_here(_with(decided, here), view, now()), view, own.id)


def _with(decided: Project, here: Collection) -> Collection:
    """The same documents with the project as if it were decided."""
    reads = tuple(
        replace(each, document=decided) if each.id == decided.id and each.document else each
        for each in here.reads
    )
    return replace(here, reads=reads)
