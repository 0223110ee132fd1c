"""SOP Markdown: a process as the standard operating procedure that a person reads."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from flowdef.graph.order import Order
from flowdef.model.control import Control, Reference
from flowdef.model.process import Process
from flowdef.render import markdown
from flowdef.render.markdown import Markdown
from flowdef.render.pictures.mermaid import drawable, mermaid
from flowdef.render.sop_control import control_block, notice, start, targets
from flowdef.render.sop_form import form
from flowdef.render.sop_setting import Around, setting_of
from flowdef.render.sop_steps import sections
from flowdef.render.words import Names

_ALONE = Around()


def sop_markdown(process: Process, order: Order, around: Around = _ALONE) -> str:
    """The whole document; everything that an author wrote stays text, but for instructions."""
    setting = setting_of(process, order, around)
    picture = mermaid(process, order)
    left_out = process.control.not_applicable
    return _template().render(
        process=process,
        control=process.control,
        absent=lambda part: "Not applicable." if part in left_out else "",
        block=control_block(process, setting.names),
        notice=notice(process),
        start=start(process),
        inputs=form(process.inputs, setting.names),
        sections=sections(setting),
        step_mark=Markdown("####" if process.staged else "###"),
        targets=targets(process),
        picture=Markdown(picture.rstrip()) if drawable(picture) else "",
        references=_links(process.control.references, around),
        attachments=_links(process.control.attachments, around),
        **_tables(process.control, setting.names),
    )


def _tables(control: Control, names: Names) -> dict[str, Any]:
    return {
        "duties": [(names.role(role), duty) for role, duty in control.responsibilities],
        "records": [
            (each.name, each.where, f"for {each.retention}" if each.retention else "for good")
            for each in control.records
        ],
        "revisions": [
            (each.version, each.date, names.person(each.by), each.change, each.reason)
            for each in control.revisions
        ],
    }


def _links(references: tuple[Reference, ...], around: Around) -> list[Markdown]:
    return [
        markdown.link(each.title, each.url or (each.file and around.folder + each.file))
        for each in references
    ]


@cache
def _template() -> Template:
    environment = Environment(  # noqa: S701 (Markdown: what is printed is escaped by `finalize`)
        loader=PackageLoader("flowdef.render"),
        finalize=markdown.escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["table"] = markdown.table
    for each in (markdown.bullets, markdown.boxes, markdown.terms):
        environment.filters[each.__name__] = each
    return environment.get_template("sop.md.j2")
