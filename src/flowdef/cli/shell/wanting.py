"""Wanting: words that name nobody and nothing here are told, with the nearest that does."""

from difflib import get_close_matches

from flowdef.acts.desk import Desk
from flowdef.cli.shell.desk import now
from flowdef.cli.shell.failure import Failure
from flowdef.cli.shell.overview import none
from flowdef.cli.shell.telling import refusal
from flowdef.model.document import Kind
from flowdef.run.authority import stranger
from flowdef.store.index import Index
from flowdef.store.wanted import Wanted

_SHOWN = 10  # of the roles, where none is near


def belonging(desk: Desk, person: str, *, as_json: bool) -> str:
    """The id of a person, who must be of the organization today; else the command is refused."""
    refused = stranger(person.strip(), desk.context.roster, desk.context.day(now()))
    if refused:
        raise refusal(refused, as_json=as_json)
    return person.strip()


def no_runs(desk: Desk, index: Index, wanted: Wanted) -> str:
    """What is said where no run is found; fails where role or process name nothing here."""
    _check_role(desk, wanted.role)
    process = wanted.process
    begun = not process or index.runs(Wanted(process=process, ended=True, limit=1)).total
    if not begun:
        _check_process(process)
    if desk.store.runs() and not begun:
        return f"no runs of {process} yet; 'flowdef step {process} --as PERSON' begins one"
    if wanted != Wanted(process=process, limit=wanted.limit):
        return none(desk, "no runs like that")
    of = f" of {process}" if process else ""
    return none(desk, f"no open runs{of}; --all shows the ended ones")


def no_steps(desk: Desk, index: Index, person: str) -> str:
    """What is said where no step is open, or none for that person."""
    open_ = index.runs(Wanted(limit=1)).total
    if not open_:
        return none(
            desk, "nothing to do: no run is open; 'flowdef runs --all' shows the ended ones"
        )
    steps = index.steps(Wanted(limit=1)).total if person else 0
    others = f"; for others {steps} open: 'flowdef runs' shows them" if steps else ""
    return f"nothing to do{others}"


def _check_role(desk: Desk, role: str) -> None:
    roster = desk.context.roster
    if not role or roster is None or role in roster.posts:
        return
    by_title = {post.title.casefold(): name for name, post in roster.posts.items()}
    close = get_close_matches(role, roster.posts, n=1)
    near = by_title.get(role.casefold()) or next(iter(close), "")
    known = f"Known: {', '.join(list(roster.posts)[:_SHOWN])}."
    hint = f"Did you mean '{near}'?" if near else known
    raise Failure(f"There is no role '{role}' here. {hint}")


def _check_process(process: str) -> None:
    from flowdef.cli.shell.documents import found  # YAML only where it is needed

    read = found(process).read
    if read.kind not in (None, Kind.PROCESS):
        raise Failure(f"'{process}' is no process; 'flowdef list --kind process' shows them.")
    if read.id not in ("", process):
        raise Failure(f"--process takes an id: '{read.id}'.")
