"""Sizes: where 'not decided' begins, for conditions in which every field bears on every other."""

import itertools

import pytest

from flowdef.lint.facts import ProcessFacts
from flowdef.model.process import Process
from flowdef.paths.search import Undecided
from flowdef.reading.document import read


def contradicting(fields: int, choices: int) -> Process:
    """A step that nobody reaches: its stage is done where an odd number of neighbours is alike."""
    names = [f"f{number}" for number in range(fields)]
    known = ", ".join("abcdefgh"[:choices])
    inputs = ", ".join(
        f"{each}: {{type: choice, choices: [{known}], required: true}}" for each in names
    )
    odd = f"{names[0]} == {names[1]}"
    for one, other in itertools.pairwise(names):
        odd = f"(({odd}) != ({one} == {other}))"
    step = f"{{id: a, title: A, when: 'not ({odd})'}}"
    stages = f"stages: [{{id: s, title: S, when: '{odd}', steps: [{step}]}}]"
    whole = f"kind: process\nid: p\ntitle: P\ninputs: {{{inputs}}}\n{stages}\n"
    document = read(whole.encode(), "x.yaml").document
    assert isinstance(document, Process)
    return document


@pytest.mark.parametrize(
    ("choices", "most"),
    [
        pytest.param(4, 6, id="four choices"),
        pytest.param(6, 5, id="six choices"),
    ],
)
def test_so_many_fields_are_decided(choices: int, most: int) -> None:
    assert ProcessFacts(contradicting(most, choices)).courses.run_where(done=("a",)) is None


@pytest.mark.parametrize(
    ("choices", "first"),
    [
        pytest.param(4, 7, id="four choices"),
        pytest.param(6, 6, id="six choices"),
    ],
)
def test_one_more_is_not_and_the_number_of_cases_is_said(choices: int, first: int) -> None:
    found = ProcessFacts(contradicting(first, choices)).courses.run_where(done=("a",))
    assert found == Undecided(choices**first, "none of 20,000 cases shows it")
