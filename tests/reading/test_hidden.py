"""Hidden characters: what deceives a reader is told, and what a script needs is not."""

import pytest

from flowdef.findings import Edit, Severity, Span
from flowdef.reading import hidden
from flowdef.reading.fault import Fault
from flowdef.reading.tree import read_tree


def told(text: str) -> list[tuple[int, int, str]]:
    tree = read_tree(text.encode())
    assert {(each.code, each.severity) for each in tree.faults} <= {("SYN011", Severity.WARNING)}
    return [
        (each.span.line, each.span.column, each.message.partition(" ")[0]) for each in tree.faults
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: x\u202ey\n", [(1, 5, "U+202E")], id="turned around"),
        pytest.param("a: x # \u2066y\u2069\n", [(1, 8, "U+2066")], id="in a comment, once a line"),
        pytest.param("a: 1\nb\u200bc: 2\n", [(2, 2, "U+200B")], id="in a key"),
        pytest.param("a: x\u200b\n", [(1, 5, "U+200B")], id="at the end of a line"),
        pytest.param("a: x\u200dy\n", [(1, 5, "U+200D")], id="a joiner between letters of ours"),
        pytest.param("a: x\ufeffy\n", [(1, 5, "U+FEFF")], id="a mark of byte order within"),
        pytest.param("a: \u3164\n", [(1, 4, "U+3164")], id="a filler"),
        pytest.param("a: x\U000e0041\n", [(1, 5, "U+E0041")], id="a letter of no width"),
        pytest.param('a: "x\\u202ey"\n', [], id="an escape is seen"),
        pytest.param("\ufeffa: x\n", [], id="a mark of byte order at the beginning"),
        pytest.param("a: co\u00adoperate\n", [], id="a soft hyphen"),
        pytest.param("a: می\u200cخواهم\n", [], id="Persian"),
        pytest.param("a: क्\u200dष\n", [], id="Hindi"),
        pytest.param("a: ภาษา\u200bไทย\n", [], id="Thai"),
        pytest.param("a: 👩\u200d💻 ❤\ufe0f\n", [], id="emoji"),
        pytest.param(
            "a: 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f\n", [], id="a flag"
        ),
        pytest.param("a: שלום!\u200f (ab)\n", [], id="Hebrew with a mark of direction"),
        pytest.param("a: naïve — “quoted”\n", [], id="letters of Europe"),
    ],
)
def test_hidden(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert told(text) == expected


def test_what_is_said() -> None:
    (turned, unseen) = read_tree("a: x\u202ey\nb: \U000e0041\n".encode()).faults
    assert turned.message == (
        "U+202E (right-to-left override) turns around what one reads, so a machine may read another"
        ' text than a person. Delete it, or write it as "\\u202e" in a text in double quotes.'
    )
    assert unseen.message.startswith("U+E0041 (tag latin capital letter a) is seen by nobody, so")
    assert '"\\U000e0041"' in unseen.message


@pytest.mark.parametrize("end", ["", "\n", "\r\nb: x\n"])
def test_a_line_is_told_once_however_many_there_are_and_nothing_is_made_for_the_rest(
    monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    made: list[str] = []
    fault = hidden._fault

    def counted(span: Span, character: str, edits: tuple[Edit, ...]) -> Fault:
        made.append(character)
        assert len(edits) == 10
        return fault(span, character, edits)

    monkeypatch.setattr(hidden, "_fault", counted)
    assert told("a: " + "x\u202e" * 1_000 + end) == [(1, 5, "U+202E")]
    assert made == ["\u202e"]


def test_no_more_lines_are_named_than_one_looks_at() -> None:
    assert len(told("".join(f"a{number}: \u202ex\n" for number in range(99)))) == 10
