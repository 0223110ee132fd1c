"""Authority: who may do what, in which role, and for whom."""

from collections.abc import Mapping
from typing import NamedTuple

from flowdef.run.deciding import Deciding
from flowdef.run.definition import Definition, Seat, StepDef
from flowdef.run.events import Basis
from flowdef.run.fact_values import NONE
from flowdef.run.refusal import Refused, Why, listed
from flowdef.run.roster import Present, Roster, called, nearest
from flowdef.run.state import State

_SHOWN = 10  # of the people, where none is near


class Place(NamedTuple):
    """Where somebody sits: as holder of a role or as a person, perhaps for somebody outside."""

    role: str = ""
    person: str = ""
    records_for: str = ""


def stranger(by: str, roster: Roster | None, day: str) -> Refused | None:
    """Refused where nobody is named, or somebody who is not of the organization on that day."""
    if not by.strip():
        return Refused(Why.WHO, "an act has somebody who does it: say who")
    if roster is None or roster.knows(by, day):
        return None
    if by in roster.members:
        member = roster.members[by]
        when = f"joins on {member.joined}" if day < member.joined else f"left on {member.left}"
        return Refused(Why.WHO, f"{named(by, roster)} {when}, so cannot act on {day}")
    near = nearest(by, roster)
    here = [each for each in roster.members if roster.knows(each, day)]
    hint = f"did you mean {near!r}?" if near else f"known: {listed(here[:_SHOWN])}"
    outside = "; for somebody outside, a person of the organization records"
    return Refused(Why.WHO, f"nobody here has the id {by!r}; {hint}{'' if near else outside}")


def by_doer(deciding: Deciding, plan: StepDef) -> Basis | Refused:
    """On what basis whoever commands does a step."""
    return _basis(deciding, doers(deciding.definition, deciding.state, plan, _at(deciding)))


def by_overseer(deciding: Deciding, plan: StepDef) -> Basis | Refused:
    """On what basis whoever commands answers for a step; its doers do where no one is named."""
    at = _at(deciding)
    found = overseers(deciding.definition, deciding.state, plan, at)
    return _basis(deciding, found or doers(deciding.definition, deciding.state, plan, at))


def by_concerned(deciding: Deciding, plan: StepDef) -> Basis | Refused:
    """On what basis whoever commands does a step, answers for it, or was called in for it."""
    at = _at(deciding)
    found = doers(deciding.definition, deciding.state, plan, at)
    if not found:
        return _basis(deciding, ())
    above = overseers(deciding.definition, deciding.state, plan, at)
    return _basis(deciding, (*found, *above, *called_in(deciding.state, plan)))


def by_head(deciding: Deciding, *plans: StepDef) -> Basis | Refused:
    """On what basis whoever commands answers for the run: its starter, owner or accountable.

    Those accountable for the steps named may as well.
    """
    definition, state, at = deciding.definition, deciding.state, _at(deciding)
    seats = (definition.owner, definition.accountable, *(plan.accountable for plan in plans))
    found = _present(seats, state, at)
    if deciding.command.by == state.started_by and not deciding.command.on_behalf_of:
        return Basis()
    return _basis(deciding, found)


def may_not(deciding: Deciding, may: str) -> Refused:
    """Whoever commands may not do this; `may` says in words who may."""
    command = deciding.command
    reason = f"{named(command.by, deciding.context.roster)} may not do this"
    if command.on_behalf_of:
        reason += f" on behalf of {command.on_behalf_of}"
    return Refused(Why.WHO, f"{reason}; who may: {may}")


def doers(definition: Definition, state: State, plan: StepDef, at: Present) -> tuple[Place, ...]:
    """Who does a step: its responsible, else its accountable, else the owner of the document.

    Where that names somebody outside, or nobody yet, the next one records for them. No place: the
    document names nobody, so anybody may.
    """
    if plan.approving:
        return (Place(role=plan.approving.role),)
    outside = ""
    for seat in (plan.responsible, plan.accountable, definition.owner):
        place = _place(seat, state)
        if place and _inside(place, at):
            return (place._replace(records_for=outside) if outside else place,)
        outside = outside or (place.person if place else "")
    return ()


def overseers(
    definition: Definition, state: State, plan: StepDef, at: Present
) -> tuple[Place, ...]:
    """Who answers for a step: its accountable and the owner of the document."""
    return _present((plan.accountable, definition.owner), state, at)


def called_in(state: State, plan: StepDef) -> tuple[Place, ...]:
    """The role that a late step was brought to: it may help, hand over and leave out, not do."""
    role = state.steps[plan.id].escalated
    return (Place(role=role),) if role else ()


