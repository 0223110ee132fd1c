import pytest

from lint_workspaces import process, told


def roles(count: int) -> str:
    return f"consulted: [{', '.join('abcdefgh'[:count])}]"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            f"{roles(4)}\nsteps: [{{id: a, title: A}}]\n", ["ROL005 5:1 consulted"], id="at the top"
        ),
        pytest.param(f"{roles(3)}\nsteps: [{{id: a, title: A}}]\n", [], id="three at the top"),
        pytest.param(
            f"stages: [{{id: s, title: S, {roles(4)}, steps: [{{id: a, title: A}}]}}]\n",
            ["ROL005 5:28 consulted"],
            id="on a stage",
        ),
        pytest.param(
            f"steps: [{{id: a, title: A, {roles(7)}}}]\n", ["ROL005 5:27 consulted"], id="on a step"
        ),
        pytest.param(f"steps: [{{id: a, title: A, {roles(6)}}}]\n", [], id="a meeting of six"),
    ],
)
def test_too_many_consulted(body: str, expected: list[str]) -> None:
    assert told(process(body), "ROL005") == expected
