"""The documents of the benchmarks: a finding on each of them would be measured with the rules."""

import runpy
import subprocess
import sys
from pathlib import Path

from goldens import ROOT
from real_process import flowdef


def test_the_documents_of_the_bench_are_clean_at_team(tmp_path: Path) -> None:
    made = runpy.run_path(str(ROOT / "bench" / "workspaces.py"))
    made["make"](tmp_path, 2)
    told = flowdef("lint", "--profile", "team", "--fail-level", "info", folder=tmp_path)
    assert (told.returncode, told.stdout) == (0, "4 files: nothing to mend.\n")


def test_what_each_rule_costs_is_told() -> None:
    words = [sys.executable, str(ROOT / "bench" / "rules.py"), "1"]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()
    assert [line.split()[0] for line in told[:2]] == ["reading", "all"]
    assert [line for line in told if "DAT001 undefined-field" in line]


def test_what_proofs_cost_is_told_beside_trying_all_and_beside_reading() -> None:
    words = ["--fields", "2", "5", "--rounds", "1", "--samples", "background-check*"]
    bench = [sys.executable, str(ROOT / "bench" / "paths.py"), *words]
    told = subprocess.run(bench, capture_output=True, text=True, check=True).stdout.splitlines()
    asked = [line.partition(":")[0] for line in told[1:7]]
    assert asked == ["alone", "alone", "in a ring", "in a ring", "in order", "in order"]
    assert [line for line in told if line.startswith("background-check: 9 ")]
