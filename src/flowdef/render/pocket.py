"""Pocket: the few steps of a process that nobody may forget, between the points where one pauses.

After Atul Gawande, The Checklist Manifesto (2009): one page with pause points and five to nine
items at each, read before it is done or confirmed after it was. The surgical safety checklist of
the WHO, which the book describes, has 19 items at three pause points.
"""

from collections.abc import Iterator

from msgspec import Struct

from flowdef.graph.order import Order
from flowdef.model.process import Process
from flowdef.render.sop_page import SopPage, sop_page
from flowdef.render.sop_parts import Paragraph, Section
from flowdef.render.sop_setting import ALONE, Around
from flowdef.render.way import Way

MOST = 9  # items at a pause point; more are read over


class Pause(Struct, frozen=True, kw_only=True):
    """A point where one stops and looks at the list.

    Attributes:
        title: The stage; empty where a process has none.
        condition: 'Only if credit is poor.'; empty where it is always done.
        items: The steps that are read, or confirmed, there.
    """

    title: str
    condition: str
    items: tuple[Paragraph, ...]


class PocketPage(Struct, frozen=True, kw_only=True):
    """The pocket checklist of a process.

    Attributes:
        sop: The whole document that it is taken from.
        way: How it is used: 'read-do' or 'do-confirm'.
        pauses: Where one pauses, in order; none where no step is critical or a hold point.
    """

    sop: SopPage
    way: Way
    pauses: tuple[Pause, ...]

    @property
    def crowded(self) -> tuple[Pause, ...]:
        """The pauses with more items than anybody reads."""
        return tuple(each for each in self.pauses if len(each.items) > MOST)


def pocket_page(process: Process, order: Order, way: Way, around: Around = ALONE) -> PocketPage:
    """The critical steps and the hold points of a process, stage by stage."""
    page = sop_page(process, order, around)
    return PocketPage(sop=page, way=way, pauses=tuple(_pauses(page.sections)))


def _pauses(sections: tuple[Section, ...]) -> Iterator[Pause]:
    for each in sections:
        items = tuple(step for step in each.paragraphs if step.critical or step.hold_point)
        if items:
            yield Pause(title=each.title, condition=each.condition, items=items)
