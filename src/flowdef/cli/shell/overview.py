"""Overview: which runs and steps are wanted, found by the index; what is told is read live."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256

from flowdef import __version__
from flowdef.acts.desk import Desk
from flowdef.acts.overview import caught_up
from flowdef.cli.shell import looking
from flowdef.cli.shell.desk import now
from flowdef.cli.shell.looking import stands_all, woken
from flowdef.cli.shell.receipt import Receipt
from flowdef.store.failure import told
from flowdef.store.index import Index, beside, open_index


@contextmanager
def overview(desk: Desk, *, rebuild: bool = False) -> Iterator[Index]:
    """The index of all runs, as the log stands now; waits that are over are still begun.

    Nothing is kept beside a log that is not there, or that has lost events. Raises StoreError.
    """
    path = desk.store.path
    kept = beside(path) if path.exists() and not desk.store.lost else None
    with told(kept or path), open_index(kept, _rests(desk)) as index:
        if rebuild:
            index.anew()
        yield caught_up(desk, index, now())


def wakened(desk: Desk, index: Index, receipt: Receipt) -> None:
    """End what is over in any run, and bring the index up to date with that."""
    late = index.waking(now())
    if not late or desk.store.lost:
        return
    found = woken(desk, stands_all(desk, late).runs)
    if found.heads:
        receipt.heads |= found.heads
        receipt.notes |= found.notes
        caught_up(desk, index, now())


def complain(index: Index, shown: Iterable[str] = ()) -> None:
    """Fail where runs cannot be read; the others have been told by then."""
    looking.complain(dict.fromkeys([*index.faults().values(), *shown]))


def more(shown: int, total: int, what: str) -> str:
    """'the first 20 of 3,000 runs; --limit 0 shows all'; empty where all are shown."""
    if shown >= total:
        return ""
    return f"the first {shown} of {total:,} {what}; --limit 0 shows all"


def none(desk: Desk, what: str) -> str:
    """What is said where nothing is found; how to begin where no run was ever begun."""
    if desk.store.runs():
        return what
    return (
        "no runs yet; 'flowdef step PROCESS --as PERSON' begins one, 'flowdef list' shows the"
        " processes"
    )


def _rests(desk: Desk) -> str:
    """What the index rests on besides the log: the calendar, and who may do what today."""
    roster, working = desk.context.roster, desk.context.working
    today = desk.context.day(now())
    people = roster.members if roster else {}
    here = sorted((name, each.roles) for name, each in people.items() if each.belongs(today))
    deputies = sorted((role, post.deputy) for role, post in roster.posts.items()) if roster else []
    said = [__version__, roster is None, here, deputies, getattr(working, "calendar", None)]
    return sha256(repr(said).encode()).hexdigest()
