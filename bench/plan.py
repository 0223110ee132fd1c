"""Plan: what planning costs from 100 to 100,000 tasks, and beside TaskJuggler on the same plan.

    python bench/plan.py [--sizes 100 1000 10000 100000] [--rounds 3] [--write HEADING]

Two things are measured. *In memory*: `schedule`, from models to dates, floats, drag and bookings,
in a process of its own of which only that is counted. *As a whole process*: `flowdef plan --json`
from YAML to data beside `tj3` from its file to a report, up to the 2 MB that a document may have.
Where both ran, their dates are compared task by task. At the end stands each bound beside its
figure; a missed one ends with 1, as does a command that fails.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from bounds import Bound, Found, middle, told
from measure import PYTHON, Cost, alternated, median_ratio
from page import written
from plans import Plan, organization_yaml, plan, project_yaml
from taskjuggler import Compared, Dates, compared, dates, tjp

GUIDE = Path(__file__).parent.parent / "docs" / "guides" / "planning-performance.md"
SIZES = (100, 1000, 10_000, 100_000)
WHOLE = 10_000  # tasks of which a document has not yet 2 MB
BESIDE = 1000  # tasks up to which TaskJuggler runs too
MEMORY, OURS, THEIRS = "planning, in memory", "flowdef plan --json", "tj3, by the hour"
FINE = "tj3, by five minutes"
INSIDE = """
import json, resource, sys, time
from plans import START, organization, plan, project
from flowdef.plan.schedule import schedule
made = plan(int(sys.argv[1]))
one, other = project(made), organization(made)
schedule(project(plan(10)), other, START)
begin, cpu = time.perf_counter(), time.process_time()
schedule(one, other, START)
cpu, wall = time.process_time() - cpu, time.perf_counter() - begin
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([cpu, wall, peak, 0]))
"""


def main() -> int:
    asked = _asked()
    found: Found = {}
    differences: dict[int, Compared] = {}
    for size in asked.sizes:
        found[MEMORY, size] = [in_memory(size) for _ in range(asked.rounds)]
        if size <= WHOLE:
            with tempfile.TemporaryDirectory() as name:
                costs = whole(Path(name), size, asked.rounds)
                found |= {(what, size): each for what, each in costs.items()}
                if THEIRS in costs:
                    differences[size] = difference(Path(name))
        for (what, of), costs_ in found.items():
            if of == size:
                row(what, size, costs_)
        if size in differences:
            say(size, differences[size])
    told(met := bounds(found, differences))
    if asked.write:
        written(GUIDE, found, met, asked.write)
    failed = any(cost.code for costs in found.values() for cost in costs)
    return 0 if all(each.kept for each in met) and not failed else 1


def in_memory(size: int) -> Cost:
    """Planning alone; peak memory is that of the process, with the models."""
    ran = subprocess.run(
        [PYTHON, "-c", INSIDE, str(size)],
        cwd=Path(__file__).parent,
        stdout=subprocess.PIPE,
        check=True,
    )
    return Cost(*json.loads(ran.stdout))


def whole(folder: Path, size: int, rounds: int) -> dict[str, list[Cost]]:
    """TaskJuggler and flowdef on the same plan, round by round."""
    made = plan(size)
    workspace(folder, made)
    commands = {OURS: [PYTHON, "-m", "flowdef", "plan", "bench", "--json"]}
    if size <= BESIDE and shutil.which("tj3"):
        last = max(each.finish for each in ours(folder).values()).date() + timedelta(days=7)
        for what, name, minutes in ((THEIRS, "hour", 60), (FINE, "fine", 5)):
            (folder / name).mkdir()
            (folder / name / "plan.tjp").write_text(tjp(made, last, minutes), encoding="utf-8")
            words = ["tj3", "--silent", "--output-dir", f"{folder / name}"]
            commands[what] = [*words, f"{folder / name / 'plan.tjp'}"]
    elif size <= BESIDE:
        print("tj3 is not installed: left out", file=sys.stderr)
    return alternated(commands, rounds, folder=folder)


def workspace(folder: Path, made: Plan) -> None:
    """A plan as documents of a workspace."""
    (folder / "projects").mkdir()
    (folder / "flowdef.yaml").write_text("kind: workspace\nid: bench\ntitle: Bench\n")
    (folder / "organization.yaml").write_text(organization_yaml(made))
    (folder / "projects" / "bench.yaml").write_text(project_yaml(made))


def ours(folder: Path) -> dict[str, Dates]:
    """The dates that flowdef tells, by task."""
    words = [PYTHON, "-m", "flowdef", "plan", "bench", "--json"]
    ran = subprocess.run(words, cwd=folder, stdout=subprocess.PIPE, check=True)
    return {
        each["id"]: Dates(*(datetime.fromisoformat(each[key]) for key in ("start", "finish")))
        for each in json.loads(ran.stdout)["tasks"]
    }


def difference(folder: Path) -> Compared:
    """What differs, on either grid."""
    here = ours(folder)
    by_hour, fine = (compared(here, dates(folder / name / "plan.csv")) for name in ("hour", "fine"))
    return by_hour._replace(other=tuple({*by_hour.other, *fine.other}))


def bounds(found: Found, differences: Mapping[int, Compared]) -> list[Bound]:
    """Those that what was measured says something about."""
    met = []
    if (MEMORY, 100_000) in found and (MEMORY, 10_000) in found:
        ratio = middle(found[MEMORY, 100_000]) / middle(found[MEMORY, 10_000])
        met.append(Bound("100,000 to 10,000 tasks, in memory, CPU", ratio, 12))
    for size in (100, 1000):
        if (THEIRS, size) in found:
            ratio = 1 / median_ratio(found[OURS, size], found[THEIRS, size])
            what = f"tj3, CPU, to flowdef, {size:,} tasks"
            met.append(Bound(what, ratio, 15, least=True))
    if differences:
        unexplained = sum(len(each.other) for each in differences.values())
        met.append(Bound("dates that differ without a reason", unexplained, 0))
    return met


def row(what: str, size: int, costs: list[Cost]) -> None:
    cpu, wall = middle(costs), statistics.median(each.wall for each in costs)
    peak = max(each.peak for each in costs)
    print(f"{size:9,} {what:<24}{cpu:9.3f} s CPU{wall:9.3f} s wall{peak:7.0f} MB")
    codes = {each.code for each in costs} - {0}
    if codes:
        print(f"{'':9} {what} ended with {codes}: the figures say nothing", file=sys.stderr)


def say(size: int, found: Compared) -> None:
    print(
        f"{size:9,} tasks: {found.same} have the same start and finish, {found.before} begin in"
        f" tj3 in the night before, {len(found.other)} differ otherwise"
        + "".join(f" {name}" for name in found.other)
    )


def _asked() -> argparse.Namespace:
    asks = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asks.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    asks.add_argument("--rounds", type=int, default=3)
    asks.add_argument("--write", metavar="HEADING", help="put the figures into the guide")
    return asks.parse_args()


if __name__ == "__main__":
    sys.exit(main())
