"""Small staffings: organizations of one to three people, and processes that they decide in."""

from decimal import Decimal
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

from flowdef.model.control import Control
from flowdef.model.fields import Field, FieldType
from flowdef.model.organization import Organization, Person, Right, Role
from flowdef.model.process import Approval, Authority, InField, Process, Raci, Step
from proofs.brute_force import AT
from run.oracle_order import Needs, ancestors, effective_needs, is_cyclic
from run.random_processes import random_order
from run.small_processes import each_step, readable, with_conditions, with_deeds

DAY = AT[:10]
ROLES = ("clerk", "boss")
WHO = Field(name="who", type=FieldType.PERSON, required=True)
AMOUNT = Field(name="amount", type=FieldType.INTEGER, min=0, max=2, required=True)
SPECIAL = Field(name="special", type=FieldType.BOOLEAN, required=True)


class Staffed(NamedTuple):
    """A process and the organization in which it runs."""

    process: Process
    organization: Organization


def staffed(seed: int, count: int) -> Staffed:
    """A process of so many steps and people for it; the same for the same seed."""
    chance = Random(seed)  # noqa: S311 (no secret: the same seed must give the same case)
    while True:
        process = random_order(chance.randrange(10**9), count)
        needs = effective_needs(process)
        if not is_cyclic(needs):
            break
    process = _with_fields(chance, process)
    process = with_deeds(process, _approvals(chance, process, needs))
    process = with_conditions(process, _conditions(chance, process, needs))
    process = each_step(process, lambda step: replace(step, raci=_raci(chance, process)))
    owner = chance.choice((*ROLES, *ROLES, ""))
    return Staffed(replace(process, control=Control(owner=owner)), _organization(chance))


def _organization(chance: Random) -> Organization:
    roles = tuple(_role(chance, name) for name in ROLES)
    people = [
        _person(chance, name) for name in ("ann", "ben", "cem")[: chance.choice((1, 2, 2, 3))]
    ]
    if all(person.joined or person.left for person in people):
        people[0] = replace(people[0], joined="", left="")
    return Organization(id="small", title="Small", roles=roles, people=tuple(people))


def _role(chance: Random, name: str) -> Role:
    limits = (None, Decimal(0), Decimal(1), Decimal(1), Decimal(2))
    rights = tuple(
        Right(
            type=chance.choice(("spend", "spend", "hire")),
            limit=chance.choice(limits),
            currency=chance.choice(("", "EUR", "EUR", "USD")),
        )
        for _ in range(chance.choice((0, 1, 1, 2)))
    )
    deputy = chance.choice([other for other in ROLES if other != name])
    deputy = deputy if chance.random() < 0.3 else ""
    return Role(id=name, title=name, authority=rights, deputy=deputy)


def _person(chance: Random, name: str) -> Person:
    roles = tuple(role for role in ROLES if chance.random() < 0.55)
    away = chance.random()
    joined = "2026-07-01" if away < 0.05 else ""
    left = "2026-05-01" if away > 0.95 else ""
    return Person(id=name, name=name.title(), roles=roles, joined=joined, left=left)


def _with_fields(chance: Random, process: Process) -> Process:
    """An amount, a person and a decision, given at the start or by a step."""
    fields = [field for field in (AMOUNT, WHO, SPECIAL) if chance.random() < 0.7]
    places = {
        field.name: chance.choice(["", *(step.id for step in process.steps)]) for field in fields
    }
    fields = [replace(field, required=field.required and chance.random() < 0.8) for field in fields]

    def change(step: Step) -> Step:
        return replace(step, collect=tuple(each for each in fields if places[each.name] == step.id))

    inputs = tuple(each for each in fields if not places[each.name])
    return replace(each_step(process, change), inputs=inputs)


def _raci(chance: Random, process: Process) -> Raci:
    named = {field.name for field in process.inputs}
    named |= {field.name for step in process.steps for field in step.collect}
    whom = [*ROLES, InField(field="who")] if "who" in named else [*ROLES]
    responsible = chance.choice([*ROLES, *whom, None])
    accountable = chance.choice([*ROLES, None, None, None])
    return Raci(responsible=responsible, accountable=accountable)


def _approvals(chance: Random, process: Process, needs: Needs) -> dict[str, Approval]:
    fields = {field.name for field in process.inputs}
    fields |= {field.name for step in process.steps for field in step.collect}
    found = {}
    for step in process.steps:
        before = sorted(ancestors(needs, step.id))
        if before and not step.collect and chance.random() < 0.6:
            found[step.id] = Approval(
                role=chance.choice(ROLES),
                quorum=chance.choice((1, 1, 2)),
                separate_from=tuple(each for each in before if chance.random() < 0.3),
                on_reject=chance.choice(["", "continue", *before]),
                rounds=chance.choice((1, 2)),
                authority=_authority(chance, fields),
            )
    return found


def _authority(chance: Random, fields: set[str]) -> Authority | None:
    if chance.random() < 0.5:
        return None
    amount = "amount" if "amount" in fields and chance.random() < 0.8 else ""
    return Authority(type="spend", amount=amount, currency=chance.choice(("", "EUR", "EUR")))


def _conditions(chance: Random, process: Process, needs: Needs) -> dict[str, str]:
    guarded = {stage.id: stage.steps for stage in process.stages if stage.id}
    guarded |= {step.id: (step,) for step in process.steps}
    found = {}
    for name, steps in guarded.items():
        fields = [field for field in readable(process, needs, steps) if field.name != "who"]
        if fields and chance.random() < 0.35:
            found[name] = _test(chance, chance.choice(fields))
    return found


def _test(chance: Random, field: Field) -> str:
    if field.type is FieldType.INTEGER:
        return (
            f"{field.name} {chance.choice(('<', '<=', '>', '>=', '=='))} {chance.choice((0, 1, 2))}"
        )
    if field.choices:
        return f'{field.name} == "{chance.choice(field.choices)}"'
    return chance.choice((field.name, f"not {field.name}"))
