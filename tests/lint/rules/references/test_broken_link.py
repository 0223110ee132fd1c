import pytest

from lint_workspaces import process, project, told


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {
                **process("""\
        links: [{title: T, url: "https://example.com"}]
        attachments: [{title: T, file: near.md}, {title: T, file: far.md}]
        references: [{title: T, file: ../docs/there.md}, {title: T, file: ../docs/gone.md}]
        description: See [it](../docs/there.md#part) and [that](gone.md) and [web](https://example.com/x.md).
        steps:
          - id: a
            title: A
            instructions: |
              Look at [one](near.md), [two](#a), [three](mailto:a@example.com).
              Then [four](none.md "Title").
        """),
                "docs/there.md": "",
                "processes/near.md": "",
            },
            [
                "REF004 6:59 far.md",
                "REF004 7:67 ../docs/gone.md",
                "REF004 8:57 gone.md",
                "REF004 14:19 none.md",
            ],
            id="attachments, references, and links in texts",
        ),
        pytest.param(
            project(
                """\
        description: See [it](gone.md)
        tasks: [{id: a, title: A, duration: 1d, description: "[x](y.md)"}]
        """
            ),
            ["REF004 4:23 gone.md", "REF004 5:59 y.md"],
            id="a project",
        ),
        pytest.param(
            process(
                """\
        description: See [it]({{ name }}.md) and [that](/etc/passwd) and [a](a%20b.md)
        steps: [{id: a, title: A}]
        """
            ),
            ["REF004 5:49 /etc/passwd", "REF004 5:70 a%20b.md"],
            id="a path that leads out of the workspace, and one with a space",
        ),
    ],
)
def test_broken_link(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "REF004") == expected
