"""SOP Markdown: a process as the standard operating procedure that a person reads."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from flowdef.graph.order import Order
from flowdef.model.derived import fields_of
from flowdef.model.organization import Organization
from flowdef.model.process import Process
from flowdef.render import words
from flowdef.render.markdown import Markdown, cell, escaped, link
from flowdef.render.pictures.mermaid import mermaid
from flowdef.render.prose import filled
from flowdef.render.sop_steps import Writer


def sop_markdown(process: Process, order: Order, organization: Organization | None) -> str:
    """The whole document; everything that an author wrote stays text."""
    writer = Writer(process, organization)
    return _template().render(
        process=process,
        control=process.control,
        block=control_block(process, organization),
        sections=writer.sections(),
        responsibilities=_responsibilities(process, organization),
        picture=Markdown(mermaid(process, order).rstrip()),
        fill=lambda text: filled(text, fields_of(process)),
        person=lambda name: words.person(name, organization),
    )


def control_block(
    process: Process, organization: Organization | None
) -> tuple[tuple[str, str], ...]:
    """The document-control rows: what an auditor looks for first."""
    control = process.control
    approvals = "; ".join(
        f"{words.person(each.by, organization)} ({each.meaning or 'approved'} {each.version},"
        f" {each.date})"
        for each in control.approvals
    )
    review = f"every {control.review_every}" if control.review_every else ""
    last = f"last on {control.last_review}" if control.last_review else ""
    rows = (
        ("Document", process.id),
        ("Version", control.version),
        ("Status", control.status),
        ("Effective from", control.effective_from),
        ("Owner", words.role(control.owner, organization) if control.owner else ""),
        ("Approvals", approvals),
        ("Review", ", ".join(filter(None, (review, last)))),
    )
    return tuple((name, value or "–") for name, value in rows)


def _responsibilities(
    process: Process, organization: Organization | None
) -> tuple[tuple[str, str], ...]:
    """Standing duties in prose, by role."""
    return tuple(
        (words.role(role, organization), duty) for role, duty in process.control.responsibilities
    )


@cache
def _template() -> Template:
    environment = Environment(  # noqa: S701 (Markdown: what is printed is escaped by `finalize`)
        loader=PackageLoader("flowdef.render"),
        finalize=escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["cell"] = cell
    environment.globals["link"] = link
    return environment.get_template("sop.md.j2")
