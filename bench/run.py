"""Run: what a durable step costs beside a bare insert and beside SpiffWorkflow; many open runs.

    python -m pip install . SpiffWorkflow
    python bench/run.py [OPEN]

Everything in one go, the two sides in turns, so that a drifting machine hits both: CPU of a
finished step of 47 against the insert of the same bytes with the same pragmas, and against
SpiffWorkflow stepping as many in memory; `runs` and `next` with 10 and OPEN (10,000) open runs; a
run of 10,000 events against `json.loads` of its lines. Ends with 1 where a bound is missed.
"""

import gc
import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from flowdef.acts.desk import Desk, Memory, Who, standing
from flowdef.acts.perform import Outcome, perform
from flowdef.acts.start import start
from flowdef.model.process import Process
from flowdef.reading.document import read
from flowdef.run.commands import Command, Comment, Done, Reopen, Start
from flowdef.run.decider import decide
from flowdef.run.deciding import Context
from flowdef.run.events import to_json
from flowdef.run.evolve import apply
from flowdef.run.pinning import pin
from flowdef.store.port import Batch
from flowdef.store.sqlite import SqliteStore, open_store
from measure import PYTHON, alternated, median_cpu, median_ratio
from peer import STEPS, TEXT, conditional, workflows

ROUNDS, LONG, FEW = 15, 10_000, 10
WARM_UP = 12  # turns: until the write-ahead logs no longer grow, as in any log that is in use
WHO = Who("alex", "2026-06-08T09:00:00Z")


def _when(number: int) -> str:
    return f", when: 'value_{number - 1} == \"{TEXT}\"'" if conditional(number) else ""


LINES = "\n".join(
    f"  - {{id: step-{n}, title: Do part {n} of the work, responsible: owner, effort: 10m,"
    f" due: 2d, collect: {{value_{n}: {{type: text, required: true}}}}"
    f"{_when(n)}}}"
    for n in range(STEPS)
)
FILES = {
    "flowdef.yaml": "kind: workspace\nid: bench\ntitle: Bench\n",
    "organization.yaml": "kind: organization\nid: bench-org\ntitle: Bench\n"
    "calendar: {timezone: Europe/Berlin, holidays: {country: DE}}\n"
    "roles: {owner: {title: Owner}}\npeople: {alex: {name: Alex Sample, roles: [owner]}}\n",
    "processes/many.yaml": "kind: process\nid: many\ntitle: Many\nversion: 1.0.0\n"
    f"status: effective\nowner: owner\ntrigger: {{manual: true}}\nsteps:\n{LINES}\n",
}


class Row(NamedTuple):
    """One comparison: microseconds or milliseconds of CPU of both sides, and what is allowed."""

    what: str
    ours: str
    beside: str
    theirs: str
    times: float
    bound: float


