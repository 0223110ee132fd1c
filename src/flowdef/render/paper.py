"""Paper: our own Markdown templates, compiled once, printing pages so that text stays text."""

from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from flowdef.render import markdown
from flowdef.render.compiled import Compiled
from flowdef.render.contents import MARK, as_printed, with_contents
from flowdef.render.paper_tables import form, raci, tasks

if TYPE_CHECKING:
    from flowdef.render.project_page import ProjectPage
    from flowdef.render.sop_page import SopPage

FILTERS = {
    each.__name__: each
    for each in (
        *(markdown.bullets, markdown.boxes, markdown.terms, markdown.dotted, markdown.fence),
        *(form, raci, tasks),
    )
}
GLOBALS = {"table": markdown.table, "contents": MARK}
# How templates are written, ours and others: what is printed is escaped by `finalize`.
LAYOUT: dict[str, Any] = {
    "finalize": as_printed,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}


def printed(name: str, page: "SopPage | ProjectPage") -> str:
    """The page as Markdown, its table of contents filled in."""
    return whole(_template(name).render(page=page))


def whole(text: str) -> str:
    """What a template printed, with its table of contents and one end of line."""
    return with_contents(text.rstrip("\n") + "\n")


def blocks(name: str) -> tuple[str, ...]:
    """The blocks of a template of ours, which a template that extends it may replace."""
    return tuple(_template(name).blocks)


@cache
def _template(name: str) -> Template:
    environment = Environment(  # noqa: S701 (Markdown: what is printed is escaped by `finalize`)
        loader=PackageLoader("flowdef.render"),
        bytecode_cache=Compiled(),
        undefined=StrictUndefined,
        **LAYOUT,
    )
    environment.globals.update(GLOBALS)
    environment.filters.update(FILTERS)
    return environment.get_template(name)
