"""PSPLIB: the reader of the bench, its check, and the figures over the sets where they lie."""

import csv
import runpy
from pathlib import Path
from typing import Any

import pytest

from goldens import ROOT

SAMPLE = """\
****
jobs (incl. supersource/sink ):  4
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          1           4
   4        1          0
****
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------
  1      1     0       0    0
  2      1     3       2    0
  3      1     2       1    1
  4      1     0       0    0
****
RESOURCEAVAILABILITIES:
  R 1  R 2
    2    1
****
"""


def bench() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "bench" / "psplib.py"))


def test_an_instance_is_read() -> None:
    assert bench()["read"](SAMPLE) == (
        (0, 3, 2, 0),
        ((1, 2), (3,), (3,), ()),
        ((0, 0), (2, 0), (1, 1), (0, 0)),
        (2, 1),
    )


@pytest.mark.parametrize(
    ("starts", "found"),
    [
        pytest.param((0, 0, 3, 5), [], id="right"),
        pytest.param((0, 0, 3), ["3 starts of 4 jobs"], id="too few"),
        pytest.param((0, 0, 2, 4), ["period 2 uses 3 of 2 of resource 0"], id="more than there is"),
        pytest.param((0, 0, 3, 4), ["job 3 starts at 4, and job 2 ends at 5"], id="too soon"),
        pytest.param((-1, 0, 3, 5), ["a job starts before time does"], id="before time"),
    ],
)
def test_a_schedule_is_checked(starts: tuple[int, ...], found: list[str]) -> None:
    made = bench()
    assert list(made["faults"](made["read"](SAMPLE), starts)) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", "no 'PRECEDENCE RELATIONS:'", id="another file"),
        pytest.param(
            SAMPLE.replace("   2        1 ", "   2        2 "), "more than one mode", id="modes"
        ),
        pytest.param(SAMPLE.replace("2   3\n", "2\n"), "count of successors", id="successors"),
        pytest.param(SAMPLE.replace("2    0\n", "2\n"), "count of demands", id="demands"),
    ],
)
def test_what_is_no_instance_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        bench()["read"](text)


@pytest.mark.corpora
def test_critical_paths_are_exact_and_gaps_small(corpora: Path) -> None:
    monkey = pytest.MonkeyPatch()
    with monkey.context() as patched:
        patched.syspath_prepend(ROOT / "bench")
        made = runpy.run_path(str(ROOT / "bench" / "level.py"))
    read, problem, faults = bench()["read"], made["problem"], bench()["faults"]
    gaps: dict[str, list[float]] = {"j30": [], "j60": []}
    sched = corpora / "sched"
    with (sched / "psplib" / "best_known_dev.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 204
    for row in rows:
        instance = read((sched / row["file"]).read_text("utf-8"))
        assert made["_critical"](instance) == int(row["cpm_makespan"])
        if row["set"] in gaps:
            found = made["level"](problem(instance), budget=250)
            assert not list(faults(instance, found.starts))
            assert found.bound <= int(row["best_ub"])
            gaps[row["set"]].append(found.makespan / int(row["best_ub"]) - 1)
    means = {name: sum(each) / len(each) for name, each in gaps.items()}
    assert means["j30"] <= 0.01
    assert means["j60"] <= 0.02
