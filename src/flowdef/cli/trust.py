"""Trust: see what the workspace would do by itself, and agree to it."""

from typing import TYPE_CHECKING, Annotated

from typer import Exit, Option

from flowdef.cli.shell.words import Json

if TYPE_CHECKING:
    from pathlib import Path

    from flowdef.cli.shell.automations import Automation


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
    changed afterwards waits for a new agreement. It is kept in your own state folder.

    --json prints one object: file, agreed (when), automations (process, version, step, runs, lines,
    standing: trusted, changed or new).

    Example: flowdef trust --check
    """
    import os

    from flowdef.acts.trust import read_trust, trust_file
    from flowdef.cli.shell.automations import automations
    from flowdef.cli.shell.desk import here

    root = here()[0]
    file = trust_file(root, os.environ)
    if revoke:
        _revoke(file)
        return
    found = automations(root, read_trust(file))
    if not as_json:
        _show(found)
    if not check and (yes or (bool(found) and _agreed(len(found)))):
        _record(file, root, found)
        found = automations(root, read_trust(file))
    if as_json:
        _print(file, found)
    if check:
        raise Exit(int(any(not each.trusted for each in found)))


def _revoke(file: "Path") -> None:
    from flowdef.cli.shell.failure import Failure

    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise Failure(f"cannot remove {file}: {error.strerror}.") from None
    print("nothing here is trusted any more")


def _print(file: "Path", found: "tuple[Automation, ...]") -> None:
    from flowdef.acts.trust import read_trust
    from flowdef.cli.shell.telling import print_data

    agreed = read_trust(file).at
    automations = [each.data() for each in found]
    print_data({"file": str(file), "agreed": agreed, "automations": automations})


def _show(found: "tuple[Automation, ...]") -> None:
    from flowdef.cli.shell.telling import say

    for each in found:
        where = f"{each.process} {each.version}".strip()
        runs = f"  (pinned by {', '.join(each.runs)})" if each.runs else ""
        say(f"{each.standing}: {each.step} of {where}{runs}")
        for line in each.lines:
            say(f"  {line}")
    if not found:
        print("nothing here runs by itself")


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


def _record(file: "Path", root: "Path", found: "tuple[Automation, ...]") -> None:
    import sys

    from flowdef.acts.trust import write_trust
    from flowdef.cli.shell.desk import now
    from flowdef.cli.shell.failure import Failure

    try:
        write_trust(file, root, now(), [each.body for each in found])
    except OSError as error:
        raise Failure(f"cannot write {file}: {error.strerror}.") from None
    print(f"trusted from now on: {len(found)}", file=sys.stderr)
