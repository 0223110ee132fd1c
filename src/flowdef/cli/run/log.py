"""Log: what happened in a run, event by event."""

from flowdef.cli.shell.words import Json, Run


def command(run: Run, as_json: Json = False) -> None:
    """Print every event of a run: when, what, by whom, and for whom.

    Example: flowdef log customer-onboarding-1
    """
    import json

    from flowdef.acts.desk import standing
    from flowdef.cli.shell.desk import desk
    from flowdef.cli.shell.telling import refusal
    from flowdef.render.history import line
    from flowdef.run.events import to_json
    from flowdef.run.refusal import Refused

    with desk(readonly=True) as where:
        found = standing(where.store, run)
        head = where.store.head(run)
    if isinstance(found, Refused):
        raise refusal(found, as_json=as_json)
    for event in found.events:
        text = line(event, where.context.roster)
        print(json.dumps(to_json(event), ensure_ascii=False) if as_json else text)
    if not as_json:
        print(f"head {head}")
