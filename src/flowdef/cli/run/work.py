"""Work: do what is due without a person, in all runs."""

from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Exit, Option

from flowdef.cli.shell.words import Json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flowdef.acts.desk import Desk, Standing
    from flowdef.acts.machines import Worked


def command(
    run: Annotated[str, Argument(help="A run; absent: all.", show_default=False)] = "",
    once: Annotated[bool, Option("--once", help="Do what is due now, and stop.")] = False,
    dry_run: Annotated[
        bool, Option("--dry-run", help="Only print what would be done; nothing is recorded.")
    ] = False,
    as_json: Json = False,
) -> None:
    """End waits that are over, and attempt the automated steps that a person has agreed to.

    Made for cron: two at once do nothing twice. An attempt whose machine died is made again with
    the same key, unless its step is not idempotent: then a person is asked. 1 where a step failed
    and needs a person.

    --json prints one object: events (each with its run), untrusted, later and busy (what another
    machine is at; lists of run, step, since), heads, notes; with --dry-run a list of run, step,
    trusted, would.

    Example: flowdef work --once
    """
    from flowdef.cli.shell.desk import desk
    from flowdef.cli.shell.failure import Failure

    if dry_run:
        with desk(readonly=True) as where:
            _would(where, _runs(where, run, as_json=as_json), as_json=as_json)
        return
    if not once:
        raise Failure("say --once: do what is due now, and stop.")
    from flowdef.cli.shell.machines import done

    with desk() as where:
        runs = _runs(where, run, as_json=as_json)
        _tell(done(where, runs), where, as_json=as_json)


def _runs(where: "Desk", run: str, *, as_json: bool) -> tuple[str, ...]:
    """The run of that name, or all in which something may be due, or that cannot be read."""
    from flowdef.cli.shell.desk import now
    from flowdef.cli.shell.looking import stands
    from flowdef.cli.shell.overview import overview

    if run:
        return (stands(where, run, as_json=as_json).run,)
    with overview(where) as index:
        return (*index.unattended(now()), *index.faults())


def _tell(worked: "Worked", where: "Desk", *, as_json: bool) -> None:
    from flowdef.cli.shell.failure import CLEAN, FINDINGS
    from flowdef.cli.shell.looking import complain
    from flowdef.cli.shell.machines import busy_line, later_line, untrusted_line
    from flowdef.cli.shell.receipt import Receipt
    from flowdef.cli.shell.telling import event_data, happened, print_data, say
    from flowdef.run.facts import Failed

    receipt = Receipt(*worked.outcomes)
    sets = [each for done in worked.outcomes for each in ((done.run, done.events), *done.others)]
    if as_json:
        events = [each for run, new in sets for each in event_data(run, new)]
        places = {
            "untrusted": [each._asdict() for each in worked.untrusted],
            "later": [each._asdict() for each in worked.later],
            "busy": [each._asdict() for each in worked.busy],
        }
        print_data({"events": events, **places, **receipt.data()})
    else:
        for done in worked.outcomes:
            for text in happened(done, where):
                say(f"{done.run}  {text}")
        later = [later_line(each, where.context.working) for each in worked.later]
        left = [*map(untrusted_line, worked.untrusted), *later, *map(busy_line, worked.busy)]
        for text in (*left, *receipt.lines()):
            say(text)
        if not (worked.outcomes or left or worked.damaged):
            say("nothing was due")
    complain(worked.damaged)
    failed = any(isinstance(each.fact, Failed) for _, new in sets for each in new)
    raise Exit(FINDINGS if failed else CLEAN)


def _would(where: "Desk", runs: tuple[str, ...], *, as_json: bool) -> None:
    from flowdef.cli.shell.looking import stands_all
    from flowdef.cli.shell.telling import print_data, say

    seen = stands_all(where, runs)
    rows = list(_rows(where, seen.runs))
    if as_json:
        print_data(rows)
    else:
        for row in rows:
            word = "" if row["trusted"] else "not trusted: "
            step = f"{row['step']}: " if row["step"] else ""
            say(f"{row['run']}  {step}{word}{row['would']}")
        if not (rows or seen.damaged):
            print("nothing is due")
    seen.complain()


def _rows(where: "Desk", runs: "tuple[Standing, ...]") -> "Iterator[dict[str, Any]]":
    import os

    from flowdef.acts.look import overdue
    from flowdef.acts.machines import due, ordered
    from flowdef.cli.shell.desk import now
    from flowdef.cli.shell.machines import summary, trusted_in

    moment, trusted = now(), trusted_in(where)
    for found in runs:
        if overdue(found, moment, where.context.working):
            yield {"run": found.run, "step": "", "trusted": True, "would": "look at the clock"}
        for plan in due(found, moment):
            errand = ordered(found, plan, where, os.environ)
            yield {
                "run": found.run,
                "step": plan.id,
                "trusted": trusted(found.definition, plan),
                "would": errand if isinstance(errand, str) else summary(errand),
            }
