"""Appendix: what a page says is proved of a process; pages need not know the proofs."""

from msgspec import Struct


class Example(Struct, frozen=True):
    """What happens in one run, and by which answers.

    Attributes:
        name: The step that is done.
        where: The answers: 'credit is poor'.
    """

    name: str
    where: str


class Chapter(Struct, frozen=True):
    """The claims of one proof.

    Attributes:
        title: What the proof is about: 'Steps', 'Choices'.
        said: In one sentence, how much of it holds.
        broken: What does not hold, each with the answers of a run in which that happens.
        undecided: What is not decided, each with the number of cases that are left.
        holds: What holds and is told by itself.
        examples: Runs that show what holds.
    """

    title: str
    said: str
    broken: tuple[str, ...]
    undecided: tuple[str, ...]
    holds: tuple[str, ...]
    examples: tuple[Example, ...]


class Proofs(Struct, frozen=True):
    """What is proved of a process.

    Attributes:
        verdict: How many claims hold; empty where nothing was to be proved.
        meaning: Of which runs that is said.
        chapters: The claims, proof by proof.
    """

    verdict: str = ""
    meaning: str = ""
    chapters: tuple[Chapter, ...] = ()
