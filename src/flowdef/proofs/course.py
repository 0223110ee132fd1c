"""Course: one run that shows something, act by act, as far as it matters."""

from msgspec import Struct

from flowdef.expressions.tree import Value
from flowdef.model.verdict import REJECTED
from flowdef.paths.regions import Region
from flowdef.paths.search import Witness


class Act(Struct, frozen=True):
    """Something that is done: the start (no step), or a step, with the answers that matter.

    `word` is start, done, approved or rejected. An answer without a witness is left empty; all
    others are any.
    """

    step: str
    word: str
    answers: tuple[Region, ...] = ()

    @property
    def values(self) -> dict[str, Value | None]:
        """The answers by name."""
        return {each.field: each.witness for each in self.answers}


class Course(Witness, frozen=True):
    """Values that show it, the latest of each field, and the acts that lead there.

    After the last act it is so; nothing else is done before that.
    """

    acts: tuple[Act, ...] = ()

    def until(self, last: int) -> "Course":
        """The same, as far as the act of that number."""
        acts = self.acts[: last + 1]
        latest = {answer.field: answer for act in acts for answer in act.answers}
        return Course(tuple(latest.values()), acts)

    @property
    def rejections(self) -> int:
        """How often work is sent back on it, or the run ended."""
        return sum(act.word == REJECTED for act in self.acts)

    @property
    def earlier(self) -> tuple[Region, ...]:
        """The values that were given first and others after them."""
        last = {each.field: each for each in self.regions}
        given = (each for act in self.acts for each in act.answers)
        return tuple(dict.fromkeys(each for each in given if last.get(each.field) != each))
