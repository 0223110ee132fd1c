"""Ways: what a run must be answered so that it takes all the branches that are wanted of it."""

from collections.abc import Sequence

from flowdef.scenarios.branches import REJECTED_END, Branch, Way, ends
from flowdef.scenarios.course import Chosen, Course, Key, Needed
from flowdef.scenarios.levers import Levers

MOST_TRIES = 2_000  # of one question

_Wanted = tuple[int, Branch]
_Why = frozenset[Key]


class TooMany(Exception):  # noqa: N818 (an answer of the search, no error)
    """So many tries did not decide it, or what is tried cannot be worked out backwards."""


class Ways:
    """The ways that runs of a process can go, each question having one answer in all rounds.

    `loose`: a superset of all runs instead, in which whatever can be done again may be answered
    anew for every branch that is wanted. What has no way then, no run can do.
    """

    def __init__(self, levers: Levers, *, loose: bool = False) -> None:
        self.levers = levers
        self.loose = loose
        self.looks = 0  # at how a run goes, so far

    def find(self, wanted: Sequence[Branch]) -> Chosen | None:
        """Answers of a run that takes all wanted branches; None where there is none.

        Raises TooMany. The method: each branch is worked out as in a run, backwards to what it
        rests on; the first lever that it asks for is given each of its options in turn (depth
        first, with backtracking).
        """
        found = self._tried(list(enumerate(wanted)), {})
        return None if isinstance(found, frozenset) else found

    def find_more(self, wanted: Sequence[Branch], chosen: Chosen) -> Chosen | None:
        """The same where all but the last are met by what is chosen: if it can be, that stays."""
        last = len(wanted) - 1
        found = self._tried([(last, wanted[last])], chosen)
        return self.find(wanted) if isinstance(found, frozenset) else found

    def exclude(self, one: Branch, other: Branch) -> bool:
        """Whether two branches are different ends of a run."""
        (end, by), (other_end, other_by) = self._end(one), self._end(other)
        if not end or not other_end:
            return False
        return end != other_end or bool(by and other_by and by != other_by)

    def _end(self, branch: Branch) -> tuple[str, str]:
        """The end that a branch is, and which approval brings it about; empty where it is none."""
        if branch.way is Way.END:
            return branch.of, ""
        rejected = branch.way is Way.REJECTED and ends(self.levers.definition.steps[branch.of])
        return (REJECTED_END.of, branch.of) if rejected else ("", "")

    def open_beside(self, branch: Branch) -> list[Branch]:
        """Each approval that a run may stay open at, after or without which it takes a branch.

        What rests on the approval was done before only where another rejection has opened the
        approval once more, and then nothing that rests on that other one was.
        """
        steps, levers = self.levers.definition.steps, self.levers
        places = levers.entries.get(branch.of) or tuple(
            name for name in (branch.of,) if name in steps
        )
        found = []
        for name in levers.opened:
            own = branch.of == name and branch.way is not Way.APPROVED
            openers = [each for each, opened in levers.opened.items() if name in opened - {each}]
            if own or any(
                place not in levers.below(name)
                or any(place not in levers.below(opener) for opener in openers)
                for place in places
            ):
                found.append(Branch(name, Way.STOP))
        return found

    def _tried(self, wanted: list[_Wanted], chosen: Chosen) -> Chosen | _Why:
        if self.levers.circular:
            raise TooMany
        try:
            return self._first(wanted, chosen, [MOST_TRIES])
        except RecursionError:  # each value that rests on another is some levels of it
            raise TooMany from None

    def _first(self, wanted: list[_Wanted], chosen: Chosen, left: list[int]) -> Chosen | _Why:
        """Answers, or the levers because of which there are none.

        What none of the failures rests on is not tried otherwise: the search jumps back over it.
        """
        left[0] -= 1
        if left[0] < 0:
            raise TooMany
        self.looks += len(wanted)
        seen = self._weighed(wanted, chosen)
        if isinstance(seen, frozenset):
            return seen
        waiting, needed = seen
        if needed is None:
            return chosen
        why: _Why = frozenset()
        for option in self.levers.options(needed[0]):
            found = self._first(waiting, {**chosen, needed: option}, left)
            if not isinstance(found, frozenset) or needed not in found:
                return found
            why |= found
        return why - {needed}

    def _weighed(
        self, wanted: list[_Wanted], chosen: Chosen
    ) -> tuple[list[_Wanted], Key | None] | _Why:
        """What is not decided yet and what it asks for first; or why one of it cannot be."""
        waiting: list[_Wanted] = []
        needed: Key | None = None
        for at, branch in wanted:
            course = Course(self.levers, chosen, at, loose=self.loose)
            try:
                if not course.takes(branch):
                    return course.read
            except Needed as need:
                waiting.append((at, branch))
                needed = needed or need.key
        return waiting, needed
