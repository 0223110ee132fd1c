"""Keys brought in order: what belongs to a key goes along, and nothing else moves."""

import re
from random import Random
from typing import Any

import pytest

from flowdef.findings import Finding, Fix
from flowdef.layout.moving import moves, out_of_order
from flowdef.lint.fixing import fixed
from flowdef.reading.document import read
from flowdef.reading.tree import read_tree
from mutations.samples import SAMPLES

HEAD = "kind: process\nid: p\ntitle: P\n"


def moved(text: str) -> str:
    """The text with the keys of all mappings moved, the outer ones first."""
    source = text.encode()
    for _ in range(9):
        root = read_tree(source).root
        found = tuple(
            Finding(
                path="p",
                span=each.node.span(),
                code="SYN008",
                message="",
                fix=Fix(does="", edits=moves(each.node, each.wanted), safe=True),
            )
            for each in out_of_order(root, "process")
        )
        source = fixed(source, found).source
    return source.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("title: P\nid: p\n", "id: p\ntitle: P\n", id="two lines"),
        pytest.param("title: P\r\nid: p\r\n", "id: p\r\ntitle: P\r\n", id="line ends of Windows"),
        pytest.param("title: P  # a\nid: p # b\n", "id: p # b\ntitle: P  # a\n", id="behind"),
        pytest.param(
            "# top\ntitle: P\n# of it\n\n# too\nid: p\n",
            "# top\n# of it\n\n# too\nid: p\ntitle: P\n",
            id="comments above go along, those of the file stay",
        ),
        pytest.param("title: P\n\n\nid: p\n", "id: p\n\n\ntitle: P\n", id="empty lines stay"),
        pytest.param("title: P\nid: p", "id: p\ntitle: P", id="no end of the last line"),
        pytest.param(
            "# flowdef: ignore[A] b\nkind: process\ntitle: P\nid: p\n",
            "# flowdef: ignore[A] b\nkind: process\nid: p\ntitle: P\n",
            id="what a comment takes back stays first",
        ),
        pytest.param(
            "steps: [{ title: A, id: a }] # flowdef: ignore[A] b\n",
            "steps: [{ id: a, title: A }] # flowdef: ignore[A] b\n",
            id="in braces",
        ),
        pytest.param(
            "steps:\n  - title: A\n    id: a\n", "steps:\n  - id: a\n    title: A\n", id="a dash"
        ),
        pytest.param(
            "steps:\n  - title: A\n    x-b: |\n      c\n\n      d\n    id: a\n",
            "steps:\n  - id: a\n    title: A\n    x-b: |\n      c\n\n      d\n",
            id="long texts and own keys",
        ),
        pytest.param(
            "steps: [{title: A, collect: {f: {label: F, type: text}}, id: a}]\nid: p\n",
            "id: p\nsteps: [{id: a, title: A, collect: {f: {type: text, label: F}}}]\n",
            id="one within the other",
        ),
    ],
)
def test_keys_are_moved(before: str, after: str) -> None:
    assert moved(before) == after


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HEAD, id="what is in order"),
        pytest.param("steps: [{title: A, # of it\n  id: a}]\n", id="a comment in braces"),
        pytest.param("steps:\n  - title: A\n    # of it\n    id: a\n", id="a comment to a dash"),
        pytest.param("steps:\n  - id: a\n    # below\nid: p\n", id="a comment of what is within"),
        pytest.param("title: &a P\nx-b: *a\nid: p\n", id="an anchor"),
        pytest.param("title: P\nx-b: |+\n  a\n\nid: p\n", id="empty lines that count"),
        pytest.param("title: P\nid: |\n  p", id="a text without its end"),
        pytest.param(
            "steps:\n  # flowdef: ignore[A] b\n  # c\n  - title: A\n    id: a\n",
            id="what a comment takes back",
        ),
        pytest.param(
            "steps:\n  - {title: A,\n    id: a}  # flowdef: ignore[A] b\n",
            id="what a comment behind braces takes back",
        ),
    ],
)
def test_what_cannot_be_moved_alone_stays(text: str) -> None:
    assert moved(text) == text


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("sample", SAMPLES[:3], ids=lambda each: each.path)
def test_order_means_nothing(sample: Any, seed: int) -> None:
    text = "".join(_shuffled(sample.text, Random(seed)))  # noqa: S311 (no secret)
    after = moved(text)
    assert moved(after) == after
    assert sorted(re.findall(r"\w+", after)) == sorted(re.findall(r"\w+", text))
    assert read(after.encode(), "p").document == read(text.encode(), "p").document


def _shuffled(text: str, chance: Random) -> list[str]:
    """The blocks of a document in another order."""
    blocks: list[str] = []
    for line in text.splitlines(keepends=True):
        if blocks and line[0] in " \n":
            blocks[-1] += line
        else:
            blocks.append(line)
    chance.shuffle(blocks)
    return blocks
