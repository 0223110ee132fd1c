"""Scenarios, data: how the scenarios of processes came out, for a machine."""

from typing import Any

from flowdef.scenarios.outcome import Difference, Outcome
from flowdef.scenarios.played import Played, Wrong
from flowdef.scenarios.suite import Suite, Suites


def scenarios_data(suites: Suites) -> dict[str, Any]:
    """How many passed and failed, each process with its scenarios, and what cannot be read."""
    return {
        "passed": suites.passed,
        "failed": suites.tried - suites.passed,
        "processes": [_process(each) for each in suites.suites],
        "unread": [
            {"path": each.path, "line": each.span.line, "message": each.message}
            for each in suites.unread
        ],
    }


def _process(suite: Suite) -> dict[str, Any]:
    return {
        "id": suite.process.id,
        "title": suite.process.title,
        "path": suite.path,
        "problem": suite.problem,
        "scenarios": [_scenario(each) for each in suite.outcomes],
    }


def _scenario(outcome: Outcome) -> dict[str, Any]:
    then = outcome.scenario.then
    return {
        "name": outcome.scenario.name,
        "line": outcome.span().line,
        "passed": outcome.passed,
        "expected": {
            "result": then.result or None,
            "done": list(then.done),
            "skipped": None if then.skipped is None else list(then.skipped),
        },
        "actual": _played(outcome.played) if outcome.played else None,
        "differences": [_placed(outcome, each) for each in outcome.differences],
        "wrong": [_placed(outcome, each) for each in outcome.wrong],
        "unused": [_placed(outcome, each) for each in outcome.unused],
    }


def _played(played: Played) -> dict[str, Any]:
    return {
        "result": played.result,
        "done": list(played.done),
        "skipped": list(played.skipped),
        "closed": [each._asdict() for each in played.closed],
    }


def _placed(outcome: Outcome, each: Difference | Wrong) -> dict[str, Any]:
    found = each._asdict()
    return {"line": outcome.span(found.pop("place")).line, **found}