def helper(state: State, plan: StepDef, roster: Roster | None) -> tuple[Place, ...]:
    """The person or role of the organization whose help a blocked step needs: it is told to them.

    What they may do is as it was. No place for somebody outside.
    """
    name = state.steps[plan.id].help
    if roster is None or name in roster.members:
        return (Place(person=name),) if name else ()
    return (Place(role=name),) if name in roster.posts else ()


def who(places: tuple[Place, ...], at: Present, but: Mapping[str, str] = NONE) -> str:
    """The people of some places, without a few, as a sentence has them.

    `but` says why each of those few may not; that is told where nobody else is left.
    """
    roster = at.roster
    if roster is None or not places:
        return f"anybody but {listed(sorted(but), 'and')}" if but else "anybody"
    return "; or ".join(_who(place, roster, at.day, but) for place in places)


def people(
    places: tuple[Place, ...], at: Present, but: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """The ids of everybody who may sit in some places, deputies last, without a few.

    They stand in for none of those few either. Nobody where there is no organization.
    """
    roster = at.roster
    if roster is None:
        return ()
    found: dict[str, None] = {}
    for place in places:
        found |= dict.fromkeys(_holders(place, roster, at.day))
    for place in places:
        if any(each not in but for each in roster.represented(place.role, at.day)):
            deputy = roster.deputy(place.role)
            found |= dict.fromkeys(roster.holders(deputy, at.day) if deputy else ())
    return tuple(person for person in found if person not in but)


def named(person: str, roster: Roster | None) -> str:
    """How a refusal calls a person: by name, with the id that one types."""
    name = called(person, roster)
    return person if name == person else f"{name} [{person}]"


def _at(deciding: Deciding) -> Present:
    return Present(deciding.context.roster, deciding.day)


def _basis(deciding: Deciding, places: tuple[Place, ...]) -> Basis | Refused:
    """On what basis whoever commands sits in one of the places; no place is open to all."""
    command, roster, day = deciding.command, deciding.context.roster, deciding.day
    if roster is None or not places:
        return Basis(represents=command.on_behalf_of)
    for place in places:
        found = _seated(place, command.by, command.on_behalf_of, roster, day)
        if found is not None:
            return found
    return may_not(deciding, who(places, Present(roster, day)))


def _present(seats: tuple[Seat, ...], state: State, at: Present) -> tuple[Place, ...]:
    found = (_place(seat, state) for seat in seats)
    return tuple(dict.fromkeys(place for place in found if place and _inside(place, at)))


def _inside(place: Place, at: Present) -> bool:
    """Whether that is a role, or somebody of the organization."""
    return bool(place.role) or at.roster is None or at.roster.knows(place.person, at.day)


def _place(seat: Seat, state: State) -> Place | None:
    if seat.role:
        return Place(role=seat.role)
    person = state.values.get(seat.field) if seat.field else None
    return Place(person=str(person)) if person else None


def _seated(place: Place, by: str, behalf: str, roster: Roster, day: str) -> Basis | None:
    """The basis on which `by` sits there, or None."""
    if place.person:
        return Basis(represents=place.records_for) if by == place.person and not behalf else None
    if roster.holds(by, place.role, day):
        if behalf and behalf not in (place.records_for, *roster.holders(place.role, day)):
            return None
        return Basis(role=place.role, represents=behalf or place.records_for)
    deputy = roster.deputy(place.role)
    whom = roster.represented(place.role, day)
    if deputy and roster.holds(by, deputy, day) and behalf in whom:
        return Basis(role=place.role, represents=behalf, deputy=deputy)
    return None


def _holders(place: Place, roster: Roster, day: str) -> tuple[str, ...]:
    return roster.holders(place.role, day) if place.role else (place.person,)


def _who(place: Place, roster: Roster, day: str, but: Mapping[str, str]) -> str:
    if place.person:
        return named(place.person, roster)
    said = (
        f"{roster.title(place.role)} ({_names(_holders(place, roster, day), roster, but, ' now')})"
    )
    deputy = roster.deputy(place.role)
    behalf = [each for each in roster.represented(place.role, day) if each not in but]
    if deputy and behalf:
        said += f", or on behalf of {listed(behalf, 'or')} their deputy"
        said += f" {roster.title(deputy)} ({_names(roster.holders(deputy, day), roster, but)})"
    return said


def _names(people: tuple[str, ...], roster: Roster, but: Mapping[str, str], when: str = "") -> str:
    """Some people without a few; where nobody is left, why."""
    found = [named(each, roster) for each in people if each not in but]
    if found:
        return listed(found, "or")
    why = [f"{called(each, roster)} {but[each]}" for each in people if but[each]]
    return f"nobody{when}{': ' if why else ''}{'; '.join(why)}"
