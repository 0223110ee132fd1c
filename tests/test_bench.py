"""The documents of the benchmarks: a finding on each of them would be measured with the rules."""

import runpy
from pathlib import Path

import pytest

from goldens import ROOT
from real_process import flowdef


def test_the_documents_of_the_bench_are_clean_at_team(tmp_path: Path) -> None:
    made = runpy.run_path(str(ROOT / "bench" / "workspaces.py"))
    made["make"](tmp_path, 2)
    told = flowdef("lint", "--profile", "team", "--fail-level", "info", folder=tmp_path)
    assert (told.returncode, told.stdout) == (0, "4 files: nothing to mend.\n")


def test_what_each_rule_costs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "bench")
    bench = runpy.run_path(str(ROOT / "bench" / "rules.py"))
    documents = [bench["read"](bench["process"](0).encode(), "x.yaml").document]
    told = {spent.what for spent in bench["by_rule"](documents, 1)}
    assert {"DAT001 undefined-field", "WRD001 not-imperative", "REF001 unknown-role"} <= told
