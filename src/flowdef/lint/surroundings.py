"""Surroundings: what a rule may know beyond the document that it judges."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from flowdef.calendar.shape import day
from flowdef.lint.alike import alike
from flowdef.lint.loads import over_allocated, usual_week
from flowdef.lint.own_rules import OwnRule, own_rules
from flowdef.lint.people_named import Named, names_of, telling_words
from flowdef.model.document import Entry, Extra, Kind, Library
from flowdef.model.organization import Calendar, Organization, Person, Role
from flowdef.plan.load import PersonWeek
from flowdef.run.roster import Roster, roster_of

_OF_NOBODY = Organization(id="", title="")


class Surroundings(Struct, frozen=True, kw_only=True, dict=True):
    """The library with its facts worked out once, and whether a file is there.

    `has_file` answers for a path as findings write it, with forward slashes; a file outside the
    workspace is not there. None where nobody can be asked, and then nothing is said of files.
    `unread` are the names of files, without ending, whose ids nobody could read: what refers to
    such a name is not called unknown. `today` is the day where the organization is (ISO); empty
    where nobody tells, and then nothing is said that depends on it. `alone`: the other documents
    are not read yet, and a rule that asks for them is a bug: what it `takes` waits for them.
    `extras` are what stands in their entries because rules ask for it.
    """

    library: Library
    has_file: Callable[[str], bool] | None = None
    unread: frozenset[str] = frozenset()
    today: str = ""
    alone: bool = False
    extras: frozenset[Extra] = frozenset()

    @cached_property
    def own_rules(self) -> tuple[OwnRule, ...]:
        """The checks of the workspace that can be meant."""
        return own_rules(self.library.workspace.checks)

    @cached_property
    def roles(self) -> frozenset[str]:
        """The ids of all roles of the organization."""
        return frozenset(self.role)

    @cached_property
    def role(self) -> Mapping[str, Role]:
        """Each role of the organization by its id."""
        return {role.id: role for role in self._organization.roles}

    @cached_property
    def person(self) -> Mapping[str, Person]:
        """Each person of the organization by their id."""
        return {each.id: each for each in self._organization.people}

    @cached_property
    def holders(self) -> Mapping[str, tuple[Person, ...]]:
        """Who holds each role today; a role that nobody holds is left out."""
        found: dict[str, tuple[Person, ...]] = {}
        for person in self._organization.people:
            if not (person.left and self.today and person.left < self.today):
                found |= {role: (*found.get(role, ()), person) for role in person.roles}
        return found

    def able(self, role: str) -> tuple[Person, ...]:
        """Whoever holds a role of the organization or that of its deputy, each once."""
        known = self.role.get(role)
        both = (role, known.deputy) if known else ()
        people = {each.id: each for name in both for each in self.holders.get(name, ())}
        return tuple(people.values())

    @cached_property
    def roster(self) -> Roster | None:
        """Who may act; None where no people are listed. Where nobody tells the day, all belong."""
        if not self.people:
            return None
        roster = roster_of(self._organization)
        if self.today:
            return roster
        members = {name: each._replace(joined="", left="") for name, each in roster.members.items()}
        return roster._replace(members=members)

    @cached_property
    def calendar(self) -> Calendar:
        """When people work."""
        return self._organization.calendar

    @cached_property
    def people_named(self) -> Named:
        """The names and mail addresses of all people, each with the roles of who has it."""
        return names_of(self._organization.people)

    @cached_property
    def words_of_names(self) -> frozenset[str]:
        """A word of each of them: a text without any of these names nobody."""
        return telling_words(self.people_named)

    @cached_property
    def vacant(self) -> frozenset[str]:
        """The roles that nobody holds, nor that of their deputy; none where nobody is listed."""
        return frozenset(role for role in self.role if self.people and not self.able(role))

    @cached_property
    def owned_alone(self) -> Mapping[str, tuple[str, ...]]:
        """The processes in force that each person answers for, where no other holds that role."""
        found: dict[str, tuple[str, ...]] = {}
        for entry in self._documents:
            holders = self.holders.get(entry.owner, ())
            if len(holders) == 1 and entry.status != "obsolete":
                found[holders[0].id] = (*found.get(holders[0].id, ()), entry.id)
        return found

    @cached_property
    def replaced_by(self) -> Mapping[str, tuple[str, ...]]:
        """The processes that took the place of each."""
        found: dict[str, tuple[str, ...]] = {}
        for entry in self._documents:
            found |= {old: (*found.get(old, ()), entry.id) for old in entry.supersedes}
        return found

    @cached_property
    def in_days(self) -> tuple[str, ...]:
        """The documents that count in working days."""
        return tuple(entry.id for entry in self._documents if entry.in_days)

    @cached_property
    def alike(self) -> Mapping[str, tuple[str, ...]]:
        """The projects that have the same tasks as each project, by id."""
        return alike(self._documents)

    @cached_property
    def people(self) -> frozenset[str]:
        """The ids of all people of the organization."""
        return frozenset(self.person)

    @cached_property
    def goals(self) -> frozenset[str]:
        """The ids of all goals of the organization."""
        return frozenset(each.id for each in self._organization.goals)

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Each document by its id; of two with one id the first."""
        return {entry.id: entry for entry in reversed(self._documents)}

    @cached_property
    def processes(self) -> Mapping[str, Entry]:
        """Each process by its id, and whatever is too faulty to tell."""
        return {
            name: entry
            for name, entry in self.entries.items()
            if entry.faulty or entry.kind is Kind.PROCESS
        }

    @cached_property
    def calls(self) -> Mapping[str, tuple[str, ...]]:
        """The processes that each process calls, by id."""
        return {
            entry.id: entry.calls for entry in self.entries.values() if entry.kind is Kind.PROCESS
        }

    @cached_property
    def called(self) -> frozenset[str]:
        """The processes that some document calls."""
        return frozenset(name for entry in self._documents for name in entry.calls)

    @cached_property
    def doubled(self) -> Mapping[str, tuple[str, ...]]:
        """The paths of documents that share an id, by that id; faulty ones aside."""
        paths: dict[str, tuple[str, ...]] = {}
        for entry in self._documents:
            if entry.faulty:
                continue
            paths[entry.id] = (*paths.get(entry.id, ()), entry.path)
        return {name: several for name, several in paths.items() if len(several) > 1}

    @cached_property
    def over_allocated(self) -> Mapping[str, tuple[PersonWeek, ...]]:
        """The weeks in which people have more to do than they can, by person; see `loads`."""
        today = day(self.today)
        if today is None:
            return {}
        known = self._with(Extra.DEMAND, Extra.PLAN)
        return over_allocated(known, self._organization, today)

    @cached_property
    def usual_week(self) -> Mapping[str, tuple[tuple[str, Decimal], ...]]:
        """The hours of each role that processes ask for in a week, by process, most first."""
        return usual_week(self._with(Extra.DEMAND), self._organization)

    @property
    def _organization(self) -> Organization:
        """The organization; one of nobody where there is none."""
        return self.library.organization or _OF_NOBODY

    @property
    def _documents(self) -> tuple[Entry, ...]:
        assert not self.alone, "a rule that asks for other documents says what it `takes`"  # noqa: S101 (a bug of ours)
        return self.library.entries

    def _with(self, *extras: Extra) -> tuple[Entry, ...]:
        assert self.extras.issuperset(extras), "a rule says which extras it `asks`"  # noqa: S101 (idem)
        return self._documents
