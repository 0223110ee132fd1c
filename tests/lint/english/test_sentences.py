import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.lint.english.sentences import count, plain, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Read it. Sign it!\nSend it.", ["Read it.", "Sign it!", "Send it."], id="ends"
        ),
        pytest.param(
            "Read the\nform. Sign it.", ["Read the\nform.", "Sign it."], id="wrapped line"
        ),
        pytest.param(
            "Ask e.g. Sam. Go.", ["Ask e.g. Sam.", "Go."], id="a shortened word ends none"
        ),
        pytest.param(
            "Wait until 5 p.m. Then go.", ["Wait until 5 p.m. Then go."], id="not the hour"
        ),
        pytest.param("- Read it\n- Sign it", ["Read it", "Sign it"], id="items of a list"),
        pytest.param("1. [ ] Read it\n\nSign it", ["Read it", "Sign it"], id="boxes, paragraphs"),
        pytest.param(
            "# Head\nRead\n```\nrm. It\n```\nSign", ["Read", "Sign"], id="no head, no code"
        ),
        pytest.param(
            "> [!NOTE]\n> Read it.\nSign it.", ["> Read it.", "Sign it."], id="a quotation"
        ),
        pytest.param(
            "Take {{ x }}\nRead it.", ["Take {{ x }}", "Read it."], id="a hole ends a line"
        ),
        pytest.param(" \n\n", [], id="nothing is said"),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    found = [*sentences(text)]
    assert [each.text for each in found] == expected
    assert all(text.startswith(each.text, each.offset) for each in found)


def test_a_sentence_knows_where_it_stands() -> None:
    listed, quoted, text = sentences("- Read it\n> Sign it\n\nSend it")
    assert (listed.listed, listed.quoted) == (True, False)
    assert (quoted.listed, quoted.quoted) == (False, True)
    assert (text.listed, text.quoted) == (False, False)


@given(st.text(alphabet="aA.! \n->`#1)[]{}", max_size=60))
def test_sentences_stand_in_their_text_and_in_order(text: str) -> None:
    end = 0
    for each in sentences(text):
        assert each.offset >= end
        end = each.offset + len(each.text)
        assert text[each.offset : end] == each.text != ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("**Read** the [form](a.md)", "Read the form", id="marks and links"),
        pytest.param("2.1 Read `x` for {{ customer }}", "Read x for X", id="numbers, code, holes"),
        pytest.param("snake_case <b>stays</b>", "snake_case stays", id="names, tags"),
    ],
)
def test_what_a_reader_sees(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_words_are_counted_as_a_reader_sees_them() -> None:
    assert count("Read the [long form](https://example.com/a b) - of {{ the customer }}.") == 6
