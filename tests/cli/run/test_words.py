"""Words: small things that are said, each once wrong."""

from pathlib import Path

import pytest

from order_runs import Run, started

MOVE = """\
kind: project
id: move
title: Move
manager: sam
start: 2026-06-01
inputs: {what: {type: text, label: Thing}}
tasks:
  - {id: pack, title: "Pack {{ what }}", assigned: [sam], effort: 1d}
  - {id: rest, title: Rest, effort: 1d, needs: [{task: pack, lag: {for: 30d, elapsed: true}}]}
  - {id: go, title: Go, effort: 1d, needs: [{task: pack, lag: 3d}]}
"""


def test_a_project_shows_labels_and_which_lag_is_by_the_clock(flow: Run) -> None:
    Path("projects").mkdir()
    Path("projects/move.yaml").write_text(MOVE, encoding="utf-8")
    said = flow("show", "move").stdout
    assert "Pack ‹Thing›  [pack]" in said
    assert "30d by the clock later" in said
    assert ", 3d later" in said


def test_who_has_left_is_not_named_as_known(flow: Run) -> None:
    file = Path("organization.yaml")
    left = "  old: {name: Old, roles: [clerk], left: 2020-01-01}\n"
    file.write_text(file.read_text(encoding="utf-8") + left, encoding="utf-8")
    said = flow("start", "order", "--as", "zorro", code=1).stderr
    assert "known: sam, jo and kim;" in said


def test_nothing_is_waited_for_that_is_no_step(flow: Run) -> None:
    started(flow)
    result = flow("wait", "order-1", "--until", "nope", code=1)
    assert "waiting until" not in result.stderr
    assert "nope" in result.stderr


@pytest.mark.parametrize("word", ["value", "a b"])
def test_a_pair_that_is_none_is_told_with_an_example(flow: Run, word: str) -> None:
    started(flow)
    said = flow("done", "order-1", "choose", "--set", word, code=2).stderr
    assert f"'{word}' is no FIELD=VALUE, such as customer=ACME." in said
