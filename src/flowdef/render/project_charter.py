"""Project charter: who wants it, who answers for it, by when, and for how much."""

from decimal import Decimal

from flowdef.model.project import Party, Project
from flowdef.render import words
from flowdef.render.sop_parts import Fact
from flowdef.render.words import Names

_NOTICES = {
    "proposed": "This project is proposed and not decided yet.",
    "rejected": "This project was rejected. Nobody works on it.",
    "on-hold": "This project is on hold. Nobody works on it for now.",
    "closed": "This project is closed.",
    "cancelled": "This project was cancelled. Nobody works on it.",
}


def charter(project: Project, names: Names) -> tuple[Fact, ...]:
    """The rows of the charter; a dash where a project of any kind should say something."""
    budget = project.budget
    rows = (
        ("Project", project.id),
        ("Status", words.status(project.status)),
        ("Sponsor", _party(project.sponsor, names)),
        ("Manager", person(project.manager, names)),
        ("Start", project.start),
        ("Deadline", project.deadline),
        ("Priority", f"{words.number(Decimal(project.priority))} of 1,000, the higher the sooner"),
        ("Budget", f"{words.number(budget.amount)} {budget.currency}" if budget else ""),
    )
    return tuple(Fact(name, said or "–") for name, said in rows if said or name != "Budget")


def notice(project: Project) -> str:
    """Why nobody should work on it now; empty where one should."""
    return _NOTICES.get(project.status, "")


def person(identifier: str, names: Names) -> str:
    """A person's name; empty where nobody is named."""
    return names.person(identifier) if identifier else ""


def _party(party: Party | None, names: Names) -> str:
    if party is None:
        return ""
    if party.person:
        return names.person(party.person)
    return f"{party.name} (external)" if party.external else party.name
