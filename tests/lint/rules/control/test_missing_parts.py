"""The rules that ask for one part each: owner, purpose, scope, version, first day, review."""

import pytest

from lint_workspaces import process, told

STEPS = "steps: [{id: a, title: A}]\n"
HERE, THERE = " 2:5 p", " 5:9 effective"


@pytest.mark.parametrize(
    ("code", "said", "expected"),
    [
        pytest.param("DOC003", "", HERE, id="no owner"),
        pytest.param("DOC003", "accountable: head\n", HERE, id="accountable is no owner"),
        pytest.param("DOC003", "owner: head\n", "", id="an owner"),
        pytest.param("DOC003", "status: obsolete\n", "", id="out of force, no owner"),
        pytest.param("DOC004", "", HERE, id="no purpose"),
        pytest.param("DOC004", "purpose: To pay.\n", "", id="a purpose"),
        pytest.param("DOC004", "not_applicable: [purpose]\n", "", id="no purpose on purpose"),
        pytest.param("DOC004", "not_applicable: [scope]\n", HERE, id="another part on purpose"),
        pytest.param("DOC005", "", HERE, id="no scope"),
        pytest.param("DOC005", "scope: {excludes: [X]}\n", "", id="what it does not cover"),
        pytest.param("DOC005", "applies_to: [Sales]\n", "", id="for whom it holds"),
        pytest.param("DOC005", "not_applicable: [scope]\n", "", id="no scope on purpose"),
        pytest.param("DOC006", "", HERE, id="no version"),
        pytest.param("DOC006", "version: 0.1.0\n", "", id="a version"),
        pytest.param("DOC006", "status: obsolete\n", "", id="out of force, no version"),
        pytest.param("DOC009", "status: effective\n", THERE, id="in force, no day"),
        pytest.param(
            "DOC009", "status: effective\neffective_from: 2026-01-01\n", "", id="in force, a day"
        ),
        pytest.param("DOC009", "status: approved\n", "", id="not in force yet"),
        pytest.param("DOC016", "status: effective\n", THERE, id="in force, no review"),
        pytest.param(
            "DOC016", "status: effective\nreview: {every: 1 year}\n", "", id="in force, a review"
        ),
        pytest.param(
            "DOC016", "status: effective\nnot_applicable: [review]\n", "", id="no review on purpose"
        ),
        pytest.param("DOC016", "", "", id="a draft is looked at all the time"),
    ],
)
def test_a_part_is_missing(code: str, said: str, expected: str) -> None:
    assert told(process(said + STEPS), code) == ([code + expected] if expected else [])
