"""SOP RACI: who is responsible, accountable, consulted and informed, as a matrix a stage."""

from collections.abc import Iterator

from flowdef.model.derived import doer_of, raci_of
from flowdef.model.process import Performer, Stage, Step
from flowdef.render.sop_parts import Duties, Matrix
from flowdef.render.sop_setting import Setting


def matrices(setting: Setting) -> tuple[Matrix, ...]:
    """A matrix for each stage in which somebody takes part, in order."""
    found = (
        _matrix(number, stage, setting) for number, stage in enumerate(setting.process.stages, 1)
    )
    return tuple(each for each in found if each.roles)


def _matrix(number: int, stage: Stage, setting: Setting) -> Matrix:
    """Roles in the order in which the steps name them, those who do the work first."""
    parts = [dict(_part(stage, step, setting)) for step in stage.steps]
    roles = dict.fromkeys(name for part in parts for name in part)
    doing = [name for name in roles if any("R" in part.get(name, "") for part in parts)]
    ordered = tuple(dict.fromkeys((*doing, *roles)))
    return Matrix(
        number=number,
        title=setting.fill(stage.title),
        roles=ordered,
        rows=tuple(
            Duties(
                setting.numbers[step.id],
                setting.fill(step.title),
                tuple(part.get(name, "") for name in ordered),
            )
            for step, part in zip(stage.steps, parts, strict=True)
        ),
    )


def _part(stage: Stage, step: Step, setting: Setting) -> dict[str, str]:
    """Who takes part in a step, each with the letters of it: 'R/A' for both."""
    letters: dict[str, dict[str, None]] = {}
    for letter, who in _named(stage, step, setting):
        letters.setdefault(setting.names.short(who, setting.fields), {})[letter] = None
    return {name: "/".join(each) for name, each in letters.items()}


def _named(stage: Stage, step: Step, setting: Setting) -> Iterator[tuple[str, Performer]]:
    raci = raci_of(setting.process, stage, step)
    if does := doer_of(setting.process, step, raci):
        yield "R", does
    if answers := raci.accountable or setting.process.control.owner:
        yield "A", answers
    yield from (("C", role) for role in raci.consulted)
    yield from (("I", role) for role in raci.informed)
