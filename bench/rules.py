"""Rules: what each rule of profile team costs a document, beside reading it.

    python bench/rules.py [ROUNDS]

Inside one process: 100 documents are read and judged; of each rule the cheapest round counts. What
rules share, such as parsed conditions, is paid by the first that asks.
"""

import gc
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from flowdef.lint.engine import facts_of
from flowdef.lint.facts import Facts, ProcessFacts
from flowdef.lint.options import Options, Profile
from flowdef.lint.rule import Needs, Rule
from flowdef.lint.selection import selected
from flowdef.lint.surroundings import Surroundings
from flowdef.model.document import Document
from flowdef.reading.document import read
from flowdef.workspace.collection import library_of
from workspaces import ORGANIZATION, process

MANY = 100
SHOWN = 12


class Spent(NamedTuple):
    """What was done, and CPU seconds of each time."""

    what: str
    each: float


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    sources = [process(n).encode() for n in range(MANY)]
    documents = [read(source, "x.yaml").document for source in sources]
    gc.freeze()
    reading = min(_spent(lambda: [read(each, "x.yaml") for each in sources]) for _ in range(rounds))
    rules = by_rule(documents, rounds)
    print(f"{'reading':<36}{reading / MANY * 1e6:8.0f} µs a document")
    print(f"{'all rules':<36}{sum(each for _, each in rules) * 1e6:8.0f} µs")
    for what, each in sorted(rules, key=lambda spent: -spent.each)[:SHOWN]:
        print(f"  {what:<34}{each * 1e6:8.0f} µs")


def by_rule(documents: Iterable[Document | None], rounds: int) -> list[Spent]:
    """The CPU time of each rule, a document."""
    organization = read(ORGANIZATION.encode(), "organization.yaml")
    around = Surroundings(library=library_of([organization], whole=True))
    rules = [
        rule
        for rule in selected(around.library.workspace.lint, Options(profile=Profile.TEAM), "")
        if issubclass(ProcessFacts, rule.judges) and rule.needs is not Needs.HISTORY
    ]
    best: dict[str, float] = {}
    for _ in range(rounds):
        found: defaultdict[str, float] = defaultdict(float)
        for document in documents:
            facts = facts_of(document, "x.yaml")
            for rule in rules if facts else ():
                found[f"{rule.code} {rule.name}"] += _judging(rule, facts, around)
        best = {name: min(best.get(name, cost), cost) for name, cost in found.items()}
    return [Spent(name, cost / MANY) for name, cost in best.items()]


def _judging(rule: Rule, facts: Facts | None, around: Surroundings) -> float:
    """What a rule costs with a document: of one that waits for others, what it takes of it."""
    if rule.takes:
        taking = rule.takes
        return _spent(lambda: taking(facts))
    return _spent(lambda: [*rule.check(facts, around)])


def _spent(act: Callable[[], object]) -> float:
    begin = time.process_time()
    act()
    return time.process_time() - begin


if __name__ == "__main__":
    main()
