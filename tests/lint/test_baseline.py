import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.findings import Finding, Span
from flowdef.lint.baseline import Entry, Known, entries_of, parse, split, text_of
from lint_workspaces import HEAD, PROCESS, findings_of

STEPS = "steps:\n  - {id: a, title: A, needs: [x, y]}\n  - {id: b, title: B, needs: [x]}\n"

WORDS = st.text(st.characters() | st.sampled_from("\udc80\udcff"))  # of names that are no UTF-8
ENTRIES = st.builds(Entry, WORDS, WORDS, WORDS, WORDS)


@given(st.dictionaries(ENTRIES, st.integers(1, 9)))
def test_what_is_written_is_read_again(known: Known) -> None:
    text = text_of(known)
    assert parse(text.encode()) == known
    assert text.count("\n") == len(known) + 5


def test_it_is_sorted_an_entry_a_line() -> None:
    known = {Entry("b.yaml", "id", "STR009", "0"): 1, Entry("a.yaml", "é", "STR003", "1"): 2}
    assert text_of(known) == (
        '{\n  "flowdef-baseline": 1,\n  "findings": [\n'
        '    {"file": "a.yaml", "object": "é", "rule": "STR003", "content": "1", "times": 2},\n'
        '    {"file": "b.yaml", "object": "id", "rule": "STR009", "content": "0"}\n  ]\n}\n'
    )


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff", id="no text"),
        pytest.param(b"[" * 100_000, id="deep brackets"),
        pytest.param(b'{"findings": []}', id="another file"),
        pytest.param(b'{"flowdef-baseline": 2, "findings": []}', id="another version"),
        pytest.param(b'{"flowdef-baseline": 1, "findings": [1]}', id="no entry"),
        pytest.param(b'{"flowdef-baseline": 1, "findings": [{"rule": "X"}]}', id="half an entry"),
        pytest.param(
            b'{"flowdef-baseline": 1, "findings": [{"rule": "X", "file": "f", "object": "o", '
            b'"content": "c", "times": 0}]}',
            id="never",
        ),
    ],
)
def test_what_is_no_baseline_is_none(content: bytes) -> None:
    assert parse(content) is None


def known_of(text: str) -> Known:
    return entries_of(findings_of({PROCESS: text}), PROCESS, text.encode())


def told(text: str, known: Known) -> list[str]:
    found = split(findings_of({PROCESS: text}), PROCESS, text.encode, known)
    return [f"{each.code} {each.span.line}" for each in found.told]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(HEAD + STEPS, [], id="as it was"),
        pytest.param("# a note\n\n" + HEAD + STEPS, [], id="lines have moved"),
        pytest.param(HEAD + STEPS.replace("[x, y]", "[y,  x]"), [], id="another order"),
        pytest.param(HEAD + STEPS.replace("title: A", "title: Do A"), [], id="another title"),
        pytest.param(HEAD + STEPS.replace("[x, y]", "[x, z]"), ["STR003 6"], id="another word"),
        pytest.param(HEAD + STEPS.replace("id: a", "id: c"), ["STR003 6"] * 2, id="another step"),
    ],
)
def test_known_findings_are_told_apart_by_what_stands_there(text: str, found: list[str]) -> None:
    assert told(text, known_of(HEAD + STEPS)) == found


def test_what_is_known_once_is_not_known_twice() -> None:
    here = Finding(path="p", span=Span(1, 1), code="STR003", message="m")
    found = split([here, here], "p", lambda: b"a: 1", entries_of([here], "p", b"a: 1"))
    assert (found.told, found.known, found.left) == ((here,), (here,), {})


def test_what_is_found_no_more_is_left() -> None:
    known = known_of(HEAD + STEPS)
    found = split((), PROCESS, lambda: b"", known)
    assert found.left == known
    assert json.loads(text_of(known))["findings"][0]["object"] == "steps/a/needs/x"


def test_what_nobody_could_read_is_never_known() -> None:
    assert known_of(HEAD + "stepps: []\n") == {}


def test_of_a_file_that_is_no_text_nothing_is_known() -> None:
    here = Finding(path="p", span=Span(1, 1), code="STR003", message="m")
    assert [each.object for each in entries_of([here], "p", b"\xff")] == [""]
