"""Leaving: what is said when a person stops: what is recorded, what is lost, how to go on."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from flowdef.acts.desk import Desk
from flowdef.cli.shell.dialog import Dialog, Line, Tone
from flowdef.cli.shell.looking import stands
from flowdef.cli.shell.receipt import Receipt
from flowdef.render.step_page import Page
from flowdef.store.overlay import Overlay


class Unfinished(NamedTuple):
    """The run and the step of each that is answered in part; `idle`: nothing is the person's."""

    begun: tuple[tuple[str, str], ...] = ()
    idle: bool = False


def left(dialog: Dialog, desk: Desk, run: str, receipt: Receipt, unfinished: Unfinished) -> None:
    """Say what the walk through a run leaves behind; of no run where none was begun."""
    dialog.show(Line(text, Tone.QUIET) for text in receipt.lines())
    if not run:
        dialog.show([Line("Stopped. No run is begun. Open runs: flowdef runs")])
        return
    tried = isinstance(desk.store, Overlay)  # that nothing of it stays, a dry run says itself
    if tried or not desk.store.head(run).seq or not stands(desk, run).state.open:
        return
    lost = ", ".join(_titles(desk, unfinished.begun))
    if lost:
        dialog.show([Line(f"Not recorded, and not kept: the answers so far for {lost}.", Tone.BAD)])
    if receipt.heads and not unfinished.idle:
        dialog.show([Line("All that was recorded stays.", Tone.QUIET)])
    when = "When it is your turn again" if unfinished.idle else "Go on with"
    dialog.show([Line(f"{when}: flowdef step {run}")])


def _titles(desk: Desk, begun: Iterable[tuple[str, str]]) -> Iterator[str]:
    for run, step in begun:
        where = stands(desk, run)
        yield Page(where.definition, where.state, desk.context.roster).title(step)
