"""Deciding: a go or no-go written into a project's file, or what to write by hand instead."""

from pathlib import Path

from flowdef.cli.shell.documents import project
from flowdef.cli.shell.failure import FINDINGS, Failure
from flowdef.cli.shell.mending import left
from flowdef.cli.shell.telling import print_data
from flowdef.model.project import Project
from flowdef.printable import printable
from flowdef.workspace.deciding import Kept, Verdict, decided, in_words, status_after
from flowdef.workspace.files import content_of
from flowdef.workspace.mending import Change

_OVER = ("closed", "cancelled")
_COACHED = ("no-go", "recycle")


def decide(name: str, decision: str, reason: str, coaching: str, *, as_json: bool) -> None:
    """Write a decision; refused without its reason, and a no-go without its coaching."""
    own, where = project(name)
    if not reason:
        raise Failure(
            f"A {decision} needs its reason, or nobody can tell later whether it still holds: add"
            " --reason 'one sentence'."
        )
    if decision in _COACHED and not coaching:
        raise Failure(
            f"A {decision} needs coaching, or whoever proposed '{own.id}' cannot come back with a"
            " better one: add --coaching 'what would change the answer'."
        )
    if own.status in _OVER:
        raise Failure(f"'{own.id}' is {own.status}: there is nothing to decide any more.", FINDINGS)
    _write(own, where.read.path, Verdict(decision, reason, coaching))
    _tell(own, where.read.path, Verdict(decision, reason, coaching), as_json=as_json)


def _write(own: Project, path: str, verdict: Verdict) -> None:
    try:
        before = content_of(Path(path))
        made = decided(before, verdict)
        refused = made if isinstance(made, Kept) else _written(Change(path, before, made))
    except OSError as error:
        refused = Kept(f"cannot be opened ({(error.strerror or str(error)).lower()})")
    if refused:
        status = status_after(own, verdict.decision)
        raise Failure(
            f"{path} {refused.why}. It is left as it was; write by hand:\n"
            f"\nstatus: {status}\n{in_words(verdict)}",
            FINDINGS,
        )


def _written(change: Change) -> Kept | None:
    why = left(change)
    return Kept(why) if why else None


def _tell(own: Project, path: str, verdict: Verdict, *, as_json: bool) -> None:
    status = status_after(own, verdict.decision)
    if as_json:
        said = {"id": own.id, "path": path, "status": status, **verdict._asdict()}
        print_data(said, indent=2)
        return
    print(f"{own.id}: {verdict.decision}, written into {printable(path)}.")
    if status != own.status:
        print(f"Its status was {own.status}, and is {status}.")
    elif status == "active" and verdict.decision != "go":
        print("It is under way and stays active; 'status' in its file says when it stops.")
    old = own.selection.coaching if own.selection else ""
    if old and not verdict.coaching:
        print("The coaching of before stays.")
