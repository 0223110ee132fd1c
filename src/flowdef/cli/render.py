"""Render: print a process or project as the page that people read."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from flowdef.cli.shell.words import Output
from flowdef.render.way import Way

if TYPE_CHECKING:
    from flowdef.graph.order import Order
    from flowdef.model.process import Process
    from flowdef.model.project import Project
    from flowdef.render.appendix import Proofs
    from flowdef.render.sop_setting import Around
    from flowdef.workspace.lookup import Found


class Format(StrEnum):
    """What a document is printed as."""

    MARKDOWN = "markdown"
    HTML = "html"
    CHECKLIST = "checklist"


_Form = Annotated[
    Format,
    Option(
        "--format",
        help="Markdown; one HTML file for screen and paper; or a pocket checklist in HTML.",
    ),
]
_Used = Annotated[
    Way, Option("--way", help="A pocket checklist is read and done, or done and confirmed.")
]


def command(
    name: Annotated[str, Argument(help="A process or project: its id, or its file's path.")],
    output: Output = None,
    form: _Form = Format.MARKDOWN,
    way: _Used = Way.READ_DO,
    template: Annotated[
        Path | None, Option("--template", help="Print by this template, not by ours or your own.")
    ] = None,
    proofs: Annotated[
        bool, Option("--proofs", help="Append what is proved of the process, as 'prove' says it.")
    ] = False,
) -> None:
    """Print a process as its SOP, or a project as its charter and plan.

    The HTML file needs nothing else, runs nothing and prints with page numbers. The pocket
    checklist is one page: the critical steps and hold points, between pause points.
    Links lead from the written file, or from here, to the files of the workspace. Each is printed
    by a template of the workspace where it has its own (docs/guides/templates.md).

    Example: flowdef render customer-onboarding --format html -o sop.html
    """
    from msgspec.structs import replace

    from flowdef.cli.shell.documents import activity_document, around
    from flowdef.cli.shell.failure import Failure
    from flowdef.cli.shell.output import write
    from flowdef.cli.shell.own_templates import own_press

    if template and form is not Format.MARKDOWN:
        raise Failure(f"--template prints by itself: leave --format {form} out.")
    if way is not Way.READ_DO and form is not Format.CHECKLIST:
        raise Failure("--way is said of a pocket checklist: add --format checklist.")
    document, where = activity_document(name)
    surroundings = around(document, where, output.parent if output else Path())
    if proofs:
        surroundings = replace(surroundings, proofs=_proofs(document, where, form))
    with own_press(where.root, where.workspace, template) as press:
        text = _page(document, replace(surroundings, press=press), form, way)
    write(text, output)


def _proofs(document: "Process | Project", where: "Found", form: Format) -> "Proofs":
    from flowdef.cli.shell.failure import Failure
    from flowdef.cli.shell.proving import account_in
    from flowdef.model.process import Process
    from flowdef.render.account import proofs_of
    from flowdef.render.account_voice import ByTitles

    if not isinstance(document, Process):
        raise Failure("a project has no proofs: leave --proofs out.")
    if form is Format.CHECKLIST:
        raise Failure("a pocket checklist has no appendix: leave --proofs out.")
    account = account_in(document, where)
    return proofs_of(account, ByTitles(account, where.organization))


def _page(document: "Process | Project", around: "Around", form: Format, way: Way) -> str:
    from flowdef.cli.shell.failure import Failure
    from flowdef.model.process import Process
    from flowdef.render.project_markdown import project_markdown

    if isinstance(document, Process):
        return _sop(document, around, form, way)
    if form is Format.MARKDOWN:
        return project_markdown(document, around)
    raise Failure(f"a project is printed as Markdown alone: leave --format {form} out.")


def _sop(process: "Process", around: "Around", form: Format, way: Way) -> str:
    from flowdef.graph.order import order_of
    from flowdef.render.sop_html import sop_html
    from flowdef.render.sop_markdown import sop_markdown

    order = order_of(process)
    match form:
        case Format.MARKDOWN:
            return sop_markdown(process, order, around)
        case Format.HTML:
            return sop_html(process, order, around)
        case Format.CHECKLIST:
            return _pocket(process, order, around, way)


def _pocket(process: "Process", order: "Order", around: "Around", way: Way) -> str:
    import sys

    from flowdef.printable import printable
    from flowdef.render.pocket import MOST, pocket_page
    from flowdef.render.sop_html import pocket_html

    page = pocket_page(process, order, way, around)
    for pause in page.crowded:
        where = f"The pause point '{pause.title}'" if pause.title else "The list"
        said = f"{where} has {len(pause.items)} items: more than {MOST} are read over."
        also = "split the stage" if pause.title else "divide the steps into stages"
        print(printable(f"{said} Mark fewer steps critical, or {also}."), file=sys.stderr)
    return pocket_html(page, around)
