"""Oracle, schedules: one run's answers fixed beforehand, its steps done in every order."""

from random import Random

from run.oracle import OracleRun
from run.oracle_answers import Act, answers, perform

Outcome = tuple[str, tuple[str, ...], tuple[str, ...]]  # the end, the done, the skipped


class Opinions:
    """What people would say, whenever they are asked: the same to the same question.

    A question is a step in a round, or the undecided `when` of a stage: whichever of its steps
    asks.
    """

    def __init__(self, seed: int) -> None:
        self._chance = Random(seed)  # noqa: S311 (no secret: answers must come again)
        self._said: dict[tuple[object, ...], float] = {}

    def on(self, run: OracleRun, step_id: str) -> Act:
        """The one answer to what a step asks now."""
        possible = answers(run, step_id)
        stage = run.undecided_stage(step_id)
        question = stage or (run.status[step_id], step_id, run.round[step_id])
        share = self._said.setdefault(question, self._chance.random())
        return possible[int(share * len(possible))]


def outcomes(run: OracleRun, opinions: Opinions) -> set[Outcome]:
    """Every way in which the run can end, by all orders of doing what can be done."""
    seen: set[str] = set()
    found: set[Outcome] = set()
    unfinished = [run]
    while unfinished:
        one = unfinished.pop()
        sign = repr((one.end, one.values, one.status, one.round, one.decided, one.stage_decided))
        if sign in seen:
            continue
        seen.add(sign)
        if one.end != "open":
            done, skipped = one.steps_that_are("done"), one.steps_that_are("skipped")
            found.add((one.end, tuple(done), tuple(skipped)))
        unfinished.extend(perform(one, opinions.on(one, each)) for each in one.actionable())
    return found
