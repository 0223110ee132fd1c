"""Load: who has how much to do in the weeks to come, by processes, runs and projects."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from typer import Option

from flowdef.cli.shell.words import Json, Output

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flowdef.model.organization import Organization
    from flowdef.plan.load import Load


class Format(StrEnum):
    """What the load is told as."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    CSV = "csv"


_First = Annotated[
    str, Option("--from", metavar="DAY", help="A day of the first week, as 2027-01-31; today.")
]
_Weeks = Annotated[
    int, Option("--weeks", metavar="N", min=1, max=104, help="So many weeks.", show_default=True)
]
_Person = Annotated[str, Option("--person", metavar="ID", help="One person, with all reasons.")]
_Role = Annotated[str, Option("--role", metavar="ID", help="One role, and whoever holds it.")]
_Form = Annotated[
    Format, Option("--format", help="A heat map; one HTML file; data; or a table, line by line.")
]


def command(
    first: _First = "",
    weeks: _Weeks = 8,
    person: _Person = "",
    role: _Role = "",
    form: _Form = Format.TEXT,
    output: Output = None,
    as_json: Json = False,
) -> None:
    """Show how much each person and role has to do in each week, and who has too much, and why.

    Counted are the starts that processes expect (frequency, shares, effort), what is left of open
    runs, and the tasks of projects that are approved or active, by their plan. Against it stand
    the hours of the calendar and of the contract, without holidays and leave. Marked is also where
    projects take hours of a person that are kept for operations.

    What is asked of a role its holders share by the hours that they have left. Work that nobody
    can carry is told as such. --json is short for --format json; hours are numbers.

    Example: flowdef load --from 2027-01-11 --weeks 12 --role accountant
    """
    import sys

    from flowdef.cli.shell.failure import Failure
    from flowdef.cli.shell.output import coloured, width, write
    from flowdef.render.load_text import load_text

    if as_json and form not in (Format.TEXT, Format.JSON):
        raise Failure(f"--json and --format {form} are two forms: say one of the two.")
    form = Format.JSON if as_json else form
    load = _load(first, weeks, person, role)
    if form is not Format.TEXT:
        write(_told(load, form), output)
        return
    detailed = bool(person or role)
    if output is None:
        sys.stdout.write(load_text(load, width(), colour=coloured(), detailed=detailed))
    else:
        write(load_text(load, 0, colour=False, detailed=detailed), output)


def _load(first: str, weeks: int, person: str, role: str) -> "Load":
    from flowdef.cli.shell.carrying import load_here
    from flowdef.cli.shell.days import day_of
    from flowdef.cli.shell.desk import now
    from flowdef.cli.shell.documents import workspace_here
    from flowdef.plan.weeks import Weeks

    found = workspace_here()
    organization = _organization(
        found.library.organization, faulty=found.library.organization_faulty
    )
    _known(person, "person", [each.id for each in organization.people])
    _known(role, "role", [each.id for each in organization.roles])
    view = Weeks(organization, day_of(first, organization), weeks)
    load = load_here(found, view, now())
    if role:
        load = load.of_role(role, {each.id for each in organization.people if role in each.roles})
    return load.of_person(person) if person else load


def _organization(organization: "Organization | None", *, faulty: bool) -> "Organization":
    from flowdef.cli.shell.failure import FINDINGS, Failure

    if faulty:
        raise Failure("The organization cannot be read; 'flowdef lint' shows why.", FINDINGS)
    if organization is None or not organization.people:
        raise Failure(
            "There are no people here whose load could be shown: list them in organization.yaml."
        )
    return organization


def _known(word: str, what: str, known: "Iterable[str]") -> None:
    from flowdef.cli.shell.failure import Failure, hint

    known = list(known)
    if word and word not in known:
        meant = hint(word, known, f"Known: {', '.join(known)}.")
        raise Failure(f"There is no {what} '{word}' in the organization. {meant}")


def _told(load: "Load", form: Format) -> str:
    import json

    from flowdef.formats.csv_ import table
    from flowdef.render.load_data import load_data, load_rows
    from flowdef.render.load_html import load_html

    match form:
        case Format.HTML:
            return load_html(load)
        case Format.CSV:
            return "".join(table(load_rows(load)))
        case _:
            return json.dumps(load_data(load)) + "\n"
