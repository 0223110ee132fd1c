"""Prove: what holds of a process whatever is answered, and what does not."""

from typing import Annotated

from typer import Argument

from flowdef.cli.shell.words import Json

_Name = Annotated[str, Argument(help="A process: its id, or its file's path.")]


def command(name: _Name, as_json: Json = False) -> None:
    """Prove what holds of a process on every path, and show what does not.

    Every step can be reached; every choice has one branch for each value. What is broken is shown
    by the answers of a run in which it happens; what is not decided is said, with its size.

    Ends with 1 where a claim is broken.

    Example: flowdef prove customer-onboarding
    """
    from typer import Exit

    from flowdef.cli.shell.failure import FINDINGS
    from flowdef.cli.shell.output import width
    from flowdef.cli.shell.proving import account_here
    from flowdef.proofs.claim import Standing

    account = account_here(name)
    if as_json:
        from flowdef.cli.shell.telling import print_data
        from flowdef.render.account_data import account_data

        print_data(account_data(account), indent=2)
    else:
        from flowdef.render.account_text import account_text

        print(account_text(account, width()), end="")
    if account.count(Standing.BROKEN):
        raise Exit(FINDINGS)
