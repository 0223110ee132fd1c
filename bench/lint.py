"""Lint: CPU, wall and peak memory from 10 to 5,000 documents, cold and warm, beside named peers.

    python bench/lint.py [--sizes 10 100 1000 5000] [--rounds 3] [--peers FOLDER] [--slow]

The floor is draining the events of PyYAML's C parser from the same bytes and throwing them away.
What is compared runs round by round; ratios are medians of those within a round. Peers run once
each, `linters.py` says how they are installed; those that take minutes run at 1,000 with `--slow`
alone, else it is reckoned. At the end stands each bound beside its figure; a missed one ends with
1, as does a command that fails: its figures say nothing.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from bounds import Found, bounds, told
from linters import Peer, peers
from measure import PYTHON, Cost, cost
from page import written
from workspaces import make

GUIDE = Path(__file__).parent.parent / "docs" / "guides" / "performance.md"
SIZES = (10, 100, 1000, 5000)
FEW = 1000  # documents; for more one round is enough
DRAIN = """
import sys
from collections import deque
from pathlib import Path
from yaml._yaml import CParser
for path in Path(sys.argv[1]).rglob("*.yaml"):
    deque(iter(CParser(path.read_bytes()).get_event, None), maxlen=0)
"""
LINT = (PYTHON, "-m", "flowdef", "lint", "--profile")
Run = Callable[[], Cost]


def main() -> int:
    asked = _asked()
    found: Found = {}
    print(f"{'':6} {'what':<32}{'CPU':>9}{'wall':>9}{'peak':>9}{'to the events':>15}")
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as name:
            workspace = Path(name) / "workspace"
            total = make(workspace, size)
            print(f"{size:6} documents of {total / size / 1000:.1f} kB")
            costs = ours(workspace, asked.rounds if size <= FEW else 1)
            found |= {(what, size): each for what, each in costs.items()}
            for what, each in costs.items():
                row(what, each, costs["CParser drained"])
            for peer in peers(workspace, Path(name), asked.peers) if size <= FEW else ():
                if one := beside(peer, size, Path(name), slow=asked.slow):
                    found[peer.name, size] = [one]
                    row(peer.name, [one], costs["CParser drained"])
    told(met := [*bounds(found)])
    if asked.write:
        written(GUIDE, found, met, asked.write)
    failed = any(cost.code for costs in found.values() for cost in costs)
    return 0 if all(each.kept for each in met) and not failed else 1


def ours(workspace: Path, rounds: int) -> dict[str, list[Cost]]:
    """What flowdef costs, round by round beside the floor; what is kept is kept beforehand."""
    time.sleep(2.1)  # a file that was just written is read again, whatever is kept
    runs = _runs(workspace)
    runs["warm, team"]()
    found: dict[str, list[Cost]] = {what: [] for what in runs}
    for _ in range(rounds):
        for what, run in runs.items():
            found[what].append(run())
    return found


def _runs(workspace: Path) -> Mapping[str, Run]:
    env = {"FLOWDEF_CACHE_DIR": str(workspace.parent / "cache")}

    def run(*words: str, cores: int = 1) -> Run:
        return lambda: cost(words, env=env, folder=workspace, cores=cores)

    def edited() -> Cost:
        path = workspace / "processes" / "process-0.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("every customer", "each and every customer"), encoding="utf-8")
        return run(*LINT, "team")()

    return {
        "CParser drained": run(PYTHON, "-c", DRAIN, str(workspace)),
        "cold, min": run(*LINT, "min", "--no-cache"),
        "cold, min, two processes": run(*LINT, "min", "--no-cache", cores=2),
        "cold, team": run(*LINT, "team", "--no-cache"),
        "cold, team, two processes": run(*LINT, "team", "--no-cache", cores=2),
        "warm, team": run(*LINT, "team"),
        "one edited, team": edited,
        "flowdef --help": run(PYTHON, "-m", "flowdef", "--help"),
    }


def beside(peer: Peer, size: int, folder: Path, *, slow: bool) -> Cost | None:
    """One run of a peer, unless it is not there or takes minutes; both are said."""
    if not peer.words:
        print(f"{'':6} {peer.name} is not installed: left out", file=sys.stderr)
        return None
    if peer.slow and size >= FEW and not slow:
        print(f"{'':6} {peer.name} takes minutes: with --slow", file=sys.stderr)
        return None
    return cost(peer.words, folder=folder)


def row(what: str, costs: list[Cost], floor: list[Cost]) -> None:
    middle = sorted(costs, key=lambda each: each.cpu)[len(costs) // 2]
    peak = max(each.peak for each in costs)
    times = middle.cpu / sorted(each.cpu for each in floor)[len(floor) // 2]
    print(
        f"{'':6} {what:<32}{middle.cpu:7.2f} s{middle.wall:7.2f} s{peak:6.0f} MB{times:9.2f} times"
    )
    codes = {each.code for each in costs} - {0}
    if codes:
        print(f"{'':6} {what} ended with {codes}: the figures say nothing", file=sys.stderr)


def _asked() -> argparse.Namespace:
    asks = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asks.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    asks.add_argument("--rounds", type=int, default=3)
    asks.add_argument("--peers", type=Path, default=Path("build/peers"), metavar="FOLDER")
    asks.add_argument("--slow", action="store_true", help="slow peers at 1,000 documents too")
    asks.add_argument("--write", metavar="HEADING", help="put the figures into the guide")
    return asks.parse_args()


if __name__ == "__main__":
    sys.exit(main())
