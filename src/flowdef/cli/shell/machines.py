"""Machines: what is due without a person, done after an act, where a person has agreed to it."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from flowdef.acts.desk import Desk, standing
from flowdef.acts.machines import Machine, Place, Worked, work
from flowdef.acts.perform import Outcome
from flowdef.acts.trust import body_of, read_trust, trust_file
from flowdef.cli.shell.desk import now
from flowdef.cli.shell.signals import hanging_up
from flowdef.executor.errand import CommandErrand, Errand, HttpErrand, Setting
from flowdef.executor.masking import masked
from flowdef.printable import printable
from flowdef.render.automation import list_line
from flowdef.run.definition import Definition, StepDef
from flowdef.run.facts import MadeReady
from flowdef.run.moments import Zoned, local
from flowdef.run.refusal import Refused

if TYPE_CHECKING:
    from flowdef.store.port import Head

CLAIMS = "claims"  # a folder beside the log


def after(outcome: Outcome, desk: Desk) -> Outcome:
    """The act, with what machines did because of it; its note says what they were not let do."""
    worked = done(desk, (outcome.run, *(name for name, _ in outcome.others)))
    made = {
        (run, each.fact.step)
        for run, events in ((outcome.run, outcome.events), *outcome.others)
        for each in events
        if isinstance(each.fact, MadeReady)
    }
    untrusted = [each for each in worked.untrusted if (each.run, each.step) in made]
    later = [later_line(each, desk.context.working) for each in worked.later]
    notes = [outcome.note, *map(untrusted_line, untrusted), *later]
    return _joined(outcome, worked, desk)._replace(note="\n".join(filter(None, notes)))


def done(desk: Desk, runs: Iterable[str]) -> Worked:
    """Do what is due without a person in these runs, and say what is begun.

    Who ends flowdef meanwhile ends the program that runs, too; its attempt stays open.
    """
    with hanging_up():
        return work(desk, runs, machine(desk))


def machine(desk: Desk) -> Machine:
    """The machine of a desk: its workspace, and what the user of this machine agreed to."""
    setting = Setting(_root(desk), dict(os.environ))
    claims = desk.store.path.absolute().parent / CLAIMS
    return Machine(setting, trusted_in(desk), claims, now, told)


def trusted_in(desk: Desk) -> Callable[[Definition, StepDef], bool]:
    """Whether an automated step is agreed to, in the workspace of a desk."""
    root = _root(desk)
    trust = read_trust(trust_file(root, os.environ))
    return lambda definition, plan: body_of(definition, plan, root) in trust.bodies


def told(errand: Errand) -> None:
    """Say, on stderr, what is begun: it may take a while."""
    print(f"{errand.run}  {errand.step}: {summary(errand)}", file=sys.stderr)


def summary(errand: Errand) -> str:
    """What an attempt does, on one line; variables by their names alone, no secret."""
    match errand.action:
        case CommandErrand() as action:
            names = ", ".join(name for name, _ in action.env)
            said = "shell" if action.shell else "command"
            said += f" {list_line(action.arguments)}{f' with {names}' if names else ''}"
        case HttpErrand() as action:
            said = f"{action.method} {action.url}"
        case action:
            said = f"mail to {', '.join(action.to)}: {action.subject}"
    return printable(masked(said, errand.secrets))


def untrusted_line(place: Place) -> str:
    """What a person reads where a machine may not act."""
    said = "a person does it by hand, or agrees to it with 'flowdef trust'"
    return f"not trusted: {place.step} of {place.run}; {said}"


def later_line(place: Place, zoned: Zoned) -> str:
    """What a person reads where an attempt waits for its time."""
    at = local(place.since, zoned)
    return f"tried again after {at}: {place.step} of {place.run} ('flowdef work --once')"


def _root(desk: Desk) -> Path:
    assert desk.evidence  # noqa: S101 (only a dry run has none, and no machine works for that)
    return desk.evidence.root


def busy_line(place: Place) -> str:
    """What a person reads where somebody else was quicker."""
    return f"in other hands: {place.step} of {place.run}; another machine, or a person, is at it"


def _joined(first: Outcome, worked: Worked, desk: Desk) -> Outcome:
    """All acts as one outcome of the first one's run, as it stands now."""
    events, others = list(first.events), dict(first.others)
    heads: dict[str, Head] = {}
    for each in (first, *worked.outcomes):
        heads |= {head.run: head for head in each.heads}
    for each in worked.outcomes:
        for run, new in ((each.run, each.events), *each.others):
            if run == first.run:
                events += new
            else:
                others[run] = (*others.get(run, ()), *new)
    where = standing(desk.store, first.run)
    if worked.outcomes and not isinstance(where, Refused):
        first = first._replace(definition=where.definition, state=where.state)
    return first._replace(
        events=tuple(events), others=tuple(others.items()), heads=tuple(heads.values())
    )
