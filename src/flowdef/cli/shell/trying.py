"""Trying: a desk at which one walks without leaving a trace."""

from collections.abc import Iterator
from contextlib import contextmanager

from flowdef.acts.desk import Desk
from flowdef.cli.shell.desk import desk
from flowdef.store.overlay import Overlay

_BEGIN = "This is a dry run: nothing is recorded, and no file is copied."
_END = "That was a dry run: nothing was recorded."


@contextmanager
def place(*, dry: bool, begins: str = "") -> Iterator[Desk]:
    """The desk of the workspace, or one above a copy in memory; that is said before and after."""
    if not dry:
        with desk(begins=begins) as where:
            yield where
        return
    with desk(readonly=True, begins=begins) as where:
        print(_BEGIN)
        try:
            yield where._replace(store=Overlay(where.store), evidence=None)
        finally:
            print(_END)
