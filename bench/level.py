"""Level: gaps to the best known schedules of PSPLIB, and the CPU that they cost; 1 if too much.

Run with the folder that holds `psplib/` and its table `best_known_dev.csv`:
`python bench/level.py FOLDER [--passes 230] [--seed 0]`
"""

import argparse
import csv
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from flowdef.plan.levelling.generation import serial
from flowdef.plan.levelling.level import level
from flowdef.plan.levelling.problem import Arc, Levelled, Problem
from flowdef.plan.levelling.tables import Tables
from psplib import Instance, faults, read

GAPS = {"j30": 1.0, "j60": 2.0}  # percent above the best known schedule, in the mean
RATIO = 20  # CPU of an instance, in that of its plain passes
PLAIN = 25  # plain passes
ROUNDS = 5  # of which the fastest counts: the machine only ever adds to it


class Row(NamedTuple):
    """One instance of the table, levelled."""

    set: str
    name: str
    best: int
    found: Levelled
    ratio: float
    wrong: tuple[str, ...]

    @property
    def gap(self) -> float:
        """Percent above the best known schedule."""
        return 100 * (self.found.makespan - self.best) / self.best


def main() -> int:
    """Print the table; 1 where a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--passes", type=int, default=230)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    known = list(_known(given.folder))
    bad = [name for name, instance, row in known if _critical(instance) != int(row["cpm_makespan"])]
    print(f"critical path: {len(known) - len(bad)} of {len(known)} makespans exact", *bad)
    rows = [
        _levelled(name, instance, row, given) for name, instance, row in known if row["set"] in GAPS
    ]
    wrong = [f"{row.name}: {each}" for row in rows for each in row.wrong]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    broken = [not _told(each, [row for row in rows if row.set == each]) for each in GAPS]
    return int(bool(bad or wrong) or any(broken))


def problem(instance: Instance) -> Problem:
    """An instance as a problem of flowdef."""
    return Problem(
        lengths=instance.lengths,
        demands=instance.demands,
        capacities=tuple((each,) for each in instance.capacities),
        arcs=tuple(
            Arc(job, then, instance.lengths[job])
            for job, row in enumerate(instance.successors)
            for then in row
        ),
    )


def _known(folder: Path) -> Iterator[tuple[str, Instance, dict[str, str]]]:
    with (folder / "psplib" / "best_known_dev.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["instance"], read((folder / row["file"]).read_text("utf-8")), row


def _critical(instance: Instance) -> int:
    tables = Tables(problem(instance))
    return tables.makespan(tables.heads)


def _levelled(name: str, instance: Instance, row: dict[str, str], given: argparse.Namespace) -> Row:
    """Plain passes and levelling by turns, the fastest of each."""
    asked = problem(instance)
    tables = Tables(asked)
    plain, levelling = [], []
    for _ in range(ROUNDS):
        begin = time.process_time()
        for _ in range(PLAIN):
            serial(tables, tables.order)
        between = time.process_time()
        found = level(asked, budget=given.passes, seed=given.seed)
        plain.append(between - begin)
        levelling.append(time.process_time() - between)
    wrong = [*faults(instance, found.starts)]
    if found.bound > int(row["best_ub"]) or found.makespan < int(row["best_lb"]):
        wrong.append(
            f"{found.bound} to {found.makespan}, known {row['best_lb']} to {row['best_ub']}"
        )
    return Row(
        row["set"], name, int(row["best_ub"]), found, min(levelling) / min(plain), tuple(wrong)
    )


def _told(name: str, rows: list[Row]) -> bool:
    """Print a set; whether it keeps its bounds."""
    gap = sum(row.gap for row in rows) / len(rows)
    worst = max(row.ratio for row in rows)
    optimal = sum(row.found.optimal for row in rows)
    best = sum(row.found.makespan == row.best for row in rows)
    print(f"{name}: {len(rows)} instances, gap {gap:.2f} % (at most {GAPS[name]} %);", end=" ")
    print(f"{best} as good as the best known, {optimal} proved optimal;", end=" ")
    print(f"CPU at most {worst:.1f} times {PLAIN} plain passes (at most {RATIO})")
    return gap <= GAPS[name] and worst <= RATIO


if __name__ == "__main__":
    sys.exit(main())
