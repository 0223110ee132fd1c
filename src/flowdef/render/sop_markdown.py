"""SOP Markdown: a process as the standard operating procedure that a person reads."""

from flowdef.graph.order import Order
from flowdef.model.process import Process
from flowdef.render.markdown_paper import MARKDOWN
from flowdef.render.sop_page import sop_page
from flowdef.render.sop_setting import ALONE, Around


def sop_markdown(process: Process, order: Order, around: Around = ALONE) -> str:
    """The whole document; everything that an author wrote stays text, but for instructions."""
    return MARKDOWN.printed("sop.md.j2", sop_page(process, order, around), around.press)
