"""Mutating: small faults put into processes, shared among the cores, and judged."""

from flowdef.cli.shell.progress import progress
from flowdef.run.definition import Definition
from flowdef.run.pinning import pin
from flowdef.scenarios.mutant import Mutant
from flowdef.scenarios.mutate import mutants
from flowdef.scenarios.mutate_judge import Judge, Judged
from flowdef.scenarios.mutated import Mutated
from flowdef.scenarios.suite import Suite, Suites
from flowdef.workspace.forking import shared


def mutated(came_out: Suites) -> tuple[Mutated, ...]:
    """What became of every small fault in each of these processes.

    Where one of its scenarios fails, nothing is put into a process.
    """
    judges = [_judge(each) for each in came_out.suites]
    faults = [
        (judge, mutant)
        for judge, each in zip(judges, came_out.suites, strict=True)
        if isinstance(judge, Judge)
        for mutant in mutants(each.process)
    ]
    with progress("looking for faults that no scenario finds") as tell:
        found = shared(_judged, faults, tell)
    return tuple(
        Mutated(
            each.process,
            each.path,
            tuple(one for (by, _), one in zip(faults, found, strict=True) if by is judge),
            judge if isinstance(judge, str) else "",
        )
        for judge, each in zip(judges, came_out.suites, strict=True)
    )


def _judged(fault: tuple[Judge, Mutant]) -> Judged:
    judge, mutant = fault
    return judge.judged(mutant)


def _judge(suite: Suite) -> Judge | str:
    """Who judges the faults of a process; or why there can be none."""
    if not suite.process.scenarios:
        return "it has no scenarios that could find a fault"
    failed = len(suite.outcomes) - suite.passed
    if failed:
        fail = "1 scenario fails" if failed == 1 else f"{failed} scenarios fail"
        return f"{fail} already, so nothing was put into it"
    definition = pin(suite.process, suite.find)
    if not isinstance(definition, Definition):
        return f"nothing was put into it: {definition.reason}"
    return Judge(suite.process, definition)
