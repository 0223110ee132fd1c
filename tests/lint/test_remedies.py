"""Fixes of the rules: what the text is after them."""

from collections.abc import Mapping

import pytest

from flowdef.lint.fixing import fixed
from flowdef.lint.options import Options
from lint_workspaces import HEAD, PROCESS, findings_of, process, project

JUDGED = Options(select=("REF", "STR", "DAT", "SYN010"))


def mended(files: Mapping[str, str], *, unsafe: bool = True) -> dict[str, str]:
    """The files after one pass."""
    found = findings_of(files, JUDGED)
    return {
        path: fixed(
            text.encode(), tuple(each for each in found if each.path == path), unsafe=unsafe
        ).source.decode()
        for path, text in files.items()
    }


STEP = "steps: [{id: check, title: A}, {id: pay, title: B, %s}]\n"


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param("needs: [chek]", "needs: [check]", id="a step"),
        pytest.param("needs: ['chek']", "needs: [check]", id="a step in quotes"),
        pytest.param("responsible: clark", "responsible: clerk", id="a role"),
        pytest.param("responsible: dana", "responsible: dana", id="a person where a role stands"),
        pytest.param("responsible: zzz", "responsible: zzz", id="like none"),
        pytest.param("process: q-1", "process: p-1", id="a process"),
        pytest.param(
            'when: "amont > 1"',
            'when: "amount > 1"',
            id="a field in a condition, within its quotes",
        ),
        pytest.param('note: "{{ amont }}"', 'note: "{{ amount }}"', id="in a lone text"),
        pytest.param('expect: "{{ amont }}"', 'expect: "{{ amount }}"', id="a field in a text"),
        pytest.param("wait: {until: dya}", "wait: {until: day}", id="a field by name"),
    ],
)
def test_the_nearest_word_stands_in_the_place_of_an_unknown_one(written: str, instead: str) -> None:
    head = "inputs: {amount: {type: number}, day: {type: date}}\n"
    files = process(head + STEP % written)
    files["processes/p-1.yaml"] = "kind: process\nid: p-1\ntitle: P\nsteps: [{id: a, title: A}]\n"
    assert mended(files)[PROCESS] == HEAD + head + STEP % instead
    assert mended(files, unsafe=False) == files


def test_words_of_a_project_too() -> None:
    files = project(
        "supports: [grwo]\nmanager: sma\ndeliverables: [{id: desk, title: D}]\n"
        "tasks: [{id: a, title: A, duration: 1d, delivers: dask, assigned: [dna]}]\n"
        "risks: [{id: r, title: R, owner: dan}]\n"
    )
    after = mended(files)["projects/j.yaml"]
    for word in ("[grow]", "manager: sam", "delivers: desk", "[dana]", "owner: dana"):
        assert word in after


def test_values_of_scenarios_too() -> None:
    head = "inputs: {origin: {type: choice, choices: [at home, abroad], required: true}}\n"
    steps = "steps: [{id: a, title: A, when: 'origin == \"abroad\"'}]\n"
    tests = "tests: [{name: N, given: {%s}, then: {result: done}}]\n"
    after = mended(process(head + steps + tests % "origin: at hom"))[PROCESS]
    assert after == HEAD + head + steps + tests % 'origin: "at home"'
    after = mended(process(head + steps + tests % "orgin: abroad"))[PROCESS]
    assert after == HEAD + head + steps + tests % "origin: abroad"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "steps:\n  - id: a\n    title: A\n  - id: b\n    title: B\n  - id: c\n    title: C\n"
            "    needs:\n      - a  # first\n      - b  # then\n",
            "steps:\n  - id: a\n    title: A\n  - id: b\n    title: B\n  - id: c\n    title: C\n"
            "    needs:\n      - b  # then\n",
            id="a need that others bring about",
        ),
        pytest.param(
            "inputs: {n: {type: number, required: true}}\n"
            "steps:\n  - id: a\n    when: n == n  # why?\n    title: A\n",
            "inputs: {n: {type: number, required: true}}\nsteps:\n  - id: a\n    title: A\n",
            id="a condition that is always true",
        ),
    ],
)
def test_what_says_nothing_is_left_out(before: str, after: str) -> None:
    assert mended(process(before))[PROCESS] == HEAD + after
    assert mended(process(before), unsafe=False)[PROCESS] == HEAD + before


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param("origin == 'abrod'", "origin == 'abroad'", id="a choice"),
        pytest.param('origin == "abrod"', 'origin == "abroad"', id="in other quotes"),
        pytest.param('origin == "zzz"', 'origin == "zzz"', id="no choice is near"),
        pytest.param('origin = "abroad"', 'origin == "abroad"', id="one sign for two"),
        pytest.param("n => 5", "n => 5", id="one cannot tell"),
        pytest.param("n \u2265 5", "n >= 5", id="a sign of mathematics"),
        pytest.param("n > 5 AND n < 9", "n > 5 and n < 9", id="a word in capitals"),
        pytest.param("n > 5 && n < 9", "n > 5 && n < 9", id="two faults at once"),
    ],
)
def test_expressions(written: str, instead: str) -> None:
    head = "inputs:\n  origin: {type: choice, choices: [home, abroad], required: true}\n"
    head += "  n: {type: number, required: true}\n"
    steps = "steps:\n  - {id: a, title: A}\n  - id: b\n    title: B\n    when: %s\n"
    files = process(head + steps % written)
    assert mended(files)[PROCESS] == HEAD + head + steps % instead
    assert mended(files, unsafe=False) == files


def test_a_text_that_is_escaped_in_the_file_is_left() -> None:
    head = "inputs: {origin: {type: choice, choices: [home, abroad], required: true}}\n"
    text = head + 'steps: [{id: a, title: A}, {id: b, title: B, when: "origin == \\"abrod\\""}]\n'
    assert mended(process(text))[PROCESS] == HEAD + text
