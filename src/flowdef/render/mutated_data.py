"""Mutated data: which small faults the scenarios of processes find, for a machine."""

from collections.abc import Iterable
from typing import Any

from flowdef.model.fields import Raw
from flowdef.model.process import Answer
from flowdef.scenarios.mutate_judge import Fate, Judged, Shown
from flowdef.scenarios.mutated import Mutated, score_of


def mutated_data(several: tuple[Mutated, ...]) -> dict[str, Any]:
    """The score of all, and each process with its score and every fault."""
    return {"score": score_of(several), "processes": [_process(each) for each in several]}


def _process(found: Mutated) -> dict[str, Any]:
    return {
        "id": found.process.id,
        "title": found.process.title,
        "path": found.path,
        "problem": found.problem,
        "scenarios": len(found.process.scenarios),
        "score": found.score,
        **{str(fate): len(found.of(fate)) for fate in Fate},
        "faults": [_fault(each) for each in found.faults],
    }


def _fault(each: Judged) -> dict[str, Any]:
    return {
        "kind": str(each.kind),
        "of": each.of,
        "line": each.line,
        "was": each.was,
        "now": each.now,
        "fate": str(each.fate),
        "by": each.by,
        "tried": each.tried,
        "shown": _shown(each.shown) if each.shown else None,
    }


def _shown(shown: Shown) -> dict[str, Any]:
    return {
        "like": shown.like,
        "given": values_data(shown.given),
        "answers": answers_data(shown.answers),
        "step": shown.step,
        "right": shown.right,
        "faulty": shown.faulty,
    }


def answers_data(answers: Iterable[tuple[str, tuple[Answer, ...]]]) -> list[dict[str, Any]]:
    """What steps are answered, round by round."""
    return [{"step": step, "rounds": [*map(_round, rounds)]} for step, rounds in answers]


def values_data(values: Iterable[tuple[str, Raw]]) -> list[dict[str, Any]]:
    """Values with the names of their fields."""
    return [{"field": name, "value": value} for name, value in values]


def _round(answer: Answer) -> dict[str, Any]:
    """What a step is answered in one round: a verdict, or values."""
    if isinstance(answer, str):
        return {"verdict": answer, "values": []}
    return {"verdict": "", "values": values_data(answer)}
