"""Proved: what the facts of a process prove of it, claim by claim."""

from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from flowdef.expressions.tree import Expression
from flowdef.lint.choices import Branch
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.wording import listed
from flowdef.model.organization import Organization
from flowdef.paths.judgements import overlap, uncovered
from flowdef.paths.search import Undecided, Witness
from flowdef.proofs.account import Account
from flowdef.proofs.claim import Claim, Proof, Standing, undecided
from flowdef.proofs.claims_staffing import entitled, separated, staffed
from flowdef.proofs.claims_steps import reached
from flowdef.proofs.staffing_people import People
from flowdef.run.roster import roster_of

Answer = Witness | Undecided | None


def account_of(facts: ProcessFacts, organization: Organization | None, day: str) -> Account:
    """Everything that is proved of a process without faults, in document order.

    Of people it is proved for the organization as it stands on a day (ISO).
    """
    people = None
    if organization:
        people = People(facts.courses, roster_of(organization), day)
    claims = (
        reached(facts.courses),
        _chosen(facts),
        separated(facts.courses, people),
        entitled(people) if people else (),
        staffed(people) if people else (),
    )
    return Account(facts.process, tuple(chain.from_iterable(claims)))


def _chosen(facts: ProcessFacts) -> Iterator[Claim]:
    for branches in facts.choices:
        conditions = list({each.values: each.condition for each in branches}.values())
        found = (
            _covered(branches, uncovered(conditions, facts.conditions.fields)),
            _apart(facts, branches, conditions),
        )
        rest = [each for each in found if each is not None]
        yield from rest or [_exact(branches)]


def _exact(branches: Sequence[Branch]) -> Claim:
    return Claim(
        proof=Proof.CHOICE,
        subject=branches[0].field,
        standing=Standing.HOLDS,
        what=f"Of {_owners(branches)} one is done, whatever '{branches[0].field}' is.",
    )


def _covered(branches: Sequence[Branch], found: Answer) -> Claim | None:
    name = branches[0].field
    match found:
        case Witness(regions):
            return Claim(
                proof=Proof.CHOICE,
                subject=name,
                standing=Standing.BROKEN,
                what=f"Of {_owners(branches)} none may be done: a value of '{name}' is left out.",
                witness=regions,
            )
        case Undecided():
            what = f"Whether {_owners(branches)} leave out no value of '{name}'"
            return undecided(Proof.CHOICE, name, what, found)
        case _:
            return None


def _apart(
    facts: ProcessFacts, branches: Sequence[Branch], conditions: Sequence[Expression]
) -> Claim | None:
    name = branches[0].field
    unsure: Undecided | None = None
    for one, other in combinations(conditions, 2):
        found = overlap(one, other, facts.conditions.fields)
        if isinstance(found, Witness):
            return Claim(
                proof=Proof.CHOICE,
                subject=name,
                standing=Standing.BROKEN,
                what=f"Of {_owners(branches)} two may be done for one value of '{name}'.",
                witness=found.regions,
            )
        unsure = unsure or found
    if unsure is None:
        return None
    what = f"Whether {_owners(branches)} are never done two at a time"
    return undecided(Proof.CHOICE, name, what, unsure)


def _owners(branches: Sequence[Branch]) -> str:
    return listed(each.owner.id for each in branches)
