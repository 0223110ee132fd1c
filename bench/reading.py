"""Reading: what a document costs to read and to hold against its schema, beside its events.

    python bench/reading.py [FILE …] [--rounds 200]

Prints CPU milliseconds (median) of `CParser` events drained and thrown away, of `read_tree`, and
of the schema's verdict, and the ratios to the drained events; interleaved, one process.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from flowdef.reading import schema
from flowdef.reading.tree import read_tree


def main() -> None:
    """Measures each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", default=["processes/customer-onboarding.yaml"])
    parser.add_argument("--rounds", type=int, default=200)
    words = parser.parse_args()
    for file in words.files:
        print(file, _measured(Path(file).read_bytes(), words.rounds))


def _measured(source: bytes, rounds: int) -> str:
    root = read_tree(source).root
    if root is None or schema.faults(root, "file"):
        return "has faults: only good documents are measured"
    works: dict[str, Callable[[], object]] = {
        "drained": lambda: [None for _ in yaml.parse(source, Loader=yaml.CSafeLoader)],
        "read": lambda: read_tree(source),
        "verdict": lambda: schema.faults(root, "file"),
    }
    spent: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            began = time.process_time_ns()
            work()
            spent[name].append((time.process_time_ns() - began) / 1e6)
    median = {name: statistics.median(each) for name, each in spent.items()}
    read = median["read"] / median["drained"]
    both = (median["read"] + median["verdict"]) / median["drained"]
    figures = ", ".join(f"{name} {each:.3f} ms" for name, each in median.items())
    return f"{len(source)} bytes: {figures}; read {read:.2f}, with verdict {both:.2f}"


if __name__ == "__main__":
    main()
