"""Lead witness: a run that was found, as a scenario that everybody can play."""

from collections.abc import Iterable, Mapping

from flowdef.expressions.tree import Value
from flowdef.expressions.values import to_raw
from flowdef.model.fields import Raw
from flowdef.model.process import Answer, Expected, Scenario
from flowdef.paths.search import Witness
from flowdef.proofs.lead_answers import certain, recorded, values_of
from flowdef.proofs.lead_at import At
from flowdef.proofs.lead_network import members
from flowdef.proofs.lead_walk import Walk

_DONE = "done"


def scenario_of(walk: Walk, at: At, name: str) -> Scenario | None:
    """The answers of a run that is over, round by round; None where they were not found.

    What no condition reads is not answered: any value will do.
    """
    found = walk.answers.solved(at.asked)
    if not isinstance(found, Witness):
        return None
    values = values_of(found)
    inputs = walk.process.inputs
    given = [(each.name, version(0)) for each in inputs for version in (recorded, certain)]
    answers: dict[int, dict[int, Answer]] = {}
    for choice in at.way:
        match choice.kind, choice.outcome:
            case "vote", str(verdict):
                answers.setdefault(choice.step, {})[choice.round] = verdict
            case "values", tuple(told) if choice.round not in answers.get(choice.step, {}):
                rounds = answers.setdefault(choice.step, {})
                rounds[choice.round] = _answered(told, values)
            case _:
                pass
    names = walk.net.names
    return Scenario(
        name=name,
        given=_answered(given, values),
        answers=tuple((names[step], _rounds(answers[step])) for step in sorted(answers)),
        then=Expected(
            done=tuple(names[step] for step in members(at.done)),
            skipped=tuple(names[step] for step in members(at.closed & ~at.done)),
            result=_DONE,
        ),
    )


def _answered(
    told: Iterable[tuple[str, str]], values: Mapping[tuple[str, str], Value]
) -> tuple[tuple[str, Raw], ...]:
    return tuple((each[0], _raw(values[each])) for each in told if each in values)


def _raw(value: Value) -> Raw:
    raw: Raw | list[str] = to_raw(value)
    return tuple(raw) if isinstance(raw, list) else raw


def _rounds(answers: Mapping[int, Answer]) -> tuple[Answer, ...]:
    """The answers from the first round on; of a round in which a step is skipped, the next one."""
    found: list[Answer] = []
    for number in range(max(answers), 0, -1):
        found.append(answers[number] if number in answers else found[-1])
    return tuple(reversed(found))
