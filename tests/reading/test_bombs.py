"""Documents made to hurt: each is told what is wrong with it, within 2 s and 200 MB."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from yaml_bombs import BOMBS

TESTS = Path(__file__).parents[1]
MOST_MEMORY = 200  # MB
MOST_SECONDS = 2  # of CPU
KILLED_AFTER = 30  # seconds of CPU; only a bomb that went off comes near

# Reads the named bombs and asks for all that a check would ask; prints seconds, MB and findings.
READER = """
import pathlib, sys, time
sys.path.insert(0, sys.argv[1])
from yaml_bombs import BOMBS
from flowdef.reading import checked
from flowdef.reading.tree import read_tree
for name in sys.argv[2:]:
    source = BOMBS[name]()
    began = time.process_time()
    tree = read_tree(source)
    found = checked.findings(tree, "a.yaml")
    if tree.root is not None:
        tree.root.inside(len(source) // 2, 5, "purpose")
        tree.root.span("steps", 3, "id")
    seconds = time.process_time() - began
    status = pathlib.Path("/proc/self/status").read_text()
    peak = int(status.partition("VmHWM:")[2].split()[0]) // 1024
    print(f"{seconds:.2f} {peak} {len(found)} {found[0].code if found else ''} {name}", flush=True)
"""

# One of each family, quick to read; the rest is read in the long run.
QUICK = [
    "nine lists of nine aliases",
    "aliases of a long list",
    "a chain of aliases",
    "30,000 opening brackets",
    "2 MB of opening brackets",
    "2 MB of opening braces",
    "2 MB of list signs",
    "2 MB of question marks",
    "a staircase of mappings",
    "one huge plain text",
    "one huge block text",
    "a block text of blank lines",
    "one huge number",
    "a key of 2 MB",
    "many small documents",
    "many directives",
    "many tag directives",
    "only colons",
    "8,000 steps of wrong keys",
    "a file of zeros",
    "10 MB",
]


def limits() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (KILLED_AFTER, KILLED_AFTER))
    resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))


def read(*names: str) -> list[tuple[float, int, int, str, str]]:
    """Seconds, MB, number of findings, first code and name of each bomb, read in one process."""
    run = subprocess.run(
        [sys.executable, "-c", READER, str(TESTS), *names],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limits,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    lines = [line.split(" ", 4) for line in run.stdout.splitlines()]
    return [(float(a), int(b), int(c), code, name) for a, b, c, code, name in lines]


def test_bombs_of_all_families_do_not_go_off() -> None:
    told = read(*QUICK)
    assert [name for *_, name in told] == QUICK
    for _, peak, findings, code, name in told:
        assert peak < MOST_MEMORY, name
        assert 1 <= findings <= 110, name
        assert code.startswith("SYN"), name


@pytest.mark.long
@pytest.mark.parametrize("name", BOMBS)
def test_each_bomb_alone_stays_within_its_bounds(name: str) -> None:
    ((seconds, peak, findings, code, _),) = read(name)
    assert seconds < MOST_SECONDS
    assert peak < MOST_MEMORY
    assert 1 <= findings <= 110
    assert code.startswith("SYN")
