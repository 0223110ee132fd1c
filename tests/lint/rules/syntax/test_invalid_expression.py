import pytest

from lint_workspaces import process, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            process(
                """\
        inputs: {x: {type: number}}
        steps:
          - {id: a, title: A, when: x >}
          - {id: b, title: "B {{ x.y }}"}
          - {id: c, title: "C {{ x", instructions: "{{ x }}"}
          - id: d
            title: D
            expect: |
              One.
              Two {{ x | sort }}.
        """
            ),
            ["SYN010 7:31 >", "SYN010 8:27 .", "SYN010 9:23 {{", "SYN010 14:18 sort"],
            id="conditions and texts",
        ),
    ],
)
def test_invalid_expression(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "SYN010") == expected
