"""Growing processes: families of a size, to see from which size on a proof does not decide."""

from decimal import Decimal
from itertools import combinations

from msgspec.structs import replace

from flowdef.model.fields import Field, FieldType
from flowdef.model.organization import Organization, Person, Role
from flowdef.model.process import Approval, Process, Raci, Stage, Step
from flowdef.times import Duration, Unit
from proofs.small_staffings import Staffed

T = FieldType
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def one_step(fields: tuple[Field, ...], when: str) -> Process:
    """Inputs, and a step whose condition reads them."""
    step = Step(id="last", title="Last", when=when)
    return Process(
        id="p", title="P", stages=(Stage(id="", title="", steps=(step,)),), inputs=fields
    )


def pairwise_different(size: int) -> Process:
    """So many choices of one value less, which cannot all differ: hard, and impossible."""
    names = [f"x{each}" for each in range(size)]
    fields = (
        Field(name=each, type=T.CHOICE, choices=tuple(LETTERS[: size - 1]), required=True)
        for each in names
    )
    pairs = (f"{one} != {other}" for one, other in combinations(names, 2))
    return one_step(tuple(fields), " and ".join(pairs))


def in_a_row(size: int) -> Process:
    """So many numbers, each above the one before, and the last one below the first."""
    names = [f"x{each}" for each in range(size)]
    fields = (Field(name=each, type=T.INTEGER, min=0, max=100, required=True) for each in names)
    pairs = (f"{one} < {other}" for one, other in zip(names, (*names[1:], names[0]), strict=True))
    return one_step(tuple(fields), " and ".join(pairs))


def summed(size: int) -> Process:
    """So many numbers whose sum is both above and below a limit."""
    names = [f"x{each}" for each in range(size)]
    fields = (Field(name=each, type=T.NUMBER, required=True) for each in names)
    whole = " + ".join(names)
    return one_step(tuple(fields), f"{whole} > 10 and {whole} < 5")


def one_round_short(size: int) -> Process:
    """So many steps in a row that are each done by another answer of the first step; a check beside
    them sends back to it, once less than it would take.
    """
    field = Field(name="x", type=T.CHOICE, choices=tuple(LETTERS[:size]), required=True)
    first = Step(id="first", title="First", collect=(field,))
    back = Approval(role="boss", on_reject="first", rounds=size - 1)
    check = Step(id="check", title="Check", needs=("first",), deed=back)
    row = [
        Step(
            id=f"s{each}",
            title="S",
            needs=("first", f"s{each - 1}") if each else ("first",),
            when=f'x == "{LETTERS[each]}"',
        )
        for each in range(size)
    ]
    stage = Stage(id="", title="", steps=(first, check, *row))
    return Process(id="p", title="P", stages=(stage,))


def crowded(size: int) -> Staffed:
    """So many steps that whoever decides must not have done, and one person more than those."""
    steps = [Step(id=f"s{each}", title="S", raci=Raci(responsible="clerk")) for each in range(size)]
    deed = Approval(role="clerk", separate_from=tuple(step.id for step in steps))
    stage = Stage(id="", title="", steps=(*steps, Step(id="check", title="Check", deed=deed)))
    names = [f"p{each}" for each in range(size + 1)]
    people = tuple(Person(id=name, name=name, roles=("clerk",)) for name in names)
    clerk = Role(id="clerk", title="Clerk")
    organization = Organization(id="small", title="Small", roles=(clerk,), people=people)
    return Staffed(Process(id="p", title="P", stages=(stage,)), organization)


def sent_back_aside(size: int) -> Process:
    """So many checks side by side, each of which sends back to a step of its own, for 3 rounds."""
    hours = {0: "1", 1: "2", 2: "3"}
    steps = []
    for each in range(size):
        time = Duration(Decimal(hours[each % 3]), Unit.HOURS)
        back = Approval(role="boss", on_reject=f"work{each}", rounds=3)
        steps.append(Step(id=f"work{each}", title="W", needs=(), duration=time))
        check = Step(id=f"check{each}", title="C", needs=(f"work{each}",), deed=back)
        steps.append(replace(check, duration=time))
    needs = tuple(step.id for step in steps)
    steps.append(Step(id="last", title="Last", needs=needs))
    return Process(id="p", title="P", stages=(Stage(id="", title="", steps=tuple(steps)),))
