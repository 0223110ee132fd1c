"""SOP RACI: who is responsible, accountable, consulted and informed, as a matrix a stage."""

from collections.abc import Iterator

from flowdef.model.process import Performer
from flowdef.render.sop_parts import Duties, Matrix
from flowdef.render.sop_setting import Placed, PlacedStage, Setting


def matrices(setting: Setting) -> tuple[Matrix, ...]:
    """A matrix for each stage in which somebody takes part, in order."""
    found = (_matrix(placed, setting) for placed in setting.stages)
    return tuple(each for each in found if each.roles)


def _matrix(placed: PlacedStage, setting: Setting) -> Matrix:
    """Roles in the order in which the steps name them, those who do the work first."""
    parts = [_part(step, setting) for step in placed.steps]
    doing = dict.fromkeys(
        name for part in parts for name, letters in part.items() if letters[0] == "R"
    )
    roles = tuple(dict.fromkeys((*doing, *(name for part in parts for name in part))))
    return Matrix(
        number=placed.number,
        title=placed.title,
        roles=roles,
        rows=tuple(
            Duties(step.number, step.title, tuple([part.get(name, "") for name in roles]))
            for step, part in zip(placed.steps, parts, strict=True)
        ),
    )


def _part(placed: Placed, setting: Setting) -> dict[str, str]:
    """Who takes part in a step, each with the letters of it: 'R/A' for both."""
    letters: dict[str, str] = {}
    for letter, who in _named(placed, setting):
        name = setting.names.short(who, setting.fields)
        before = letters.get(name)
        letters[name] = f"{before}/{letter}" if before else letter
    return letters


def _named(placed: Placed, setting: Setting) -> Iterator[tuple[str, Performer]]:
    raci = placed.raci
    if placed.doer:
        yield "R", placed.doer
    if answers := raci.accountable or setting.process.control.owner:
        yield "A", answers
    for role in dict.fromkeys(raci.consulted):
        yield "C", role
    for role in dict.fromkeys(raci.informed):
        yield "I", role
