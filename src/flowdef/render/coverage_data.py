"""Coverage data: what the scenarios of processes take, and what none takes, for a machine."""

from collections.abc import Iterable
from typing import Any

from flowdef.model.process import Scenario
from flowdef.render.mutated_data import answers_data, values_data
from flowdef.scenarios.branches import Branch
from flowdef.scenarios.coverage import Coverage, Covered, told
from flowdef.scenarios.propose import Proposal


def coverage_data(several: Iterable[Covered]) -> list[dict[str, Any]]:
    """Each process with how much is taken, what is not, and what is proposed for it."""
    return [_process(each) for each in several]


def _process(each: Covered) -> dict[str, Any]:
    found = each.coverage
    return {
        "id": each.process.id,
        "path": each.path,
        "problem": each.problem,
        "branches": len(found.counted) if found else 0,
        "percent": found.percent if found else None,
        "missing": _branches(found, found.missing) if found else [],
        "never": _branches(found, found.reach.never) if found else [],
        "unplayable": _branches(found, found.reach.unplayable) if found else [],
        "doubtful": _branches(found, found.reach.doubtful) if found else [],
        "proposed": _proposal(each.proposal) if each.proposal else None,
    }


def _branches(found: Coverage, several: Iterable[Branch]) -> list[dict[str, Any]]:
    return [_branch(found, branch) for branch in several]


def _branch(found: Coverage, branch: Branch) -> dict[str, Any]:
    return {
        "of": branch.of,
        "way": str(branch.way),
        "round": branch.round or None,
        "line": found.span(branch).line,
        "told": told(branch, found.process),
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "least": proposal.least,
        "scenarios": [_scenario(each) for each in proposal.scenarios],
        "unfound": len(proposal.unfound),
    }


def _scenario(scenario: Scenario) -> dict[str, Any]:
    then = scenario.then
    return {
        "name": scenario.name,
        "given": values_data(scenario.given),
        "answers": answers_data(scenario.answers),
        "done": list(then.done),
        "skipped": list(then.skipped or ()),
        "result": then.result,
    }
