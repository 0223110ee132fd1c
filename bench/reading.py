"""Reading: what a document costs to read and to hold against its schema, beside its events.

    python bench/reading.py [FILE …] [--rounds 200]

Prints CPU milliseconds (median) of `CParser` events drained and thrown away, of `read_tree`, and
of reading with the schema's verdict, and the ratios to the drained events; interleaved.
"""

import argparse
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from flowdef.reading import checked
from flowdef.reading.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> None:
    """Measures each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", default=["processes/customer-onboarding.yaml"])
    parser.add_argument("--rounds", type=int, default=200)
    words = parser.parse_args()
    for file in words.files:
        print(file, _measured(Path(file).read_bytes(), words.rounds))


def _measured(source: bytes, rounds: int) -> str:
    if checked.findings(read_tree(source), "file"):
        return "has faults: only good documents are measured"
    works: dict[str, Callable[[], object]] = {
        "drained": lambda: [None for _ in yaml.parse(source, Loader=yaml.CSafeLoader)],
        "read": lambda: read_tree(source),
        "read and held against the schema": lambda: checked.findings(read_tree(source), "file"),
    }
    spent: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            began = time.process_time_ns()
            work()
            spent[name].append((time.process_time_ns() - began) / 1e6)
    median = {name: statistics.median(each) for name, each in spent.items()}
    return f"{len(source)} bytes: " + ", ".join(
        f"{name} {each:.3f} ms ({each / median['drained']:.2f})" for name, each in median.items()
    )


if __name__ == "__main__":
    main()
