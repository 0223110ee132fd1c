"""Answered: findings held to the comments of their file, and what is wrong with the comments."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from operator import itemgetter

from flowdef.findings import Finding
from flowdef.lint.catalogue import by_code
from flowdef.lint.ignore_faults import Use, faults
from flowdef.lint.suppression import Ignore
from flowdef.lint.verdict import TakenBack, Told


def answered(
    path: str,
    found: list[Finding],
    comments: tuple[Ignore, ...],
    rules: tuple[frozenset[str], frozenset[str]],
    today: str,
) -> Told:
    """The findings of a file that no comment takes back, those on its comments, and the others.

    `rules` are the codes of those that are on, and of those that have judged all there is.
    """
    on, ran = rules
    answers = _Answers(comments, today)
    told = [each for each in found if not answers.takes_back(each)]
    about = faults(path, answers.uses(told), ran, today)
    told += [each for each in about if each.code in on and not answers.takes_back(each)]
    return Told(tuple(told), tuple(answers.taken_back))


class _Answers:
    """The comments by the lines that they speak of, and what each has taken back so far."""

    def __init__(self, comments: tuple[Ignore, ...], today: str) -> None:
        self.taken_back: list[TakenBack] = []
        self._comments = comments
        self._hidden: dict[int, list[Finding]] = defaultdict(list)
        self._lines: dict[int, list[Ignore]] = defaultdict(list)
        for each in comments:
            for line in {each.line, each.first} if each.holds(today) else ():
                self._lines[line].append(each)
        self._texts = sorted({(each.first, each.last) for each in comments})

    def takes_back(self, finding: Finding) -> bool:
        """Whether a comment does; what cannot be read is never taken back."""
        rule = by_code().get(finding.code)
        if rule is not None and rule.unavoidable:
            return False
        for each in self._near(finding.span.line):
            if each.covers(finding):
                self._hidden[each.line].append(finding)
                self.taken_back.append(TakenBack(finding=finding, reason=each.reason))
                return True
        return False

    def _near(self, line: int) -> Iterator[Ignore]:
        """The comments that stand on a line, or may speak of it."""
        yield from self._lines.get(line, ())
        at = bisect_right(self._texts, line, key=itemgetter(0))
        first, last = self._texts[at - 1] if at else (line, line)
        if first < line <= last:
            yield from self._lines[first]

    def uses(self, told: list[Finding]) -> Iterator[Use]:
        """Each comment with what it takes back, and what is told there all the same."""
        codes: dict[int, set[str]] = defaultdict(set)
        for finding in told:
            codes[finding.span.line].add(finding.code)
        for each in self._comments:
            others = frozenset(codes.get(each.of, ()))
            yield Use(each, tuple(self._hidden.get(each.line, ())), others)
