"""Verify: prove that the log of runs says what was recorded."""

from typing import Annotated

from typer import Argument, Option

from flowdef.cli.shell.words import Json


def command(
    run: Annotated[str, Argument(help="A run; absent: all.", show_default=False)] = "",
    head: Annotated[
        str, Option("--head", metavar="HEAD", help="A head that a command printed before.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Check every event against the chain of hashes; 1 where anything was changed or lost.

    With a head that you noted down, also that nothing was cut off since.

    Example: flowdef verify customer-onboarding-1 --head customer-onboarding-1:12:3fa9c0de4b127788
    """
    import json

    import typer

    from flowdef.cli.shell.desk import here, log_path
    from flowdef.cli.shell.failure import FINDINGS, Failure
    from flowdef.store.verify import parse_head, verify

    root, around = here()
    known = parse_head(head, run) if head else None
    if head and known is None:
        raise Failure(f"'{head}' is no head, such as customer-onboarding-1:12:3fa9c0de4b127788.")
    report = verify(log_path(root, around.runs_url), run, known)
    if as_json:
        print(
            json.dumps(
                {
                    "events": report.events,
                    "heads": [str(each) for each in report.heads],
                    "problems": [problem._asdict() for problem in report.problems],
                    "notes": report.notes,
                }
            )
        )
    else:
        for problem in report.problems:
            print(f"broken: {problem.message}")
        for note in report.notes:
            print(f"note: {note}")
        for each in report.heads:
            print(f"head {each}")
        found = "nothing was changed or lost" if not report.problems else "do not trust this log"
        print(f"{report.events} events: {found}")
    if report.problems:
        raise typer.Exit(FINDINGS)
