"""Lead at: a run at one moment, with what was chosen on the way to it."""

from typing import NamedTuple

from flowdef.model.fields import Field
from flowdef.proofs.lead_answers import UNSET, Asked

NONE = -1  # no step


class Choice(NamedTuple):
    """One thing that was chosen on the way, or that a round of a step recorded.

    `kind` is `when` of a step, or `stage`: with how the condition came out; `vote`, with the
    verdict; `values`, with the versions by field; `next`, for the first of what is over at once;
    `without`, with the name of an input that is left out.
    """

    kind: str
    step: int
    round: int
    outcome: object


class At:
    """A run at one moment; copied where ways part. Sets of steps are bits."""

    __slots__ = (
        "asked", "blocked", "chosen", "closed", "decided", "deciders", "done", "now", "rounds",
        "running", "turn", "turns", "unsure", "versions", "waiting", "way",
    )  # fmt: skip

    def __init__(self, steps: int, stages: int, versions: dict[str, str]) -> None:
        """A run in which nothing has begun."""
        self.now = 0
        self.waiting = (1 << steps) - 1
        self.running: dict[int, int] = {}  # when each that has begun is over
        self.closed = self.done = 0
        self.rounds = [1] * steps
        self.turn, self.turns = [1] * steps, [1] * stages
        self.decided: dict[int, bool] = {}
        self.deciders: dict[tuple[int, int], bool] = {}  # by stage and turn
        self.versions = versions
        self.blocked: dict[int, dict[str, str]] = {}  # by versions of which some are unset
        self.asked: frozenset[Asked] = frozenset()
        self.way: tuple[Choice, ...] = ()
        self.chosen = NONE  # of several that are over at once, the one that comes first
        self.unsure = False  # whether the answers that lead here were neither found nor excluded

    def copy(self) -> "At":
        """The same, to go another way."""
        other = object.__new__(At)
        for name in At.__slots__:
            found = getattr(self, name)
            setattr(other, name, found.copy() if isinstance(found, dict | list) else found)
        return other

    @property
    def over(self) -> bool:
        """Whether every step is closed."""
        return not self.waiting and not self.running


def stands(at: At, step: int) -> bool:
    """Whether a step is blocked, and nothing that it reads was recorded since."""
    known = at.blocked.get(step)
    return known is not None and all(at.versions.get(n, UNSET) == v for n, v in known.items())


def with_version(at: At, field: Field, version: str) -> At:
    """The run, where a field holds that version from now on."""
    at.versions[field.name] = version
    return at
