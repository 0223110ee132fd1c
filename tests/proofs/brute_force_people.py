"""Brute force, people: who can do what in runs of a process, tried with everybody in turn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flowdef.model.process import Approval, Process, Work
from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.deciding import Context
from flowdef.run.definition import Definition
from flowdef.run.refusal import Refused, Why
from flowdef.run.roster import Roster
from flowdef.run.state import READY, SKIPPED, STARTED, State
from proofs.brute_force import Exhaustion, Key, Move
from run.oracle_order import ancestors, between, effective_needs


class People:
    """Everybody of an organization, for themselves and for anybody whom they may stand in for."""

    def __init__(self, roster: Roster, day: str) -> None:
        self.context = Context(roster)
        self._known = [person for person in roster.members if roster.knows(person, day)]
        whom = ["", *roster.members, *roster.posts]
        deputies = any(post.deputy for post in roster.posts.values())
        self._acting = [(by, to) for by in self._known for to in (whom if deputies else [""])]

    def acting(self, state: State | None) -> Sequence[tuple[str, str]]:
        """Everybody, for everybody."""
        return self._acting if state else [(self._known[0], "")]

    def key(self, state: State) -> Key:
        """What is to come rests on who has voted, and who has done what."""
        votes = tuple(step.votes for step in state.steps.values())
        doers = tuple(sorted((name, tuple(sorted(did))) for name, did in state.doers.items()))
        return votes, doers


@dataclass(slots=True)
class Decisions:
    """What approvals can come to, by their ids; the first move that shows it is kept.

    `own`: somebody says yes to work of their own. `nobody`: nobody may say anything to it.
    `no_yes`: nobody may say yes to it, and somebody no. With the latter stands the amount.
    """

    points: int = 0
    own: dict[tuple[str, str], Move] = field(default_factory=dict)
    nobody: dict[str, Move] = field(default_factory=dict)
    no_yes: dict[str, dict[object, Move]] = field(default_factory=dict)


def decisions(process: Process, definition: Definition, people: People, most: int) -> Decisions:
    """What all approvals of a process can come to; TooMany beyond so many points."""
    found = Decisions()
    exhaustion = Exhaustion(process, definition, people)
    approvals = [step.id for step in process.steps if isinstance(step.deed, Approval)]
    for move in exhaustion.moves(most):
        found.points += 1
        for event in move.events:
            if isinstance(event.fact, f.Voted) and event.fact.verdict == "approved":
                acting = {event.by, event.basis.represents} - {""}
                for work in work_of(process, event.fact.step, move):
                    if acting & move.after.doers.get(work, frozenset()):
                        found.own.setdefault((event.fact.step, work), move)
        for name in approvals:
            if move.after.open and move.after.steps[name].status in (READY, STARTED):
                _ask(found, exhaustion, people, move, name)
    return found


def _ask(found: Decisions, exhaustion: Exhaustion, people: People, move: Move, name: str) -> None:
    """Let everybody say yes and no."""
    yes, no = (
        [exhaustion.after(move, act, who) for who in people.acting(move.after)]
        for act in (c.Approve(name), c.Reject(name))
    )
    if any(isinstance(each, Move) for each in yes) or _held(no):
        return
    if not any(isinstance(each, Move) for each in no):
        found.nobody.setdefault(name, move)
        return
    amount = move.after.values.get("amount")
    found.no_yes.setdefault(name, {}).setdefault(amount, move)


def _held(answers: Sequence[Move | Refused]) -> bool:
    """Whether it has to wait, whoever comes: a hold point is open again."""
    return any(isinstance(each, Refused) and each.why is Why.STATE for each in answers)


def work_of(process: Process, approval: str, move: Move) -> Iterator[str]:
    """The persons' work that an approval decides on, as things stand.

    The step that it sends back to and what lies between; else the nearest that is not skipped.
    """
    needs = effective_needs(process)
    step = {each.id: each for each in process.steps}
    deed = step[approval].deed
    assert isinstance(deed, Approval)
    if deed.on_reject not in ("", "continue"):
        inner = between(needs, deed.on_reject, approval)
        yield from (name for name in inner if isinstance(step[name].deed, Work))
        return
    waiting, seen = _nearest(needs, approval), set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if isinstance(step[name].deed, Work) and move.after.steps[name].status is not SKIPPED:
            yield name
        else:
            waiting += _nearest(needs, name)


def _nearest(needs: dict[str, set[str]], name: str) -> list[str]:
    """What a step needs and nothing else that it needs rests on."""
    wanted = needs[name]
    return [each for each in wanted if not any(each in ancestors(needs, other) for other in wanted)]
