"""The mutations themselves: each changes a text where it says, and can do so somewhere."""

import difflib

import pytest
import yaml

from mutations.mutation import Mutated, Mutation
from mutations.sample import Sample
from mutations.samples import SAMPLES
from mutations.table import FAULTS, HARMLESS

pytestmark = pytest.mark.unmeasured

SMALL = Sample(
    "processes/small.yaml",
    """\
kind: process
id: small
title: Small
owner: boss
steps:
  - id: ask
    title: Ask {{ plan }}
    collect: {plan: {type: choice, choices: [a, b]}}
  - id: answer
    title: Answer
    when: plan == "a"
    instructions: |
      Answer {{ plan }}.
      Then stop.
    needs: [ask]
""",
)

AGAIN = tuple(Sample(sample.path, sample.text) for sample in SAMPLES)
each_fault = pytest.mark.parametrize("mutation", FAULTS, ids=lambda each: each.name)
each_harmless = pytest.mark.parametrize("mutation", HARMLESS, ids=lambda each: each.name)


def _all(mutation: Mutation) -> list[tuple[Sample, Mutated]]:
    made = [(sample, mutation.on(sample, seed)) for sample in SAMPLES for seed in range(2)]
    return [(sample, mutated) for sample, mutated in made if mutated]


@each_fault
def test_a_fault_is_made_at_the_line_that_it_names(mutation: Mutation) -> None:
    made = _all(mutation)
    assert made
    for sample, mutated in made:
        changed = _changed_lines(sample.text, mutated.text)
        assert changed, sample.path
        near = {line + off for line in mutated.lines for off in (-1, 0, 1)}
        assert near & changed or mutation.name == "a required key is missing", sample.path


@each_harmless
def test_a_harmless_change_leaves_the_data_as_they_were(mutation: Mutation) -> None:
    made = _all(mutation)
    assert made
    for sample, mutated in made:
        assert mutated.text != sample.text
        data = yaml.load(mutated.text, Loader=yaml.CBaseLoader)  # noqa: S506 (texts only)
        data.pop("x-note", None)
        assert data == yaml.load(sample.text, Loader=yaml.CBaseLoader)  # noqa: S506 (texts only)


@pytest.mark.parametrize("mutation", [*FAULTS, *HARMLESS], ids=lambda each: each.name)
def test_the_same_seed_makes_the_same_change(mutation: Mutation) -> None:
    for sample, another in zip(SAMPLES, AGAIN, strict=True):
        assert mutation.on(sample, 7) == mutation.on(another, 7)


def test_places_of_a_small_document() -> None:
    places = {place.path: place for place in SMALL.places}
    when = places["steps", 1, "when"]
    assert (when.name, when.above, when.line, when.plain) == ("when", "steps", 11, 'plan == "a"')
    assert SMALL.of(places["steps", 0, "collect", "plan", "type"].value) == "choice"
    assert places["steps", 0, "collect", "plan", "type"].flow
    assert SMALL.parent(when) == places["steps", 1]
    assert SMALL.parent(places["steps",]) is None


def test_a_report_counts_within_its_lines_and_with_its_code_alone() -> None:
    mutation = Mutation("one", lambda *_: None, codes=("SYN001",), within=1)
    mutated = Mutated("", frozenset((5,)))
    assert mutation.is_met(mutated, [("SYN002", 5), ("SYN001", 6)])
    assert not mutation.is_met(mutated, [("SYN001", 7)])
    assert not mutation.is_met(mutated, [("SYN002", 5)])
    assert mutation.on(SMALL, 1) is None


def _changed_lines(old: str, new: str) -> set[int]:
    """Lines of the new text that differ, and those before which something is gone."""
    parts = difflib.SequenceMatcher(None, old.splitlines(), new.splitlines(), autojunk=False)
    return {
        line + 1
        for kind, _, _, start, end in parts.get_opcodes()
        if kind != "equal"
        for line in range(start, max(end, start + 1))
    }
