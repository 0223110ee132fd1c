"""Courses: which runs a process can take, and which it cannot."""

import pytest

from flowdef.expressions.parse import condition
from flowdef.expressions.tree import Fault
from flowdef.lint.facts import ProcessFacts
from flowdef.model.process import Process
from flowdef.paths.search import Goal, Witness
from flowdef.proofs.courses import Courses
from flowdef.reading.document import read

HEAD = """kind: process
id: pay
title: Pay
inputs: {amount: {type: number, required: true, max: 5000}}
steps:
"""
STEPS = """
  - {id: check, title: Check, when: amount > 1000, collect: {fine: {type: boolean}}}
  - {id: pay, title: Pay, when: fine}
  - {id: ask, title: Ask, when: amount > 6000}
  - {id: file, title: File}
"""


def courses(steps: str) -> Courses:
    """The courses of a process with these steps."""
    document = read((HEAD + steps).encode(), "pay.yaml").document
    assert isinstance(document, Process)
    return ProcessFacts(document).courses


def goal(text: str) -> Goal:
    """That a condition holds."""
    found = condition(text)
    assert not isinstance(found, Fault)
    return found, True


@pytest.mark.parametrize(
    ("done", "skipped", "goals", "there"),
    [
        pytest.param(["check"], [], [], True, id="by its condition"),
        pytest.param(["pay"], [], [], True, id="by an answer of a step before"),
        pytest.param(["ask"], [], [], False, id="only with a value outside of the limits"),
        pytest.param(["check"], ["pay"], [], True, id="one done and one skipped"),
        pytest.param(["pay"], ["check"], [], False, id="what is skipped records nothing"),
        pytest.param(["file"], ["check"], [], False, id="what is blocked closes nothing"),
        pytest.param(["check"], [], ["amount < 2000"], True, id="with a value"),
        pytest.param(["check"], [], ["amount < 500"], False, id="with a value that excludes it"),
    ],
)
def test_a_run_is_found_or_there_is_none(
    done: list[str], skipped: list[str], goals: list[str], there: bool
) -> None:
    found = courses(STEPS).run_where(done, skipped, [goal(each) for each in goals])
    assert isinstance(found, Witness) if there else found is None
