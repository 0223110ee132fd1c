"""Many runs, driven by four processes that are killed at random, on disks that fill up."""

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from flowdef.acts.desk import standing
from flowdef.run.facts import Commented, Finished
from flowdef.run.refusal import Refused
from flowdef.store.port import Store
from flowdef.store.sqlite import open_store
from flowdef.store.verify import verify

pytestmark = pytest.mark.unmeasured

DRIVER = Path(__file__).with_name("driver.py")
FULL = 3  # what a driver leaves when the disk was full

Process = subprocess.Popen[bytes]


class Crew:
    """Four drivers of the same runs; whoever is killed or finds the disk full is replaced."""

    def __init__(self, folder: Path, runs: int, seed: int) -> None:
        self.folder, self.runs = folder, runs
        self.chance = random.Random(seed)  # noqa: S311 (a fixed seed is the point)
        self.seed = seed
        self.begun = self.killed = self.full = 0

    def drive(self) -> None:
        """Until every run has ended; the oldest driver dies after each hundred acts or so."""
        crew = [self.begin() for _ in range(4)]
        until = 5_000  # bytes of acknowledgements, some sixty to an event
        while crew:
            time.sleep(0.005)
            crew = [next_one for each in crew for next_one in self.after(each)]
            size = sum(file.stat().st_size for file in self.folder.glob("acknowledged-*"))
            if len(crew) == 4 and size > until:
                until = size + self.chance.randrange(2_000, 20_000)
                self.kill(crew.pop(0))
                crew.append(self.begin())

    def begin(self) -> Process:
        self.begun += 1
        pages = self.chance.choice([0, 0, 0, 2])
        words = [
            self.folder / "runs.db",
            self.folder / f"acknowledged-{self.begun}",
            self.runs,
            f"{self.seed}-{self.begun}",
            pages,
        ]
        return subprocess.Popen([sys.executable, DRIVER, *map(str, words)], stdout=subprocess.PIPE)

    def after(self, process: Process) -> list[Process]:
        """Who goes on: the same, another one after a full disk, nobody when nothing is left."""
        if process.poll() is None:
            return [process]
        said = process.communicate()[0]
        assert process.returncode in (0, FULL), said
        if not process.returncode:
            return []
        self.full += 1
        return [self.begin()]

    def kill(self, process: Process) -> None:
        process.kill()
        process.communicate()
        self.killed += 1

    def acknowledged(self) -> list[tuple[str, int, str]]:
        lines = [
            line.split()
            for file in self.folder.glob("acknowledged-*")
            for line in file.read_text().splitlines(keepends=True)
            if line.endswith("\n")
        ]
        return [(run, int(seq), digest) for run, seq, digest in lines]


def held(crew: Crew) -> None:
    """Every log verifies, every acknowledged event is there, none is there twice."""
    path = crew.folder / "runs.db"
    assert verify(path).problems == ()
    with open_store(path, readonly=True) as store:
        assert store.lost == ()
        kept = {(run, entry.seq): entry.hash for run in store.runs() for entry in store.read(run)}
        for run, seq, digest in crew.acknowledged():
            assert kept[run, seq] == digest
        for number in range(crew.runs):
            whole(store, f"run-{number}")


def whole(store: Store, run: str) -> None:
    """A run came to its end, and nothing happened twice in it."""
    where = standing(store, run)
    assert not isinstance(where, Refused)
    assert not where.state.open
    facts = [event.fact for event in where.events]
    rounds = Counter((fact.step, fact.round) for fact in facts if isinstance(fact, Finished))
    said = Counter(fact.text for fact in facts if isinstance(fact, Commented))
    assert set(rounds.values()) <= {1}
    assert set(said.values()) <= {1}


@pytest.mark.parametrize(
    ("runs", "seed"),
    [
        *((500, seed) for seed in range(1)),
        *(pytest.param(5000, seed, marks=pytest.mark.long) for seed in range(100, 120)),
    ],
)
def test_no_acknowledged_event_is_lost_or_doubled(tmp_path: Path, runs: int, seed: int) -> None:
    crew = Crew(tmp_path, runs, seed)
    crew.drive()
    held(crew)
    assert crew.killed >= 10
    assert crew.full
    assert crew.acknowledged()
