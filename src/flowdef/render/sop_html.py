"""SOP HTML: a process, or its pocket checklist, as one file for the screen, a phone and paper."""

from flowdef.graph.order import Order
from flowdef.model.process import Process
from flowdef.render.html_paper import HTML
from flowdef.render.pocket import PocketPage
from flowdef.render.sop_page import sop_page
from flowdef.render.sop_setting import ALONE, Around


def sop_html(process: Process, order: Order, around: Around = ALONE) -> str:
    """The whole document; nothing in it is loaded, nothing runs."""
    return HTML.printed("sop.html.j2", sop_page(process, order, around), around.press)


def pocket_html(page: PocketPage, around: Around = ALONE) -> str:
    """The pocket checklist; on paper one page."""
    return HTML.printed("pocket.html.j2", page, around.press)
