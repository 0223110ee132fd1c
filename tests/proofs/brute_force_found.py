"""Brute force, found: what can be so in some run of a process, and what can be missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from flowdef.expressions.evaluate import truth
from flowdef.expressions.tree import Expression, Value
from flowdef.expressions.values import from_raw
from flowdef.model.process import Process
from flowdef.run import facts as f
from flowdef.run.definition import Definition
from flowdef.run.evolve import apply
from flowdef.run.state import DONE, SKIPPED, State
from proofs.brute_force import Anybody, Exhaustion, Move
from proofs.brute_force_values import needed


@dataclass(slots=True)
class Everything:
    """All points of all runs, and what they show; the first move that shows it is kept.

    `unset` holds whose condition reads which field without a value, a step's or a stage's;
    `bare` which step became ready without a value that it is to work with.
    `decided` holds what the condition of a step or stage came out as. `missing` are outputs of
    runs that end done.
    """

    definition: Definition
    points: list[Move] = field(default_factory=list)
    unset: dict[tuple[str, str], Move] = field(default_factory=dict)
    bare: dict[tuple[str, str], Move] = field(default_factory=dict)
    decided: dict[tuple[str, bool], Move] = field(default_factory=dict)
    missing: dict[str, Move] = field(default_factory=dict)
    ends: dict[str, Move] = field(default_factory=dict)

    def where(
        self,
        done: Iterable[str] = (),
        skipped: Iterable[str] = (),
        goals: Sequence[tuple[Expression, bool]] = (),
    ) -> Move | None:
        """A moment of some run at which all this is so; None: there is none."""
        done, skipped = tuple(done), tuple(skipped)
        for point in self.points:
            steps = point.after.steps
            if (
                all(steps[name].status is DONE for name in done)
                and all(steps[name].status is SKIPPED for name in skipped)
                and self._meets(point.after, goals)
            ):
                return point
        return None

    def _meets(self, state: State, goals: Sequence[tuple[Expression, bool]]) -> bool:
        values: dict[str, Value] = {}
        if goals:
            values = _typed(self.definition, state)
        return all(truth(condition, values) is wanted for condition, wanted in goals)


def everything(process: Process, definition: Definition, most: int) -> Everything:
    """All that can be so; TooMany beyond so many points."""
    found = Everything(definition)
    wanted = needed(process)
    for move in Exhaustion(process, definition, Anybody()).moves(most):
        found.points.append(move)
        watch(found, move, wanted)
    return found


def watch(found: Everything, move: Move, wanted: Mapping[str, frozenset[str]]) -> None:
    """Note what happened last; `wanted` are the fields that each step is to work with."""
    state = move.before.after.copy() if move.before else None
    for event in move.events:
        match event.fact:
            case f.MadeReady(step=step) if state is not None:
                for name in wanted[step] - state.values.keys():
                    found.bare.setdefault((step, name), move)
            case f.Blocked(step=step, cause="condition", names=(name,)) if state is not None:
                reader = _reader(found.definition, state, step)
                found.unset.setdefault((reader, name), move)
            case _:
                _note(found, move, event.fact)
        state = apply(found.definition, state, event)


def _note(found: Everything, move: Move, fact: f.Fact) -> None:
    match fact:
        case f.Decided(step=owner, holds=holds) | f.StageDecided(stage=owner, holds=holds):
            found.decided.setdefault((owner, holds), move)
        case f.Ended(result=result, outputs=outputs):
            found.ends.setdefault(result, move)
            for name in found.definition.outputs:
                if result == "done" and name not in outputs:
                    found.missing.setdefault(name, move)
        case _:
            pass


def _reader(definition: Definition, state: State, step: str) -> str:
    """Whose condition cannot be decided: that of the stage, as long as that is not."""
    stage = definition.steps[step].stage
    undecided = (stage, state.steps[step].turn) not in state.deciders
    return stage if definition.stages[stage].when is not None and undecided else step


def _typed(definition: Definition, state: State) -> dict[str, Value]:
    return {name: from_raw(definition.fields[name], raw) for name, raw in state.values.items()}
