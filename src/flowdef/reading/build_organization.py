"""Build organization: the organization and the workspace, from checked mappings."""

from collections.abc import Mapping
from typing import Any

from flowdef.findings import NOWHERE, Places
from flowdef.model.organization import Calendar, Goal, Leave, Organization, Person, Right, Role
from flowdef.model.strictness import Limits, LintSettings
from flowdef.model.workspace import Workspace
from flowdef.reading.build import DOCUMENT, Table, build, checks, each, number, rate, same, share
from flowdef.reading.build import span_of_time as duration


def organization(root: Mapping[str, Any]) -> Organization:
    """The organization that a checked mapping says."""
    return build(Organization, root, _ORGANIZATION, at=root)


def workspace(root: Mapping[str, Any]) -> Workspace:
    """The workspace settings that a checked mapping says."""
    templates = root.get("docs", {}).get("templates", "")
    return build(Workspace, root, _WORKSPACE, docs_templates=templates, at=root)


def _named(kind: Any, table: Table) -> Any:
    """A conversion of a mapping of ids to values that carry their id."""
    return lambda raw: tuple(
        build(kind, node, table, id=name, at=node) for name, node in raw.items()
    )


def lint_settings(raw: Mapping[str, Any], at: Places = NOWHERE) -> LintSettings:
    """How strictly documents are judged, as a checked mapping says."""
    return build(LintSettings, raw, LINT, at=at)


def _weights(raw: Mapping[str, float]) -> Any:
    return tuple((name, number(weight)) for name, weight in raw.items())


_HOLIDAYS: Table = {"country": ("country", same), "subdivision": ("subdivision", same)}
_CALENDAR: Table = {
    "workdays": ("workdays", tuple),
    "from": ("opens", same),
    "hours": ("hours", duration),
    "timezone": ("timezone", same),
    "closed": ("closed", tuple),
}


def _calendar(raw: Mapping[str, Any]) -> Calendar:
    holidays = {name: value for name, value in raw.get("holidays", {}).items() if name in _HOLIDAYS}
    return build(Calendar, raw, _CALENDAR, **holidays)


_RIGHT: Table = {
    "type": ("type", same),
    "limit": ("limit", number),
    "currency": ("currency", same),
}
_ROLE: Table = {
    "title": ("title", same),
    "authority": ("authority", each(lambda raw: build(Right, raw, _RIGHT))),
    "deputy": ("deputy", same),
}
_LEAVE: Table = {"from": ("first", same), "to": ("last", same)}
_PERSON: Table = {
    "name": ("name", same),
    "email": ("email", same),
    "roles": ("roles", tuple),
    "capacity": ("capacity", rate),
    "operations": ("operations", share),
    "skills": ("skills", tuple),
    "joined": ("joined", same),
    "left": ("left", same),
    "leave": ("leave", each(lambda raw: build(Leave, raw, _LEAVE))),
}
_GOAL: Table = {key: (key, same) for key in ("title", "measure", "owner")}
_ORGANIZATION: Table = {
    **DOCUMENT,
    "calendar": ("calendar", _calendar),
    "roles": ("roles", _named(Role, _ROLE)),
    "people": ("people", _named(Person, _PERSON)),
    "goals": ("goals", _named(Goal, _GOAL)),
}
_LISTS_OF_WORDS = ("verbs", "vague", "allowed", "abbreviations")
LINT: Table = {
    "profile": ("profile", same),
    "select": ("select", tuple),
    "extend_select": ("extend_select", tuple),
    "ignore": ("ignore", tuple),
    "per_file": ("per_file", lambda raw: tuple((x, lint_settings(y)) for x, y in raw.items())),
    "baseline": ("baseline", same),
    "fail_level": ("fail_level", same),
    "words": (
        "words",
        lambda raw: tuple((name, tuple(raw[name])) for name in _LISTS_OF_WORDS if name in raw),
    ),
    "limits": (
        "limits",
        lambda raw: tuple(
            (name, int(raw[name])) for name in Limits.__struct_fields__ if name in raw
        ),
    ),
}
_WORKSPACE: Table = {
    **DOCUMENT,
    "lint": ("lint", lambda raw: lint_settings(raw, raw)),
    "docs": ("docs_output", lambda raw: raw.get("output", "handbook")),
    "selection": ("weights", lambda raw: _weights(raw.get("weights", {}))),
    "runs": ("runs_url", lambda raw: raw["url"]),
    "checks": ("checks", checks),
}
