"""Markdown paper: templates that are Markdown, with lists, tables and forms to print by."""

from flowdef.render import markdown
from flowdef.render.contents import MARK, as_printed, with_contents
from flowdef.render.fences import fence
from flowdef.render.paper import Paper
from flowdef.render.paper_tables import form, raci, tasks


def _whole(text: str) -> str:
    """What a template printed, with its table of contents and one end of line."""
    return with_contents(text.rstrip("\n") + "\n")


MARKDOWN = Paper(
    templates=("sop.md.j2", "project.md.j2"),
    layout={
        "finalize": as_printed,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
    },
    filters={
        each.__name__: each
        for each in (
            *(markdown.bullets, markdown.boxes, markdown.terms, markdown.dotted, fence),
            *(form, raci, tasks),
        )
    },
    tools={"table": markdown.table, "contents": MARK},
    whole=_whole,
)
