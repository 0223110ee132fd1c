"""Log: what happened in a run, event by event."""

from flowdef.cli.shell.words import Json, Run


def command(run: Run, as_json: Json = False) -> None:
    """Print every event of a run: when, what, by whom, and for whom.

    A log that was changed is told as far as it is sound, and the command ends with 1.
    --json prints an object a line: v, type, at, by, fact, and basis where an act rested on one.

    Example: flowdef log customer-onboarding-1
    """
    from flowdef.acts.desk import event_of, no_run
    from flowdef.cli.shell.desk import desk
    from flowdef.cli.shell.failure import FINDINGS, Failure
    from flowdef.cli.shell.telling import print_data, refusal, say
    from flowdef.render.history import line
    from flowdef.run.events import to_json

    with desk(readonly=True) as where:
        entries, broken = where.store.sound(run)
        if not entries and not broken:
            raise refusal(no_run(run), as_json=as_json)
        for entry in entries:
            event = event_of(run, entry)
            if as_json:
                print_data(to_json(event))
            else:
                say(line(event, where.context.roster))
        if broken:
            raise Failure(
                f"the log of {run} was changed after it was recorded, from event {broken} on:"
                f" it is told as far as it is sound. 'flowdef verify {run}' says what is wrong.",
                FINDINGS,
            )
        if not as_json:
            say(f"head {where.store.head(run)}")
