"""SOP Markdown: a process as the standard operating procedure that a person reads."""

from flowdef.graph.order import Order
from flowdef.model.process import Process
from flowdef.render.paper import printed
from flowdef.render.sop_page import sop_page
from flowdef.render.sop_setting import ALONE, Around

TEMPLATE = "sop.md.j2"


def sop_markdown(process: Process, order: Order, around: Around = ALONE) -> str:
    """The whole document; everything that an author wrote stays text, but for instructions."""
    page = sop_page(process, order, around)
    own = around.press(TEMPLATE, page) if around.press else None
    return printed(TEMPLATE, page) if own is None else own
