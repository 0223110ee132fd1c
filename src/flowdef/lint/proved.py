"""Proved: everything that is proved of a process, out of the facts that rules are judged by."""

from itertools import chain

from msgspec import Struct

from flowdef.lint.facts import ProcessFacts
from flowdef.lint.proved_choices import chosen
from flowdef.lint.proved_values import produced, recorded
from flowdef.model.organization import Calendar, Organization
from flowdef.proofs.account import Account
from flowdef.proofs.claims_staffing import entitled, separated, staffed
from flowdef.proofs.claims_steps import reached
from flowdef.proofs.claims_times import in_time, punctual
from flowdef.proofs.lead_needed import Find
from flowdef.proofs.staffing_people import People
from flowdef.run.roster import roster_of


class Around(Struct, frozen=True):
    """What a process is proved with: the organization as it is on a day (ISO), other processes.

    Of an organization that lists no people nothing is said of people, as in rules.
    """

    organization: Organization | None
    day: str
    find: Find


def account_of(facts: ProcessFacts, around: Around) -> Account:
    """Everything that is proved of a process without faults, proof by proof."""
    courses, organization = facts.courses, around.organization
    staff = organization if organization and organization.people else None
    people = People(courses, roster_of(staff), around.day) if staff else None
    calendar = organization.calendar if organization else Calendar()
    claims = (
        reached(courses),
        chosen(facts),
        recorded(facts),
        produced(facts),
        separated(courses, people),
        entitled(people) if people else (),
        staffed(people) if people else (),
        in_time(courses, calendar, around.find),
        punctual(courses, calendar),
    )
    told = tuple(chain.from_iterable(claims))
    if staff is None:
        return Account(facts.process, told)
    return Account(facts.process, told, staff.title, around.day)
