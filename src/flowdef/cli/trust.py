"""Trust: see what the workspace would do by itself, and agree to it."""

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

    --json prints one object: file, agreed (when), automations (process, version, step, runs, lines,
    standing: trusted, changed or new), unread (documents and runs: name, why).

    Example: flowdef trust --check
    """
    import os

    from flowdef.acts.trust import read_trust, trust_file
    from flowdef.cli.shell.automations import automations
    from flowdef.cli.shell.desk import workspace

    root = workspace()
    file = trust_file(root, os.environ)
    if revoke:
        _revoke(file)
        return
    before = read_trust(file)
    seen = automations(root, before)
    if not as_json:
        _show(seen)
    if not check and (yes or (bool(seen.automations) and _agreed(len(seen.automations)))):
        _record(file, root, seen, before)
        seen = automations(root, read_trust(file))
    if as_json:
        _print(file, seen)
    if check and not seen.trusted:
        raise Exit(1)


def _revoke(file: "Path") -> None:
    from flowdef.cli.shell.failure import Failure

    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise Failure(f"cannot remove {file}: {error.strerror}.") from None
    print("nothing here is trusted any more")


def _print(file: "Path", seen: "Seen") -> None:
    from flowdef.acts.trust import read_trust
    from flowdef.cli.shell.telling import print_data

    agreed = read_trust(file).at
    automations = [each.data() for each in seen.automations]
    unread = [{"name": each.name, "why": each.why} for each in seen.unread]
    data = {"file": str(file), "agreed": agreed, "automations": automations, "unread": unread}
    print_data(data)


def _show(seen: "Seen") -> None:
    from flowdef.cli.shell.telling import say

    for each in seen.automations:
        where = f"{each.process} {each.version}".strip()
        runs = f"  (pinned by {', '.join(each.runs)})" if each.runs else ""
        say(f"{each.standing}: {each.step} of {where}{runs}")
        for line in each.lines:
            say(f"  {line}")
    for unread in seen.unread:
        say(f"cannot be read: {unread.name}: {unread.why}")
    if not seen.automations:
        print(f"nothing {'that can be read ' if seen.unread else ''}here runs by itself")


def _agreed(count: int) -> bool:
    import sys

    from flowdef.cli.shell.failure import Failure

    if not sys.stdin.isatty():
        raise Failure("there is no terminal to ask at: read the list, then say --yes.")
    print(f"Let these {count} run by themselves, as they stand here? [y/N] ", end="", flush=True)
    agreed = sys.stdin.readline().strip().lower() in ("y", "yes")
    if not agreed:
        print("nothing was changed")
    return agreed


def _record(file: "Path", root: "Path", seen: "Seen", before: "Trust") -> None:
    import sys

    from flowdef.acts.trust import write_trust
    from flowdef.cli.shell.desk import now
    from flowdef.cli.shell.failure import Failure

    bodies = {each.body for each in seen.automations}
    kept = set(seen.hidden(before.bodies)) - bodies
    try:
        write_trust(file, root, now(), bodies | kept)
    except OSError as error:
        raise Failure(f"cannot write {file}: {error.strerror}.") from None
    more = f", and as before {len(kept)} that may stand in what cannot be read" if kept else ""
    print(f"trusted from now on: {len(bodies)}{more}", file=sys.stderr)
