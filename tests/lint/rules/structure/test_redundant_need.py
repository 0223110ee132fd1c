import pytest

from lint_workspaces import process, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
                steps:
                  - {id: a, title: A}
                  - {id: b, title: B}
                  - {id: c, title: C, needs: [a, b]}
                """
            ),
            ["STR020 8:31 a"],
            id="the step before brings it about",
        ),
        pytest.param(
            process(
                """\
                steps:
                  - {id: a, title: A, needs: []}
                  - {id: b, title: B, needs: []}
                  - {id: c, title: C, needs: [a, b]}
                """
            ),
            [],
            id="two that do not know of each other",
        ),
        pytest.param(
            process(
                """\
                stages:
                  - id: s
                    title: S
                    steps: [{id: a, title: A, needs: []}, {id: b, title: B, needs: []}]
                  - {id: t, title: T, steps: [{id: c, title: C, needs: [s, a]}]}
                  - {id: u, title: U, steps: [{id: d, title: D, needs: [s, t]}]}
                  - {id: v, title: V, steps: [{id: e, title: E, needs: [a, t]}]}
                """
            ),
            ["STR020 9:60 a", "STR020 10:57 s", "STR020 11:57 a"],
            id="stages, and their steps",
        ),
        pytest.param(
            process(
                """\
                stages:
                  - {id: s, title: S, steps: [{id: a, title: A}]}
                  - {id: t, title: T, steps: [{id: c, title: C, needs: [s, a]}]}
                """
            ),
            [],
            id="two names for one thing",
        ),
        pytest.param(
            process(
                "steps: [{id: a, title: A, needs: [b, c]}, {id: b, title: B}, {id: c, title: C}]"
            ),
            [],
            id="nothing is said of a circle",
        ),
        pytest.param(
            process("steps: [{id: a, title: A}, {id: b, title: B, needs: [a, gone]}]"),
            [],
            id="nothing is said of what is unknown",
        ),
    ],
)
def test_redundant_need(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "STR020") == expected
