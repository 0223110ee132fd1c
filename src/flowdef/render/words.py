"""Words: roles, times and shares as a reader would say them."""

from decimal import Decimal

from flowdef.model.fields import Field
from flowdef.model.organization import Organization
from flowdef.model.process import Due, InField, Performer
from flowdef.times import Duration, Unit

_UNITS = {
    Unit.SECONDS: "second",
    Unit.MINUTES: "minute",
    Unit.HOURS: "hour",
    Unit.DAYS: "day",
    Unit.WEEKS: "week",
}
_CALENDAR_UNITS = (Unit.DAYS, Unit.WEEKS)


def name_of(identifier: str) -> str:
    """`head-of-sales` as `Head of sales`."""
    return identifier.replace("-", " ").replace("_", " ").capitalize()


def role(identifier: str, organization: Organization | None) -> str:
    """A role's title; its id in words where the organization does not know it."""
    known = {each.id: each.title for each in organization.roles} if organization else {}
    return known.get(identifier) or name_of(identifier)


def person(identifier: str, organization: Organization | None) -> str:
    """A person's name; the text as it stands for somebody outside."""
    known = {each.id: each.name for each in organization.people} if organization else {}
    return known.get(identifier, identifier)


def performer(who: Performer, organization: Organization | None, fields: dict[str, Field]) -> str:
    """A role's title, or 'the person named in' a field."""
    if isinstance(who, InField):
        field = fields.get(who.field)
        return f"the person named in ‹{field.title if field else who.field}›"
    return role(who, organization)


def duration(time: Duration, *, always: bool = False) -> str:
    """`5d` as `5 working days`, or `5 days` where the clock counts."""
    number = f"{time.amount.normalize():f}"
    word = _UNITS[time.unit] + ("" if time.amount == 1 else "s")
    working = time.unit in _CALENDAR_UNITS and not (always or time.elapsed)
    return f"{number} working {word}" if working else f"{number} {word}"


def due(when: Due, fields: dict[str, Field], *, always: bool = False) -> str:
    """When a step is due: 'within 5 working days', '3 working days before ‹Start date›'."""
    length = duration(when.by, always=always)
    name = when.before or when.after
    if not name:
        return f"within {length}"
    label = fields[name].title if name in fields else name
    return f"{length} {'before' if when.before else 'after'} ‹{label}›"


def percent(value: Decimal) -> str:
    """0.2 as `20 %`."""
    return f"{(value * 100).normalize():f} %"


def listed(names: list[str], last: str = "and") -> str:
    """`a, b and c`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
