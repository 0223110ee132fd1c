"""Prove: what holds of a process whatever is answered, and what does not."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from flowdef.cli.shell.words import Json, On

if TYPE_CHECKING:
    from flowdef.model.organization import Organization
    from flowdef.proofs.account import Account


class Format(StrEnum):
    """What an account is printed as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


_Name = Annotated[str, Argument(help="A process: its id, or its file's path.")]
_Form = Annotated[
    Format | None,
    Option(
        "--format",
        help="Text for the terminal; Markdown, as the appendix of the SOP; or data as --json.",
        show_default="text",
    ),
]


def command(name: _Name, on: On = "", form: _Form = None, as_json: Json = False) -> None:
    """Prove what holds of a process on every path, and show what does not.

    Every step can be reached; every choice has exactly one branch for each value; values are there
    where they are read; nobody approves their own work, and somebody has the right; the slowest
    run is as fast as promised. What is broken comes with a run in which it happens; what cannot be
    decided is said, with the number of cases that are left.

    'flowdef render NAME --proofs' appends the account to the SOP. docs/guides/proofs.md says what
    is proved, how exactly, and what is outside of it.

    Ends with 1 where a claim is broken.

    Example: flowdef prove customer-onboarding
    """
    from typer import Exit

    from flowdef.cli.shell.documents import process as process_of
    from flowdef.cli.shell.failure import FINDINGS, Failure
    from flowdef.cli.shell.proving import account_in
    from flowdef.proofs.claim import Standing

    if as_json and form not in (None, Format.JSON):
        raise Failure(f"--json and --format {form} are two forms: say one of the two.")
    process, where = process_of(name)
    account = account_in(process, where, on)
    _print(account, where.organization, Format.JSON if as_json else form or Format.TEXT)
    if account.count(Standing.BROKEN):
        raise Exit(FINDINGS)


def _print(account: "Account", organization: "Organization | None", form: Format) -> None:
    match form:
        case Format.JSON:
            from flowdef.cli.shell.telling import print_data
            from flowdef.render.account_data import account_data

            print_data(account_data(account), indent=2)
        case Format.MARKDOWN:
            from flowdef.cli.shell.output import write
            from flowdef.render.account_markdown import account_markdown

            write(account_markdown(account, organization), None)
        case Format.TEXT:
            from flowdef.cli.shell.output import width
            from flowdef.render.account_text import account_text

            print(account_text(account, width()), end="")
