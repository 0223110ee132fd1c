"""Wait: a gate for scripts: go on when a run has come to a step, or to its end."""

from typing import TYPE_CHECKING, Annotated

from typer import Option

from flowdef.cli.shell.words import Json, Run

if TYPE_CHECKING:
    from flowdef.acts.desk import Desk, Standing
    from flowdef.acts.waiting import Waited
    from flowdef.cli.shell.receipt import Receipt


Until = Annotated[
    str, Option("--until", metavar="STEP", help="A step to be done; 'done': the whole run.")
]
Timeout = Annotated[
    str, Option("--timeout", metavar="TIME", help="How long, such as 30m; absent: for ever.")
]
Every = Annotated[str, Option("--every", metavar="TIME", help="How often to look, such as 10s.")]


def command(
    run: Run,
    until: Until = "done",
    timeout: Timeout = "",
    every: Every = "2s",
    as_json: Json = False,
) -> None:
    """Wait until a step of a run is done, or the whole run; waits that are over end meanwhile.

    It ends with 0 once that is so, and with 1 when it will not be, and says why: the step was
    skipped, the run ended otherwise, or the time is up. A step that is opened again later has
    been done all the same.

    --json prints one object: run, until, reached, why (done, skipped, ended or timeout), result,
    status (of the step), heads and notes.

    Example: flowdef wait customer-onboarding-1 --until approve-terms --timeout 30m
    """
    import gc
    import sys

    from flowdef.acts.waiting import wait
    from flowdef.cli.shell.desk import desk
    from flowdef.cli.shell.looking import stands
    from flowdef.cli.shell.pausing import Pause, seconds
    from flowdef.cli.shell.receipt import Receipt
    from flowdef.cli.shell.telling import refusal
    from flowdef.run.refusal import Refused

    gc.enable()  # see flowdef.cli
    most = seconds(timeout, "--timeout") if timeout else None
    pause, receipt = Pause(seconds(every, "--every"), most), Receipt()
    with desk() as where:
        steps = stands(where, run, as_json=as_json).definition.steps
        if not as_json and until in ("done", *steps):
            print(f"waiting until {_goal(run, until)}", file=sys.stderr, flush=True)
        waited = wait(_Look(where, run, receipt), until, pause)
    if isinstance(waited, Refused):
        raise refusal(waited, as_json=as_json)
    _tell(run, until, waited, receipt, as_json=as_json)


class _Look:
    """Looks at a run; it is read again only where its log has grown or time has come."""

    def __init__(self, desk: "Desk", run: str, receipt: "Receipt") -> None:
        self._desk = desk
        self._run = run
        self._receipt = receipt
        self._seen: Standing | None = None

    def __call__(self) -> "Standing":
        from flowdef.acts.look import overdue
        from flowdef.cli.shell.desk import now
        from flowdef.cli.shell.looking import looked

        seen, desk = self._seen, self._desk
        if (
            seen is None
            or seen.seq != desk.store.head(self._run).seq
            or overdue(seen, now(), desk.context.working)
        ):
            seen = self._seen = looked(desk, self._run, self._receipt)
        return seen


def _goal(run: str, until: str) -> str:
    from flowdef.printable import printable

    return printable(f"{run} is done" if until == "done" else f"{until} of {run} is done")


def _tell(run: str, until: str, waited: "Waited", receipt: "Receipt", *, as_json: bool) -> None:
    from typer import Exit

    from flowdef.cli.shell.failure import FINDINGS
    from flowdef.cli.shell.telling import print_data, say

    if as_json:
        print_data({"run": run, "until": until, **waited._asdict(), **receipt.data()})
    else:
        for text in (waited.said(run, until), *receipt.lines()):
            say(text)
    if not waited.reached:
        raise Exit(FINDINGS)
