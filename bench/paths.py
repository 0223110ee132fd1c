"""Paths: what proofs cost: by conditions and fields beside trying all, and beside reading.

    python bench/paths.py [--fields 2 4 8 16 32 64] [--rounds 5] [--samples 'customer-*']

First questions to the solver that have no answer, so that all has to be gone through: it beside
naive enumeration, which tries each combination of the same regions; what that would take longer
than a second is reckoned from its first cases. Then each process of the sample workspace: all
that lint proves of it, and the whole account of 'flowdef prove', in CPU beside reading it; what
all rules need, such as parsed conditions, is paid before. A bound that is missed ends with 1.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from math import prod
from pathlib import Path
from typing import NamedTuple

from bounds import Bound, told
from flowdef.expressions.check import check_condition
from flowdef.expressions.evaluate import truth
from flowdef.expressions.parse import condition
from flowdef.expressions.tree import Fault
from flowdef.lint.engine import facts_of
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.options import Options, Profile
from flowdef.lint.proved import Around, account_of
from flowdef.lint.rule import Rule
from flowdef.lint.selection import selected
from flowdef.lint.surroundings import Surroundings
from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Process
from flowdef.paths.regions import regions
from flowdef.paths.search import Goal, Undecided, satisfiable
from flowdef.reading.document import Read, read
from flowdef.workspace.collection import library_of

ROOT = Path(__file__).parent.parent
NAIVE = 20_000  # combinations after which the rest is reckoned
DAY = "2026-11-23"  # on which the roles are held
STEPS = 47  # of the process that the bound is about
PROVING = {
    *("DAT002", "DAT008", "ROL009", "ROL010", "ROL011"),
    *("STR013", "STR016", "STR017", "TIM002", "TIM003", "TIM006"),
}

Fields = Mapping[str, Field]


class Question(NamedTuple):
    """Conditions that cannot all hold at once."""

    fields: Fields
    conditions: tuple[str, ...]

    @property
    def goals(self) -> list[Goal]:
        """The conditions, parsed and checked, all wanted to hold."""
        return [(_checked(each, self.fields), True) for each in self.conditions]


def main() -> int:
    asked = _asked()
    print(f"{'fields, conditions':<30}{'solver':>12}{'trying all':>18}{'combinations':>15}")
    for family in (alone, in_a_ring, in_order):
        for size in asked.fields:
            print(_told(family, size, asked.rounds))
    bounds = [*_documents(asked.samples, asked.rounds)]
    told(bounds)
    return not all(each.kept for each in bounds)


def alone(size: int) -> Question:
    """Each field has a condition of its own, and the last one two that exclude each other."""
    fields = {
        f"c{n}": Field(name=f"c{n}", type=FieldType.CHOICE, choices=("a", "b", "c"))
        for n in range(size)
    }
    own = tuple(f'{name} != "a"' for name in fields)
    return Question(fields, (*own, f'c{size - 1} == "a"'))


def in_a_ring(size: int) -> Question:
    """Yes and no must alternate around a ring of an odd number of fields."""
    size += 1 - size % 2
    fields = {f"b{n}": Field(name=f"b{n}", type=FieldType.BOOLEAN) for n in range(size)}
    pairs = [(f"b{n}", f"b{(n + 1) % size}") for n in range(size)]
    return Question(fields, tuple(f"{one} != {other}" for one, other in pairs))


def in_order(size: int) -> Question:
    """Each number is below the next, and the last below the first."""
    fields = {f"n{n}": Field(name=f"n{n}", type=FieldType.INTEGER) for n in range(size)}
    return Question(fields, tuple(f"n{n} < n{(n + 1) % size}" for n in range(size)))


def _told(family: Callable[[int], Question], size: int, rounds: int) -> str:
    question = family(size)
    goals, fields = question.goals, question.fields
    answer = satisfiable(goals, fields)
    ours = _least(rounds, lambda: satisfiable(goals, fields))
    naive, many = _naive(goals, fields)
    said = f"{family.__name__.replace('_', ' ')}: {len(fields)}, {len(goals)}"
    note = "  not decided" if isinstance(answer, Undecided) else ""
    return f"{said:<30}{_time(ours):>12}{_time(naive):>18}{many:>15.3g}{note}"


def _naive(goals: Sequence[Goal], fields: Fields) -> tuple[float, int]:
    """CPU seconds that trying each combination takes, and how many there are."""
    domains = regions([each for each, _ in goals], fields)
    values = [[each.witness for each in domain.regions] for domain in domains.values()]
    many = prod(map(len, values))
    begin = time.process_time()
    tried = 0
    for tried, chosen in enumerate(product(*values), 1):
        at = dict(zip(domains, chosen, strict=True))
        if all(truth(each, at) is wanted for each, wanted in goals):
            raise ValueError(f"{at} answers a question that has no answer")
        if tried == NAIVE:
            break
    return (time.process_time() - begin) * many / tried, many


def _documents(samples: str, rounds: int) -> Iterator[Bound]:
    organization = read((ROOT / "organization.yaml").read_bytes(), "organization.yaml")
    paths = sorted((ROOT / "processes").glob("*.yaml"))
    reads = [read(path.read_bytes(), path.name) for path in paths]
    around = Surroundings(library=library_of([organization, *reads], whole=True))
    rules = [
        rule
        for rule in selected(around.library.workspace.lint, Options(profile=Profile.TEAM), "")
        if rule.code in PROVING
    ]
    processes = {
        each.document.id: each.document for each in reads if isinstance(each.document, Process)
    }
    people = Around(around.library.organization, DAY, processes.get)
    print(f"\nProofs in lint are those of {', '.join(sorted(rule.code for rule in rules))}.")
    print(f"{'process, steps':<30}{'reading':>12}{'proofs in lint':>18}{'the account':>15}")
    for path, each in zip(paths, reads, strict=True):
        if not path.match(samples):
            continue
        source = path.read_bytes()
        reading = _least(rounds, lambda source=source: read(source, "x.yaml"))
        proving = min(
            _spent(each, lambda facts: _prove(rules, facts, around)) for _ in range(rounds)
        )
        account = min(_spent(each, lambda facts: account_of(facts, people)) for _ in range(rounds))
        steps = len(_facts(each).steps)
        said = f"{path.stem}: {steps}"
        print(f"{said:<30}{_time(reading):>12}{_time(proving):>18}{_time(account):>15}")
        if steps == STEPS:
            yield Bound(f"proofs of the {STEPS} steps to reading", proving / reading, 1)


def _prove(rules: Sequence[Rule], facts: ProcessFacts, around: Surroundings) -> None:
    """All that lint proves."""
    for rule in rules:
        list(rule.check(rule.takes(facts) if rule.takes else facts, around))


def _spent(document: Read, act: Callable[[ProcessFacts], object]) -> float:
    """CPU seconds that something takes on facts that nobody has asked yet."""
    facts = _facts(document)
    _ = facts.expressions, facts.order, facts.conditions  # what all rules need
    begin = time.process_time()
    act(facts)
    return time.process_time() - begin


def _facts(document: Read) -> ProcessFacts:
    facts = facts_of(document.document, document.path)
    if not isinstance(facts, ProcessFacts):
        raise TypeError(document.path)
    return facts


def _checked(text: str, fields: Fields) -> Goal:
    parsed = condition(text)
    if isinstance(parsed, Fault):
        raise TypeError(parsed.message)
    return check_condition(parsed, fields).expression


def _least(rounds: int, act: Callable[[], object]) -> float:
    """CPU seconds of the cheapest round."""
    found = []
    for _ in range(rounds):
        begin = time.process_time()
        act()
        found.append(time.process_time() - begin)
    return min(found)


def _time(seconds: float) -> str:
    for unit, size in (("years", 31_557_600), ("days", 86_400), ("h", 3600), ("s", 1)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1000:.2f} ms"


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fields", type=int, nargs="+", default=[2, 4, 8, 16, 32, 64])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--samples", default="*", help="files of processes, by pattern")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
