"""Lead walk: a run as it goes on in time, as far as something is left to choose.

Every step takes its time from the moment at which it becomes ready, and is done then; whoever does
it is there. What the decider does with conditions, stages and rework is done here in the same way,
with versions in place of values: see `lead_answers`.
"""

from collections.abc import Callable, Mapping, Sequence

from flowdef.model.derived import owned_fields, steps_of
from flowdef.model.fields import Field
from flowdef.model.process import CONTINUE, Approval, Process, Wait, Work
from flowdef.model.verdict import APPROVED, REJECTED, verdict_name
from flowdef.paths.search import Undecided
from flowdef.proofs.lead_answers import UNSET, Answers, certain, fixed, recorded
from flowdef.proofs.lead_at import NONE, At, Choice, stands, with_version
from flowdef.proofs.lead_needed import Find, wanted
from flowdef.proofs.lead_network import Network, members
from flowdef.proofs.lead_ties import first, may_go_back

Over = Callable[[int, int], int]  # when a step that begins at a moment is over


class Walk:
    """The ways that a run can take."""

    def __init__(
        self,
        process: Process,
        net: Network,
        answers: Answers,
        numbers: Mapping[str, int],
        find: Find,
    ) -> None:
        """Take the number of the condition of each step and stage that has one, by its id."""
        self.net, self.answers, self.process = net, answers, process
        step = {each.id: each for each in reversed(process.steps)}
        stages = {stage.id: at for at, stage in enumerate(process.stages)}
        stage_of = {each.id: stages[stage.id] for stage, each in steps_of(process)}
        self.steps = tuple(step[name] for name in net.names)
        self.needed = [tuple(members(needs)) for needs in net.needs]
        self.stage = [stage_of[name] for name in net.names]
        self.when = [numbers.get(name) for name in net.names]
        self.stage_when = [numbers.get(stage.id) for stage in process.stages]
        self._wanted = [frozenset(wanted(each, find)) for each in self.steps]
        self._certain = frozenset().union(*self._wanted)
        known = answers.read | self._certain
        self._owner = {
            field.name: at for at, each in enumerate(self.steps) for field in owned_fields(each)
        }
        self._recording = [
            tuple(field for field in owned_fields(each) if field.name in known)
            for each in self.steps
        ]

    def starts(self) -> list[At]:
        """A run that has just begun: in all ways that inputs may be left out which a step needs."""
        told = {field.name: recorded(0) for field in self.process.inputs}
        ways = [At(len(self.steps), len(self.stage_when), told)]
        for field in self.process.inputs:
            if field.name in self._certain and not field.required and field.default is None:
                without = [way.copy() for way in ways]
                for way in without:
                    del way.versions[field.name]
                    way.way = (*way.way, Choice("without", NONE, 0, field.name))
                ways = [*(with_version(way, field, certain(0)) for way in ways), *without]
        return ways

    def onward(self, at: At, over: Over) -> list[At]:
        """The run when it is over, or all ways to go on where something is to be chosen.

        No way where it is stuck: a condition, a wait or a sub-process needs a value that is unset.
        """
        ways = [at]
        while len(ways) == 1 and not ways[0].over:
            ways = self._next(ways[0], over)
        return ways

    def _next(self, at: At, over: Over) -> list[At]:
        if at.chosen != NONE:
            step, at.chosen = at.chosen, NONE
            return self._close(at, step)
        for step in members(at.waiting):
            if not self.net.needs[step] & ~at.closed and not stands(at, step):
                return self._enter(at, step, over)
        return self._end(at)

    def _enter(self, at: At, step: int, over: Over) -> list[At]:
        """A step whose needs are all closed: its conditions are decided, then it begins."""
        stage = self.stage[step]
        if self.stage_when[stage] is not None:
            applies = at.deciders.get((stage, at.turn[step]))
            if applies is None:
                return self._decide(at, step, "stage", self.stage_when[stage])
            if not applies:
                return [self._skip(at, step)]
        if self.when[step] is not None:
            if step not in at.decided:
                return self._decide(at, step, "when", self.when[step])
            if not at.decided[step]:
                return [self._skip(at, step)]
        missing = [name for name in self._wanted[step] if name not in at.versions]
        if missing:  # a sub-process fails, and nobody helps; a wait waits for its date
            waits = isinstance(self.steps[step].deed, Wait)
            return self._block(at, step, missing) if waits else []
        at.waiting &= ~(1 << step)
        at.running[step] = over(step, at.now)
        return [at]

    def _decide(self, at: At, step: int, kind: str, condition: int | None) -> list[At]:
        ways: list[At] = []
        assert condition is not None  # noqa: S101 (whoever calls has looked)
        for holds in (True, False):
            way = self._answered(at, condition, holds)
            if way is None:
                continue
            if kind == "stage":
                way.deciders[self.stage[step], at.turn[step]] = holds
            else:
                way.decided[step] = holds
            way.way = (*at.way, Choice(kind, step, at.rounds[step], holds))
            ways.append(way)
        unset = self.answers.unsettled(condition, at.versions)
        way = self._answered(at, condition, None) if self._hoped(at, unset) else None
        if way is not None:
            way.way = (*at.way, Choice(kind, step, at.rounds[step], None))
            ways.extend(self._block(way, step, self.answers.reads[condition]))
        return ways

    def _answered(self, at: At, condition: int, holds: bool | None) -> At | None:
        """The run where a condition comes out so; None where it cannot."""
        asked = self.answers.asked(condition, at.versions, holds=holds)
        found = self.answers.together(at.asked, asked)
        if found is None:
            return None
        way = at.copy()
        way.asked = at.asked | {asked}
        way.unsure = at.unsure or isinstance(found, Undecided)
        return way

    def _hoped(self, at: At, names: Sequence[str]) -> bool:
        """Whether one of these fields may yet be recorded: beside the step, or by a rework."""
        owners = {self._owner[name] for name in names if name in self._owner}
        if any(at.waiting >> owner & 1 or owner in at.running for owner in owners):
            return True
        return any(
            rework.opens >> owner & 1 and at.rounds[step] < rework.rounds
            for step, rework in self.net.reworks.items()
            for owner in owners
        )

    def _block(self, at: At, step: int, names: Sequence[str]) -> list[At]:
        """A step stands still until one of these fields is recorded; none, where none can be."""
        if not self._hoped(at, names):
            return []
        at.blocked[step] = {name: at.versions.get(name, UNSET) for name in names}
        return [at]

    def _skip(self, at: At, step: int) -> At:
        """A step is left out, and what it recorded before holds no longer."""
        at.waiting &= ~(1 << step)
        at.closed |= 1 << step
        for field in self._recording[step]:
            at.versions.pop(field.name, None)
        return at

    def _end(self, at: At) -> list[At]:
        """The next moment at which something is over; what comes first of several may matter."""
        if not at.running:
            return []
        at.now = min(at.running.values())
        ending = sorted(step for step, end in at.running.items() if end == at.now)
        several = first(self.net, at, ending)
        if len(several) == 1:
            return self._close(at, several[0])
        ways = []
        for step in several:
            way = at.copy()
            way.chosen = step
            way.way = (*at.way, Choice("next", step, at.rounds[step], None))
            ways.append(way)
        return ways

    def _close(self, at: At, step: int) -> list[At]:
        deed = self.steps[step].deed
        if not isinstance(deed, Approval):
            return self._record(self._done(at, step), step)
        verdicts, rework = self._verdicts(at, step, deed), self.net.reworks.get(step)
        ways = []
        for verdict in verdicts:
            way = at.copy() if len(verdicts) > 1 else at
            way.way = (*way.way, Choice("vote", step, way.rounds[step], verdict))
            several = self._record(self._done(way, step), step, verdict)
            if rework and verdict == REJECTED:
                several = [self._open(each, rework.opens) for each in several]
            ways.extend(several)
        return ways

    def _verdicts(self, at: At, step: int, deed: Approval) -> tuple[str, ...]:
        """What an approval may say, as far as it makes a difference and the run goes on."""
        again = may_go_back(self.net, at, step)
        onward = deed.on_reject == CONTINUE and bool(self._recording[step])
        return (APPROVED, REJECTED) if again or onward else (APPROVED,)

    def _done(self, at: At, step: int) -> At:
        del at.running[step]
        at.closed |= 1 << step
        at.done |= 1 << step
        return at

    def _record(self, at: At, step: int, verdict: str = "") -> list[At]:
        """What a round records; a person may let stand what was recorded before."""
        ways = [at]
        for field in self._recording[step]:
            if verdict and field.name == verdict_name(self.steps[step].id):
                ways = [with_version(way, field, fixed(verdict)) for way in ways]
            elif self._optional(at, step, field):
                again = [with_version(way.copy(), field, certain(at.rounds[step])) for way in ways]
                ways = [*ways, *again]
            else:
                ways = [with_version(way, field, recorded(at.rounds[step])) for way in ways]
        for way in ways if self._recording[step] else ():
            told = tuple(
                (each.name, way.versions.get(each.name, UNSET)) for each in self._recording[step]
            )
            way.way = (*way.way, Choice("values", step, at.rounds[step], told))
        return ways

    def _optional(self, at: At, step: int, field: Field) -> bool:
        """Whether it makes a difference that nothing new is given.

        Then an answer of an earlier round stands, or something that a step needs is unset.
        """
        if field.required or not isinstance(self.steps[step].deed, Work):
            return False
        return field.name in self._certain or at.versions.get(field.name, UNSET) != UNSET

    def _open(self, at: At, opens: int) -> At:
        """A new round of some steps; what stands ready behind one of them waits again."""
        for stage in {self.stage[step] for step in members(opens)}:
            at.turns[stage] += 1
        for step in members(opens):
            at.rounds[step] += at.closed >> step & 1
            at.turn[step] = at.turns[self.stage[step]]
            at.running.pop(step, None)
            at.decided.pop(step, None)
            at.blocked.pop(step, None)
        at.closed &= ~opens
        at.done &= ~opens
        back = [
            step
            for step in at.running
            if self.net.needs[step] & opens and not self._lasts(at, step)
        ]
        for step in back:
            del at.running[step]
            at.waiting |= 1 << step
        at.waiting |= opens
        return at

    def _lasts(self, at: At, step: int) -> bool:
        """Whether a step goes on, once it has begun, whatever is opened before it.

        A machine that must not repeat itself leaves later rounds to a person.
        """
        asked = at.rounds[step] > 1 and self.steps[step].idempotent is False
        return bool(self.net.lasting >> step & 1) and not asked
