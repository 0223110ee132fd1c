"""Lint: CPU, wall and peak memory at 10, 100 and 1,000 documents, beside named peers.

The floor is draining the events of PyYAML's C parser from the same bytes and throwing them away.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import PYTHON, Cost, alternated, cost, median_cpu, median_ratio
from workspaces import make

SCHEMA = Path(__file__).parent.parent / "schemas" / "process.schema.json"
SIZES = (10, 100, 1000)
DRAIN = """
import sys
from collections import deque
from pathlib import Path
from yaml._yaml import CParser
for path in Path(sys.argv[1]).rglob("*.yaml"):
    deque(iter(CParser(path.read_bytes()).get_event, None), maxlen=0)
"""


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    ours: dict[int, list[Cost]] = {}
    print(f"{'documents':>9} {'what':<20}{'CPU':>9}{'wall':>9}{'peak':>9}{'flowdef is':>14}")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            total = make(folder, size)
            found = alternated(floor(folder), rounds, folder=folder)
            ours[size] = found["flowdef lint"]
            # Once each is enough of those who take many times as long.
            found |= {name: [cost(words, folder=folder)] for name, words in peers(folder)}
            print(f"{size:9} of {total / size / 1000:.1f} kB each")
            for what, costs in found.items():
                row(what, costs, ours[size])
    ratio = median_cpu(ours[1000]) / median_cpu(ours[100])
    print(f"1,000 against 100 documents: {ratio:.1f} times the CPU (bound 10.5)")


def floor(folder: Path) -> dict[str, list[str]]:
    """What is compared round by round: flowdef, and the events that it cannot do without."""
    return {
        "flowdef lint": [PYTHON, "-m", "flowdef", "lint"],
        "CParser drained": [PYTHON, "-c", DRAIN, str(folder)],
    }


def peers(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The linters to compare; one that is not installed is left out, and that is said."""
    files = sorted(str(path) for path in (folder / "processes").iterdir())
    for name, words in (
        ("check-jsonschema", ["--schemafile", str(SCHEMA), *files]),
        ("yamllint", ["-d", "relaxed", *files]),
    ):
        tool = Path(PYTHON).parent / name
        if tool.exists() or shutil.which(name):
            yield name, [str(tool) if tool.exists() else name, *words]
        else:
            print(f"{name} is not installed: left out", file=sys.stderr)


def row(what: str, costs: list[Cost], ours: list[Cost]) -> None:
    wall = sorted(each.wall for each in costs)[len(costs) // 2]
    peak = max(each.peak for each in costs)
    if costs is ours:
        beside = ""
    elif len(costs) == len(ours):
        beside = f"{median_ratio(ours, costs):10.3f} times"
    else:
        beside = f"{median_cpu(ours) / median_cpu(costs):10.3f} times"
    print(f"{'':9} {what:<20}{median_cpu(costs):7.2f} s{wall:7.2f} s{peak:6.0f} MB{beside:>14}")
    codes = {each.code for each in costs} - {0}
    if codes:
        print(f"{'':9} {what} ended with {codes}: the figures say nothing", file=sys.stderr)


if __name__ == "__main__":
    main()