def main() -> None:
    gc.disable()  # as the program does: see flowdef.cli
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    missed = 0
    print(f"{'':28}{'CPU':>10}  {'beside':<24}{'CPU':>10}{'times':>8}{'bound':>7}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for row in (*steps(folder), loading(folder), *looking(folder, many)):
            sign = "" if row.times <= row.bound else "  missed"
            missed += bool(sign)
            print(
                f"{row.what:28}{row.ours:>10}  {row.beside:<24}{row.theirs:>10}"
                f"{row.times:8.2f}{row.bound:7.1f}{sign}",
                flush=True,
            )
    sys.exit(int(missed > 0))


def steps(folder: Path) -> Iterator[Row]:
    """A finished step, the bare insert of its bytes, and a step of SpiffWorkflow, in turns."""
    bare = _bare(folder / "bare.db")
    spiff = workflows(folder)
    spent: dict[str, list[float]] = {"ours": [], "bare": [], "spiff": []}
    acts = [Done(f"step-{n}", {f"value_{n}": TEXT}) for n in range(STEPS)]
    with open_store(folder / "steps.db") as store:
        desk = Desk(store, Context(), memory=Memory())
        for turn in range(WARM_UP + ROUNDS):
            run = _begun(desk)
            times = {"ours": _cpu(lambda run=run: [perform(desk, run, act, WHO) for act in acts])}
            rows = _rows(store, run)
            times["bare"] = _cpu(lambda rows=rows: [_insert(bare, each) for each in rows])
            if spiff:
                step = spiff()
                times["spiff"] = _cpu(lambda step=step: [step(TEXT) for _ in acts])
            for side, each in times.items() if turn >= WARM_UP else ():
                spent[side].append(each / STEPS)
    yield _compared("step done, on disk", spent["ours"], "bare insert", spent["bare"], 4)
    if spiff:
        yield _compared("step done, on disk", spent["ours"], "SpiffWorkflow", spent["spiff"], 1)
    else:
        print("SpiffWorkflow is not installed: left out", file=sys.stderr)


def loading(folder: Path) -> Row:
    """A long run read, checked against its chain and replayed, beside its lines parsed."""
    with open_store(folder / "long.db") as store:
        desk = Desk(store, Context(), memory=Memory())
        run = _long(desk)
        lines = [text for (text,) in store.connection.execute("SELECT body FROM events")]
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(_cpu(lambda: standing(store, run)))
            theirs.append(_cpu(lambda: [json.loads(line) for line in lines]))
    times = median(a / b for a, b in zip(ours, theirs, strict=True))
    what = f"load {len(lines)} events"
    return Row(what, _ms(ours), "json.loads of its lines", _ms(theirs), times, 3)


def looking(folder: Path, many: int) -> Iterator[Row]:
    """`runs` and `next` as whole processes, with few and with many open runs."""
    places = {count: folder / f"open-{count}" for count in (FEW, many)}
    for count, place in places.items():
        _workspace(place)
        with open_store(place / ".flowdef" / "runs.db") as store:
            _opened(store, count)
    for word in ("runs", "next"):
        command = [PYTHON, "-m", "flowdef", word]
        found = {
            str(count): ["sh", "-c", f"cd {place} && exec {' '.join(command)}"]
            for count, place in places.items()
        }
        costs = alternated(found, ROUNDS)
        codes = {each.code for side in costs.values() for each in side} - {0}
        if codes:
            sys.exit(f"flowdef {word} ended with {codes}: the figures say nothing")
        few, lots = costs[str(FEW)], costs[str(many)]
        yield Row(
            f"{word}, {many} open",
            f"{median_cpu(lots) * 1000:.0f} ms",
            f"{word}, {FEW} open",
            f"{median_cpu(few) * 1000:.0f} ms",
            median_ratio(lots, few),
            2,
        )


def _process() -> Process:
    document = read(FILES["processes/many.yaml"].encode(), "many.yaml").document
    assert isinstance(document, Process)  # noqa: S101 (made above)
    return document


def _begun(desk: Desk) -> str:
    outcome = start(desk, _process(), lambda _: None, Start(""), WHO)
    assert isinstance(outcome, Outcome), outcome  # noqa: S101 (a bench that errs says so)
    return outcome.run


def _long(desk: Desk) -> str:
    """A run of 10,000 events: 47 steps, each reopened and done again until there are enough."""
    run = _begun(desk)
    outcome: Any = None
    for number in range(STEPS - 1):
        act = Done(f"step-{number}", {f"value_{number}": TEXT})
        outcome = perform(desk, run, act, WHO)
    seq = desk.store.head(run).seq
    place = 0
    while seq < LONG:
        step = f"step-{place % (STEPS - 1)}"
        for act in (
            Reopen(step, "Looked at again"),
            Comment("Second look, nothing new", step),
            Done(step, {f"value_{place % (STEPS - 1)}": TEXT}),
        ):
            outcome = perform(desk, run, act, WHO)
            assert isinstance(outcome, Outcome), outcome  # noqa: S101 (a bench that errs says so)
            seq = outcome.heads[0].seq
        place += 1
    return run


def _opened(store: SqliteStore, count: int) -> None:
    """So many open runs, each a few steps further than the one before."""
    definition = pin(_process(), lambda _: None)
    batches = []
    for number in range(count):
        run, state, events = f"many-{number + 1}", None, []
        acts = [Start(run), *(Done(f"step-{n}", {f"value_{n}": "x"}) for n in range(number % 3))]
        for act in acts:
            new = decide(definition, state, Command(act, WHO.by, WHO.at))
            for event in new:
                state = apply(definition, state, event)
            events += map(to_json, new)
        batches.append(Batch(run, 0, events))
        if len(batches) == 20 or number == count - 1:
            store.append(batches)
            batches = []


def _workspace(folder: Path) -> None:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _bare(path: Path) -> sqlite3.Connection:
    bare = sqlite3.connect(path, isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("PRAGMA fullfsync = ON")
    bare.execute("CREATE TABLE log (run TEXT, seq INTEGER, body TEXT, hash TEXT)")
    bare.execute("CREATE UNIQUE INDEX each ON log (run, seq)")
    return bare


def _insert(bare: sqlite3.Connection, rows: list[tuple[Any, ...]]) -> None:
    bare.execute("BEGIN IMMEDIATE")
    bare.executemany("INSERT INTO log VALUES (?, ?, ?, ?)", rows)
    bare.execute("COMMIT")


def _rows(store: SqliteStore, run: str) -> list[list[tuple[Any, ...]]]:
    """What each of the acts has appended: it begins with the end of a step."""
    sql = "SELECT run, seq, body, hash FROM events WHERE run = ? AND seq > 2 ORDER BY seq"
    found: list[list[tuple[Any, ...]]] = []
    for row in store.connection.execute(sql, (run,)):
        if json.loads(row[2])["type"] == "finished":
            found.append([])
        found[-1].append(row)
    return found


def _compared(what: str, ours: list[float], beside: str, theirs: list[float], bound: float) -> Row:
    times = median(a / b for a, b in zip(ours, theirs, strict=True))
    return Row(what, _us(ours), beside, _us(theirs), times, bound)


def _us(spent: list[float]) -> str:
    return f"{median(spent) * 1e6:.0f} µs"


def _ms(spent: list[float]) -> str:
    return f"{median(spent) * 1e3:.0f} ms"


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main()
