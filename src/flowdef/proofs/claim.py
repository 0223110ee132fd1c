"""Claim: one thing that was to be proved of a process, and how it came out."""

from enum import StrEnum

from msgspec import Struct

from flowdef.paths.regions import Region


class Proof(StrEnum):
    """What a claim is about."""

    REACH = "reach"  # a step can be done
    CHOICE = "choice"  # exactly one branch for every value
    VALUE = "value"  # there is a value where one is read
    OUTPUT = "output"  # there is a value at the end


class Standing(StrEnum):
    """How it came out."""

    HOLDS = "holds"
    BROKEN = "broken"
    UNDECIDED = "undecided"


class Claim(Struct, frozen=True, kw_only=True):
    """A claim about one part of a process.

    `subject` is the id of a step or the name of a field. `what` is a sentence, and so is `why`,
    which may be empty. `witness` are the answers of a run that shows it: of one in which the step
    is done, or of one that breaks the claim. `size` is the number of cases, at most, that are left
    where nothing is decided.
    """

    proof: Proof
    subject: str
    standing: Standing
    what: str
    why: str = ""
    witness: tuple[Region, ...] = ()
    size: int = 0
