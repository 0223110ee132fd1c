"""Machines: what is due without a person, done: waits ended, automated steps attempted."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from flowdef.acts.desk import Desk, Standing, Who, standing
from flowdef.acts.look import CLOCK, overdue, wake
from flowdef.acts.perform import Outcome, perform
from flowdef.executor.claim import claimed
from flowdef.executor.errand import Errand, Setting
from flowdef.executor.execute import execute
from flowdef.executor.ordering import Given, errand_of
from flowdef.executor.outcome import Outcome as Attempted
from flowdef.executor.outcome import failed
from flowdef.run import commands as c
from flowdef.run import facts as f
from flowdef.run.definition import AUTOMATION, Definition, StepDef
from flowdef.run.digest import digest
from flowdef.run.events import to_json
from flowdef.run.moments import is_over
from flowdef.run.possible import repeatable, trying
from flowdef.run.refusal import Refused
from flowdef.run.state import READY
from flowdef.store.port import StoreError

DIED = (
    "whoever tried it ended before saying what came of it, so nobody knows whether it was done;"
    " find out, then 'done' or 'skip', or 'retry' where it was not"
)


class Machine(NamedTuple):
    """A machine that works: where, on whose word, and who hears of each attempt before it begins.

    `claims` is a folder that all machines of this log share.
    """

    setting: Setting
    trusted: Callable[[Definition, StepDef], bool]
    claims: Path
    now: Callable[[], str]
    hear: Callable[[Errand], None]


class Place(NamedTuple):
    """An automated step of a run; `since` is when an attempt is due that is not due yet."""

    run: str
    step: str
    since: str = ""


class Worked(NamedTuple):
    """What was done, act by act, and what was left: untrusted, not yet due, in others' hands.

    `damaged` says, in sentences, why a run cannot be read.
    """

    outcomes: tuple[Outcome, ...] = ()
    untrusted: tuple[Place, ...] = ()
    later: tuple[Place, ...] = ()
    busy: tuple[Place, ...] = ()
    damaged: tuple[str, ...] = ()


def work(desk: Desk, runs: Iterable[str], machine: Machine) -> Worked:
    """Do what is due without a person in these runs, and in those that this leads to.

    Events are recorded exactly once. An effect happens at least once: where a machine died, the
    attempt is made again with the same key, unless its step is not idempotent: then it has failed
    and a person decides. Raises StoreError, and OSError where `claims` cannot be written.
    """
    shift = _Shift(desk, machine)
    shift.go(runs)
    return shift.worked()


def due(where: Standing, moment: str) -> Iterator[StepDef]:
    """The automated steps that a machine may attempt at that moment, trusted or not."""
    for plan, not_before in _open(where):
        if not not_before or is_over(not_before, moment):
            yield plan


def later(where: Standing, moment: str) -> Iterator[Place]:
    """The attempts that wait for their time."""
    for plan, not_before in _open(where):
        if not_before and not is_over(not_before, moment):
            yield Place(where.run, plan.id, not_before)


def key_of(where: Standing, plan: StepDef) -> str:
    """The key given to the outside world: `run:step:round:` and what only this log has.

    Runs of other workspaces, or of a log begun anew, have the same names; their starts differ.
    """
    mark = digest(to_json(where.events[0]))[:12]
    return f"{where.run}:{plan.id}:{where.state.steps[plan.id].round}:{mark}"


def ordered(where: Standing, plan: StepDef, desk: Desk, environ: Mapping[str, str]) -> Errand | str:
    """What an attempt made now would do, with secrets from `environ`, or why it cannot be made."""
    key = key_of(where, plan)
    lies = desk.evidence.path if desk.evidence else None
    given = Given(desk.context.roster, environ, lies)
    return errand_of(where.definition, where.state, plan, key, given)


def _open(where: Standing) -> Iterator[tuple[StepDef, str]]:
    """Steps that wait for a machine, each with the moment before which it must not begin."""
    if not where.state.open:
        return
    for plan in where.definition.of_kind[AUTOMATION]:
        step = where.state.steps[plan.id]
        if trying(plan, step):
            yield plan, _not_before(where, plan.id)
        elif step.status is READY and not step.assigned and repeatable(plan, step):
            yield plan, ""


def _not_before(where: Standing, step: str) -> str:
    began = (each.fact for each in reversed(where.events) if isinstance(each.fact, f.AttemptBegan))
    return next((fact.not_before for fact in began if fact.step == step), "")


class _Shift:
    """One call of `work`."""

    def __init__(self, desk: Desk, machine: Machine) -> None:
        self._desk = desk
        self._machine = machine
        self._outcomes: list[Outcome] = []
        self._untrusted: dict[Place, None] = {}
        self._later: dict[Place, None] = {}
        self._busy: dict[Place, None] = {}
        self._damaged: dict[str, None] = {}

    def go(self, runs: Iterable[str]) -> None:
        """Work through the runs; what an act touches is looked at again."""
        waiting = dict.fromkeys(runs)
        while waiting:
            run = next(iter(waiting))
            del waiting[run]
            for outcome in self._run(run):
                self._outcomes.append(outcome)
                waiting |= dict.fromkeys((outcome.run, *(name for name, _ in outcome.others)))

    def worked(self) -> Worked:
        """What was done and left."""
        return Worked(
            tuple(self._outcomes),
            tuple(self._untrusted),
            tuple(self._later),
            tuple(self._busy),
            tuple(self._damaged),
        )

    def _run(self, run: str) -> Iterator[Outcome]:
        """End the waits of a run that are over, or else make the first attempt that is due."""
        where = self._stands(run)
        if where is None:
            return
        moment = self._machine.now()
        if overdue(where, moment, self._desk.context.working):
            woken = wake(self._desk, run, moment)
            if not isinstance(woken, Refused) and woken.events:
                yield woken
                return
        self._later |= dict.fromkeys(later(where, moment))
        for plan in due(where, moment):
            done = tuple(self._trusted(where, plan))
            if done:
                yield from done
                return

    def _stands(self, run: str) -> Standing | None:
        """Where a run stands; one that cannot be read does not hinder the others."""
        try:
            where = standing(self._desk.store, run)
        except StoreError as error:
            self._damaged[str(error)] = None
            return None
        return None if isinstance(where, Refused) else where

    def _trusted(self, where: Standing, plan: StepDef) -> Iterator[Outcome]:
        """Make an attempt of what a person has agreed to, once in a call where others are at it."""
        place = Place(where.run, plan.id)
        if not self._machine.trusted(where.definition, plan):
            self._untrusted[place] = None
        elif place not in self._busy:
            yield from self._claimed(where, plan)

    def _claimed(self, where: Standing, plan: StepDef) -> Iterator[Outcome]:
        """Make an attempt, while nobody else can; nothing where somebody else was quicker."""
        step = where.state.steps[plan.id]
        begun = trying(plan, step)
        number = step.attempt if begun else step.attempt + 1
        job = f"{where.run}:{plan.id}:{step.round}:{number}"
        place = Place(where.run, plan.id)
        with claimed(self._machine.claims, job) as mine:
            now = standing(self._desk.store, where.run)
            if not mine or isinstance(now, Refused) or now.state.steps[plan.id] != step:
                self._busy[place] = None
                return
            if not begun:
                began = self._act(where.run, c.Try(plan.id, key_of(where, plan)))
                if isinstance(began, Refused):
                    self._busy[place] = None
                    return
                yield began
                now = now._replace(state=began.state)
                attempted = self._attempt(now, plan)
            elif plan.idempotent is False:
                attempted = failed(DIED, final=True)
            else:
                attempted = self._attempt(now, plan)
            reported = self._act(where.run, _report(now, plan, attempted))
            if not isinstance(reported, Refused):
                yield reported

    def _attempt(self, where: Standing, plan: StepDef) -> Attempted:
        errand = ordered(where, plan, self._desk, self._machine.setting.environ)
        if isinstance(errand, str):
            return failed(errand, final=True)
        self._machine.hear(errand)
        return execute(errand, self._machine.setting)

    def _act(self, run: str, act: c.Act) -> Outcome | Refused:
        return perform(self._desk, run, act, Who(CLOCK, self._machine.now()))


def _report(where: Standing, plan: StepDef, attempted: Attempted) -> c.Report:
    step = where.state.steps[plan.id]
    return c.Report(
        plan.id,
        step.round,
        step.attempt,
        attempted.succeeded,
        attempted.values,
        attempted.reason,
        attempted.final,
        key_of(where, plan),
    )
