"""Comments that take findings back speak of the same keys in the one form as before."""

import pytest

from flowdef.layout.form import formed
from flowdef.lint.suppression import ignores
from flowdef.reading.tree import read_tree

HEAD = "kind: process\nid: p\ntitle: P\n"
IGNORE = "# flowdef: ignore[WRD001] a word of the house"
LONG = "Do " + "this and " * 14 + "that"


def spoken_of(source: bytes) -> list[set[str]]:
    """The keys that stand on the line of which each comment speaks."""
    lines = source.decode().splitlines()
    keys = ("id", "title", "responsible", "instructions", "kind", "needs")
    return [
        {key for key in keys if f"{key}:" in lines[comment.of - 1].partition("#")[0]}
        for comment in ignores(source)
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            f"{HEAD}steps:\n  {IGNORE}\n  - title: A\n    id: a\n",
            f"{HEAD}steps:\n  - id: a\n    {IGNORE}\n    title: A\n",
            id="above a dash whose key moves",
        ),
        pytest.param(
            f"# of it\n\n# a\n{IGNORE}\ntitle: P\nid: p\nkind: process\nsteps: []\n",
            f"# of it\n\n# a\nkind: process\nid: p\n{IGNORE}\ntitle: P\nsteps: []\n",
            id="other comments stay",
        ),
        pytest.param(
            f"{HEAD}steps:\n  {IGNORE}\n  # and why\n  - title: A\n    id: a\n",
            f"{HEAD}steps:\n  # and why\n  - id: a\n    {IGNORE}\n    title: A\n",
            id="above another comment",
        ),
        pytest.param(
            f"{HEAD}steps:\n  {IGNORE}\n  - id: a\n    title: A\n",
            f"{HEAD}steps:\n  {IGNORE}\n  - id: a\n    title: A\n",
            id="above a dash whose key stays",
        ),
        pytest.param(
            f"{HEAD}steps:\n  - title: A\n    {IGNORE}\n    id: a\n",
            f"{HEAD}steps:\n  {IGNORE}\n  - id: a\n    title: A\n",
            id="above a key that moves to the dash",
        ),
        pytest.param(
            f"# of the file\n{IGNORE}\ntitle: P\nid: p\nkind: process\nsteps: []\n",
            f"# of the file\nkind: process\nid: p\n{IGNORE}\ntitle: P\nsteps: []\n",
            id="above the first key of the file",
        ),
        pytest.param(
            f"{HEAD}steps:\n  {IGNORE}\n  - {{id: a, title: A, instructions: {LONG}}}\n",
            f"{HEAD}steps:\n  {IGNORE}\n  - {{id: a, title: A, instructions: {LONG}}}\n",
            id="above a long line, which stays one",
        ),
        pytest.param(
            f"{HEAD}steps:\n  - {{id: a, title: A, instructions: {LONG}}} {IGNORE}\n",
            f"{HEAD}steps:\n  - {{id: a, title: A, instructions: {LONG}}}  {IGNORE}\n",
            id="behind a long line",
        ),
    ],
)
def test_a_comment_speaks_of_what_it_spoke_of(before: str, after: str) -> None:
    made = formed(before.encode())
    assert isinstance(made, bytes), made
    assert made.decode() == after
    assert formed(made) == made
    assert spoken_of(made) == spoken_of(before.encode())
    assert read_tree(made).root == read_tree(before.encode()).root
