"""Trust: see what the workspace would do by itself, and agree to it."""

import sys
from typing import TYPE_CHECKING, Annotated

from typer import Exit, Option

from flowdef.cli.shell.words import Json

if TYPE_CHECKING:
    from pathlib import Path

    from flowdef.acts.trust import Trust
    from flowdef.cli.shell.automations import Seen


def command(
    yes: Annotated[bool, Option("--yes", help="Agree without being asked.")] = False,
    check: Annotated[
        bool, Option("--check", help="Only say what is agreed to; 1 where something is not.")
    ] = False,
    revoke: Annotated[bool, Option("--revoke", help="Agree to nothing any more.")] = False,
    as_json: Json = False,
) -> None:
    """Show every command, call of a web service and mail of the workspace; run them from now on.

    Nothing of a document is executed before a person has agreed to it, word for word. What is
    changed afterwards waits for a new agreement; what cannot be read keeps its own.

    --json asks nothing, and without --yes only shows. It prints one object: file, agreed (when),
    automations (process, version, step, runs, lines, standing: trusted, changed or new), unread
    (documents and runs: name, why).

    Example: flowdef trust --check
    """
    import os

    from flowdef.acts.trust import trust_file
    from flowdef.cli.shell.failure import Failure
    from flowdef.cli.shell.reading import logged

    if yes + check + revoke > 1:
        raise Failure("--yes agrees, --check only asks, --revoke takes back: say one of them.")
    root, log = logged()
    file = trust_file(root, os.environ)
    if revoke:
        _revoke(file, as_json=as_json)
    if as_json or not revoke:
        _look(root, log, file, yes=yes, check=check, as_json=as_json)


def _look(
    root: "Path", log: "Path", file: "Path", *, yes: bool, check: bool, as_json: bool
) -> None:
    """Show what is there, and agree to it where a person says so."""
    from flowdef.acts.trust import read_trust
    from flowdef.cli.shell.automations import automations

    before = read_trust(file)
    seen = automations(root, log, before)
    if not as_json:
        _show(seen, apart=yes)
    if yes or (not (check or as_json) and _agreed(seen)):
        seen = seen.under(_record(file, root, seen, before))
    if as_json:
        _print(file, seen)
    if check and not seen.trusted:
        raise Exit(1)


def _revoke(file: "Path", *, as_json: bool) -> None:
    from flowdef.cli.shell.failure import Failure

    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise Failure(f"cannot remove {file}: {error.strerror}.") from None
    print("nothing here is trusted any more", file=sys.stderr if as_json else sys.stdout)


def _print(file: "Path", seen: "Seen") -> None:
    from flowdef.acts.trust import read_trust
    from flowdef.cli.shell.telling import print_data

    agreed = read_trust(file).at
    automations = [each.data() for each in seen.automations]
    unread = [{"name": each.name, "why": each.why} for each in seen.unread]
    data = {"file": str(file), "agreed": agreed, "automations": automations, "unread": unread}
    print_data(data)


def _show(seen: "Seen", *, apart: bool) -> None:
    """The list; with what cannot be read `apart`, where it does not change the answer."""
    from flowdef.cli.shell.telling import say
    from flowdef.printable import printable

    for each in seen.automations:
        where = f"{each.process} {each.version}".strip()
        runs = f"  (pinned by {', '.join(each.runs)})" if each.runs else ""
        say(f"{each.standing}: {each.step} of {where}{runs}")
        for line in each.lines:
            say(f"  {line}")
    for unread in seen.unread:
        said = printable(f"cannot be read: {unread.name}: {unread.why}")
        print(said, file=sys.stderr if apart else sys.stdout)
    if not seen.automations:
        print(f"nothing {'that can be read ' if seen.unread else ''}here runs by itself")


def _agreed(seen: "Seen") -> bool:
    from flowdef.cli.shell.failure import Failure

    count = len(seen.automations)
    if not count:
        return False
    if all(each.trusted for each in seen.automations):
        print("there is nothing to agree to: all this is agreed to as it stands")
        return False
    if not sys.stdin.isatty():
        raise Failure("there is no terminal to ask at: read the list, then say --yes.")
    which = f"these {count} run by themselves, as they stand"
    if count == 1:
        which = "this one run by itself, as it stands"
    print(f"Let {which} here? [y/N] ", end="", flush=True)
    agreed = sys.stdin.readline().strip().lower() in ("y", "yes")
    if not agreed:
        print("nothing was changed")
    return agreed


def _record(file: "Path", root: "Path", seen: "Seen", before: "Trust") -> "Trust":
    """What is agreed to from now on; written down."""
    from flowdef.acts.trust import Trust, write_trust
    from flowdef.cli.shell.desk import now
    from flowdef.cli.shell.failure import Failure

    bodies = {each.body for each in seen.automations}
    kept = set(seen.hidden(before.bodies)) - bodies
    agreed = Trust(now(), frozenset(bodies | kept))
    try:
        write_trust(file, root, agreed.at, agreed.bodies)
    except OSError as error:
        raise Failure(f"cannot write {file}: {error.strerror}.") from None
    more = f", and as before {len(kept)} that may stand in what cannot be read" if kept else ""
    print(f"trusted from now on: {len(bodies)}{more}", file=sys.stderr)
    return agreed
