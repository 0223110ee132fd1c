"""Words: roles, people, times and shares as a reader would say them."""

import re
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from flowdef.expressions.shown import grouped
from flowdef.model.fields import Field, Raw
from flowdef.model.organization import Organization, Right
from flowdef.model.process import Due, InField, Performer
from flowdef.times import Duration, Rate, Unit

if TYPE_CHECKING:
    from flowdef.model.organization import Role
    from flowdef.model.project import Assignee, Deliverable

_UNITS = {
    Unit.SECONDS: "second",
    Unit.MINUTES: "minute",
    Unit.HOURS: "hour",
    Unit.DAYS: "day",
    Unit.WEEKS: "week",
}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:")
_CALENDAR_UNITS = (Unit.DAYS, Unit.WEEKS)

Fields = Mapping[str, Field]
number = grouped


class Titles(dict[str, str]):
    """Titles by id; of an id that has none, the id in words."""

    __slots__ = ()

    def __init__(self, named: "Iterable[Role | Deliverable]") -> None:
        """Take what has a title."""
        super().__init__((each.id, each.title) for each in named if each.title)

    def __missing__(self, identifier: str) -> str:
        self[identifier] = title = name_of(identifier)
        return title


class Names:
    """The roles and people of an organization by their names; ids in words where it knows none."""

    __slots__ = ("_known", "_people", "_roles")

    def __init__(self, organization: Organization | None) -> None:
        self._known = {each.id: each for each in organization.roles} if organization else {}
        self._roles = Titles(self._known.values())
        self._people = {each.id: each.name for each in organization.people} if organization else {}

    def role(self, identifier: str) -> str:
        """A role's title."""
        return self._roles[identifier]

    def roles(self, identifiers: Iterable[str]) -> str:
        """The titles of several roles in one phrase."""
        return listed([self.role(each) for each in identifiers])

    def deputy(self, identifier: str) -> str:
        """The title of the role that stands in; empty where none does."""
        role = self._known.get(identifier)
        return self.role(role.deputy) if role and role.deputy else ""

    def right(self, identifier: str, kind: str) -> Right | None:
        """A role's right to decide things of a kind; None where it has none."""
        role = self._known.get(identifier)
        rights = role.authority if role else ()
        return next((each for each in rights if each.type == kind), None)

    def person(self, identifier: str) -> str:
        """A person's name; the text as it stands for somebody outside."""
        return self._people.get(identifier) or identifier

    def assignee(self, who: "Assignee") -> str:
        """The person or the role to which a task is given."""
        return self.person(who.person) if who.person else self.role(who.role)

    def performer(self, who: Performer, fields: Fields) -> str:
        """A role's title, or 'the person named in ‹Contact›'."""
        if isinstance(who, InField):
            return f"the person named in {label(who.field, fields)}"
        return self.role(who)

    def short(self, who: Performer, fields: Fields) -> str:
        """A role's title, or '‹Contact›' for the person who is named there."""
        return label(who.field, fields) if isinstance(who, InField) else self.role(who)


def name_of(identifier: str) -> str:
    """`head-of-sales` as `Head of sales`."""
    return capital(identifier.replace("-", " ").replace("_", " "))


def status(name: str) -> str:
    """A document's status: `on-hold` as 'on hold'."""
    return name.replace("-", " ")


def assigned(who: "Assignee", names: Names) -> str:
    """To whom a task is given: 'Lee', 'Lee (50 %)'."""
    name = names.assignee(who)
    return name if who.share == 1 else f"{name} ({percent(who.share)})"


def capital(text: str) -> str:
    """The text with a capital at its beginning, the rest as it is."""
    return text[:1].upper() + text[1:]


def label(name: str, fields: Fields) -> str:
    """A field's label between angle marks, as texts without a run show its value."""
    return f"‹{fields[name].title if name in fields else name_of(name)}›"


def duration(time: Duration, *, always: bool = False) -> str:
    """`5d` as `5 working days`, or `5 days` where the clock counts."""
    amount = number(time.amount)
    word = _UNITS[time.unit] + ("" if time.amount == 1 else "s")
    working = time.unit in _CALENDAR_UNITS and not (always or time.elapsed)
    return f"{amount} working {word}" if working else f"{amount} {word}"


def due(when: Due, fields: Fields, *, always: bool = False) -> str:
    """When a step is due: 'within 5 working days', '3 working days before ‹Start date›'."""
    length = duration(when.by, always=always)
    name = when.before or when.after
    if not name:
        return f"within {length}"
    return f"{length} {'before' if when.before else 'after'} {label(name, fields)}"


def percent(share: Decimal) -> str:
    """0.2 as `20 %`."""
    return f"{(share * 100).normalize():f} %"


def rate(often: Rate) -> str:
    """`12 per month` as '12 times a month'; once and twice where it is that."""
    times = {Decimal(1): "once", Decimal(2): "twice"}.get(often.amount)
    return f"{times or f'{number(often.amount)} times'} a {often.per}"


def value(raw: Raw | None) -> str:
    """A value as a document holds it: 'yes', '12,000', 'contracts and invoices'."""
    match raw:
        case bool():
            return "yes" if raw else "no"
        case tuple():
            return listed(raw)
        case int() | float():
            return number(Decimal(str(raw)))
        case str() if _MOMENT.match(raw):
            return raw.replace("T", " ", 1)
        case _:
            return str(raw)


def count(how_many: int, noun: str) -> str:
    """`1 step`, `3 steps`."""
    return f"{how_many} {noun}{'' if how_many == 1 else 's'}"


def numbered(noun: str, numbers: Collection[int | str], last: str = "and") -> str:
    """`step 3`, `steps 3 and 4`; empty for none."""
    if not numbers:
        return ""
    return f"{noun}{'' if len(numbers) == 1 else 's'} {listed(map(str, numbers), last)}"


def listed(names: Iterable[str], last: str = "and") -> str:
    """`a, b and c`."""
    *most, end = names = list(names) or [""]
    return f"{', '.join(most)} {last} {end}" if most else end
