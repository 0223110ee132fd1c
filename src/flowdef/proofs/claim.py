"""Claim: one thing that was to be proved of a process, and how it came out."""

from enum import StrEnum

from msgspec import Struct

from flowdef.model.fields import Raw
from flowdef.model.process import Scenario
from flowdef.paths.regions import Region
from flowdef.paths.search import Undecided


class Proof(StrEnum):
    """What a claim is about."""

    REACH = "reach"  # a step can be done
    CHOICE = "choice"  # exactly one branch for every value
    VALUE = "value"  # there is a value where one is read
    OUTPUT = "output"  # there is a value at the end
    SEPARATION = "separation"  # nobody approves their own work
    AUTHORITY = "authority"  # whoever decides has the right
    STAFFING = "staffing"  # somebody is left who may decide
    LEAD_TIME = "lead-time"  # how long runs take, and whether that is as promised
    DUE = "due"  # a step can be over when it is due


class Standing(StrEnum):
    """How it came out."""

    HOLDS = "holds"
    BROKEN = "broken"
    UNDECIDED = "undecided"


class Deed(Struct, frozen=True):
    """One thing that is done in a run: its start (no step), or a step in its turn.

    `word` is start, done, approved or rejected. `values` are those that matter, by field; None is
    one that is left empty. `by` and `represents` say who acts, and for whom, where that matters.
    """

    step: str
    word: str
    values: tuple[tuple[str, Raw | None], ...] = ()
    by: str = ""
    represents: str = ""


Run = tuple[Deed, ...]  # in the order in which it is done; what is not named does not matter


class Claim(Struct, frozen=True, kw_only=True):
    """A claim about one part of a process.

    `subject` is the id of a step or the name of a field; of a lead time fastest, slowest or
    lead_time. `what` is a sentence, and so is `why`, which may be empty; both name parts of the
    process by their ids between quotes, a field with 'field' or 'output' before it. `witness` are
    the answers that decide it, and `run` is a run with all of them: one in which the step is done,
    or one that breaks the claim; empty where there is none to show. A claim on times shows its run
    as a `scenario` instead: what is answered in which round; it begins `start` seconds after
    Monday, midnight, or at any time. `size` is the number of cases, at most, that are left where
    nothing is decided.
    """

    proof: Proof
    subject: str
    standing: Standing
    what: str
    why: str = ""
    witness: tuple[Region, ...] = ()
    run: Run = ()
    scenario: Scenario | None = None
    start: int | None = None
    size: int = 0


def undecided(proof: Proof, subject: str, whether: str, found: Undecided) -> Claim:
    """The claim of which is only known how many cases are left."""
    return Claim(
        proof=proof,
        subject=subject,
        standing=Standing.UNDECIDED,
        what=f"{whether} is not decided.",
        why=f"{found.reason[:1].upper()}{found.reason[1:]}.",
        size=found.size,
    )
