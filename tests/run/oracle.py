"""Oracle: what a run means, written a second time, as plainly as possible."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from flowdef.model.derived import owned_fields
from flowdef.model.process import Approval, Process, Stage, Step
from flowdef.model.verdict import verdict_name
from run.oracle_conditions import Value, Values, truth
from run.oracle_order import Needs, between, effective_needs

Status = Literal["waiting", "ready", "started", "done", "skipped", "blocked", "exhausted"]
End = Literal["open", "done", "rejected", "cancelled"]
Answers = Mapping[str, Value | None]
CLOSED = ("done", "skipped")


@dataclass(slots=True)
class OracleRun:
    """A run as one would keep it on paper; every act is followed by `settle`.

    `exhausted` is an approval that is blocked because its last round was rejected; `blocked`
    alone is a step whose `when`, or whose stage's, reads an unset value. `case` tells which
    decision of its stage counts for a step: steps that open anew get a case of their own.
    """

    process: Process
    values: Values
    needs: Needs = field(default_factory=dict)
    status: dict[str, Status] = field(default_factory=dict)
    round: dict[str, int] = field(default_factory=dict)
    case: dict[str, int] = field(default_factory=dict)
    decided: dict[str, bool] = field(default_factory=dict)  # by step, in its present round
    stage_decided: dict[tuple[str, int], bool] = field(default_factory=dict)
    end: End = "open"

    def copy(self) -> "OracleRun":
        """The same run once more, to try something on it."""
        return OracleRun(
            process=self.process,
            values=dict(self.values),
            needs=self.needs,
            status=dict(self.status),
            round=dict(self.round),
            case=dict(self.case),
            decided=dict(self.decided),
            stage_decided=dict(self.stage_decided),
            end=self.end,
        )

    # What can be asked

    def steps_that_are(self, *wanted: Status) -> list[str]:
        """Steps in one of these states, in document order."""
        return [step.id for step in self.process.steps if self.status[step.id] in wanted]

    @property
    def public_status(self) -> dict[str, str]:
        """As people are told: an exhausted approval is blocked."""
        return {
            step: "blocked" if status == "exhausted" else status
            for step, status in self.status.items()
        }

    def may_finish(self, step_id: str) -> bool:
        """Whether `done`, `approve` and `reject` are taken: ready, or started and not held."""
        places = {step.id: place for place, step in enumerate(self.process.steps)}
        held = [
            hold.id
            for hold in self.process.steps
            if hold.hold_point
            and places[hold.id] < places[step_id]
            and hold.id in self.needs[step_id]
            and self.status[hold.id] not in CLOSED
        ]
        return self.status[step_id] in {"ready", "started"} and not held

    def actionable(self) -> list[str]:
        """Steps on which a person can do something that moves the run."""
        if self.end != "open":
            return []
        return [
            step.id
            for step in self.process.steps
            if self.may_finish(step.id) or self.status[step.id] in {"blocked", "exhausted"}
        ]

    def undecided_stage(self, step_id: str) -> tuple[str, int] | None:
        """The decision that a blocked step waits for, where it is its stage's, not its own."""
        decision = (_stage(self.process, step_id).id, self.case[step_id])
        blocked = self.status[step_id] == "blocked"
        return decision if blocked and decision not in self.stage_decided else None

    def may_correct(self, name: str, value: Value | None) -> bool:
        """What is recorded, an input, or what a closed step could have recorded; if it changes."""
        if self.values.get(name) == value:
            return False  # an entry that says 'good becomes good' tells of nothing
        owner = [step for step in self.process.steps if name in {f.name for f in step.collect}]
        return name in self.values or not owner or self.status[owner[0].id] in CLOSED

    def may_skip(self, step_id: str) -> bool:
        """A person skips no hold point, nor a stage with one by answering its condition."""
        if not self.undecided_stage(step_id):
            return not _step(self.process, step_id).hold_point
        steps, case = _stage(self.process, step_id).steps, self.case[step_id]
        return not any(each.hold_point for each in steps if self.case[each.id] == case)

    # What can be done

    def take(self, step_id: str) -> None:
        self.status[step_id] = "started"

    def done(self, step_id: str, answers: Answers) -> None:
        """What is given overwrites the round before, None takes back; the rest stays."""
        for name, value in answers.items():
            self.values.pop(name, None)
            if value is not None:
                self.values[name] = value
        self.status[step_id] = "done"
        self.settle()

    def approve(self, step_id: str) -> None:
        self.done(step_id, {verdict_name(step_id): "approved"})

    def reject(self, step_id: str) -> None:
        approval = _step(self.process, step_id).deed
        assert isinstance(approval, Approval)
        self.values[verdict_name(step_id)] = "rejected"
        if approval.on_reject in {"", "continue"}:
            self.status[step_id] = "done"
            self.end = "open" if approval.on_reject else "rejected"
            self.settle()
        elif self.round[step_id] >= approval.rounds:
            self.status[step_id] = "exhausted"
            self.settle()
        else:
            self._open(between(self.needs, approval.on_reject, step_id), step_id)

    def skip(self, step_id: str) -> None:
        """By a person: where a `when` is undecided it counts as false, else the step alone."""
        if self.status[step_id] == "blocked":
            self._count_as(step_id, answer=False)
        else:
            self._skipped(step_id)
        self.settle()

    def unblock(self, step_id: str) -> None:
        self._count_as(step_id, answer=True)
        self.settle()

    def reopen(self, step_id: str) -> None:
        """An exhausted approval gets one more round of its rework; any other step opens alone."""
        approval = _step(self.process, step_id).deed
        if self.status[step_id] == "exhausted" and isinstance(approval, Approval):
            self._open(between(self.needs, approval.on_reject, step_id), step_id)
        else:
            self._open({step_id}, step_id)

    def correct(self, values: Values) -> None:
        self.values.update(values)
        self.settle()

    def cancel(self) -> None:
        self.end = "cancelled"

    # What follows by itself

    def settle(self) -> None:
        """Decides one step after the other, from the top each time, until nothing changes."""
        while self.end == "open" and self._settle_one():
            pass
        if self.end == "open" and all(status in CLOSED for status in self.status.values()):
            self.end = "done"

    def _settle_one(self) -> bool:
        for stage in self.process.stages:
            for step in stage.steps:
                if self.status[step.id] in {"waiting", "ready", "blocked"}:
                    status = self._judged(step, stage.id, stage.when)
                    if status != self.status[step.id]:
                        self._skipped(step.id) if status == "skipped" else None
                        self.status[step.id] = status
                        return True
        return False

    def _judged(self, step: Step, stage_id: str, stage_when: str) -> Status:
        """Waiting, ready, skipped or blocked, by what it needs and by both conditions."""
        if any(self.status[need] not in CLOSED for need in self.needs[step.id]):
            return "waiting"
        case = (stage_id, self.case[step.id])
        if case not in self.stage_decided:
            answer = truth(stage_when, self.values) if stage_when else True
            if answer is None:
                return "blocked"
            self.stage_decided[case] = answer
        if not self.stage_decided[case]:
            return "skipped"
        if step.id not in self.decided:
            answer = truth(step.when, self.values) if step.when else True
            if answer is None:
                return "blocked"
            self.decided[step.id] = answer
        return "ready" if self.decided[step.id] else "skipped"

    def _count_as(self, step_id: str, *, answer: bool) -> None:
        """What is undecided: the condition of the stage, else that of the step."""
        decision = self.undecided_stage(step_id)
        if decision:
            self.stage_decided[decision] = answer
        else:
            self.decided[step_id] = answer

    def _open(self, step_ids: Iterable[str], asking: str) -> None:
        """A new round where the last one came to an end, be it by a rejection; else it again."""
        new_case = max(self.case.values()) + 1
        for step_id in step_ids:
            if self.status[step_id] in {*CLOSED, "exhausted"} or step_id == asking:
                self.round[step_id] += 1
            self.status[step_id] = "waiting"
            self.case[step_id] = new_case
            self.decided.pop(step_id, None)
        self.settle()

    def _skipped(self, step_id: str) -> None:
        self.status[step_id] = "skipped"
        self._forget(step_id)

    def _forget(self, step_id: str) -> None:
        for owned in owned_fields(_step(self.process, step_id)):
            self.values.pop(owned.name, None)


def begin(process: Process, given: Values) -> OracleRun:
    """A run that has just started: defaults of inputs recorded, first steps decided."""
    defaults = {each.name: each.default for each in process.inputs if each.default is not None}
    run = OracleRun(process, {**defaults, **given}, effective_needs(process))  # type: ignore[dict-item]
    for step in process.steps:
        run.status[step.id], run.round[step.id], run.case[step.id] = "waiting", 1, 1
    run.settle()
    return run


def _step(process: Process, step_id: str) -> Step:
    return next(step for step in process.steps if step.id == step_id)


def _stage(process: Process, step_id: str) -> Stage:
    return next(
        stage for stage in process.stages if any(step.id == step_id for step in stage.steps)
    )
