import pytest

from lint_workspaces import TODAY, process, told


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param(
            "review: {every: 12 months, last: 2025-11-19}\nstatus: effective\n",
            ["DOC015 5:34 2025-11-19"],
            id="it was due yesterday",
        ),
        pytest.param(
            "review: {every: 12 months, last: 2025-11-20}\nstatus: effective\n", [], id="today"
        ),
        pytest.param("review: {every: 1 year, last: 2020-01-01}\n", [], id="a draft"),
        pytest.param("review: {every: 1 year}\nstatus: effective\n", [], id="never looked at"),
        pytest.param("status: effective\n", [], id="no review is said"),
    ],
)
def test_review_overdue(said: str, expected: list[str]) -> None:
    assert TODAY == "2026-11-20"
    assert told(process(said + "steps: [{id: a, title: A}]\n"), "DOC015") == expected
