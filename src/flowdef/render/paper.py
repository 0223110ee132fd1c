"""Paper: our own Markdown templates, compiled once, printing pages so that text stays text."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from flowdef.render import markdown
from flowdef.render.contents import MARK, with_contents
from flowdef.render.paper_tables import form, raci, tasks
from flowdef.render.project_page import ProjectPage
from flowdef.render.sop_page import SopPage

FILTERS = {
    each.__name__: each
    for each in (
        *(markdown.bullets, markdown.boxes, markdown.terms, markdown.fence),
        *(form, raci, tasks),
    )
}
GLOBALS = {"table": markdown.table, "contents": MARK}


def printed(name: str, page: SopPage | ProjectPage) -> str:
    """The page as Markdown, its table of contents filled in."""
    text = _environment().get_template(name).render(page=page)
    return with_contents(text.rstrip("\n") + "\n")


@cache
def _environment() -> Environment:
    environment = Environment(  # noqa: S701 (Markdown: what is printed is escaped by `finalize`)
        loader=PackageLoader("flowdef.render"),
        finalize=markdown.escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(GLOBALS)
    environment.filters.update(FILTERS)
    return environment
