import pytest
from hypothesis import given

from flowdef.render.beside import beside
from hostile_texts import MARKS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("see [a](b.md)", "see [a](../x/b.md)", id="a file"),
        pytest.param("![a](b.png 'c') [d](e)", "![a](../x/b.png 'c') [d](../x/e)", id="pictures"),
        pytest.param("[a](<b c.md>)", "[a](<../x/b c.md>)", id="in angles"),
        pytest.param("[a](b.md#c)", "[a](../x/b.md#c)", id="a heading of a file"),
        pytest.param("[a][1]\n\n[1]: b.md", "[a][1]\n\n[1]: ../x/b.md", id="a definition"),
        pytest.param("[a](https://b.c/d)", "[a](https://b.c/d)", id="a web address"),
        pytest.param("[a](mailto:b@c.d)", "[a](mailto:b@c.d)", id="a mail address"),
        pytest.param("[a](#b) [c](/d)", "[a](#b) [c](/d)", id="an anchor, a path from the root"),
        pytest.param("`x[0](y)` [a](b)", "`x[0](y)` [a](../x/b)", id="code"),
        pytest.param("```\n[a](b)\n```\n[a](b)", "```\n[a](b)\n```\n[a](../x/b)", id="a fence"),
        pytest.param("- [ ] b", "- [ ] b", id="a box"),
        pytest.param("[a]() [b](<>)", "[a]() [b](<>)", id="nothing"),
        pytest.param("[a]({{ url }})", "[a]({{ url }})", id="a value"),
        pytest.param("[a\\](b)", "[a\\](b)", id="a bracket that is text"),
    ],
)
def test_a_link_leads_from_elsewhere(text: str, expected: str) -> None:
    assert beside(text, "../x/") == expected


def test_a_folder_with_blanks_and_brackets_ends_no_link() -> None:
    assert beside("[a](b)", "../x (1)/") == "[a](../x%20%281%29/b)"


@given(MARKS)
def test_from_the_same_folder_nothing_changes(text: str) -> None:
    assert beside(text, "") == text


@given(MARKS)
def test_only_the_folder_is_put_in(text: str) -> None:
    assert beside(text, "§/").replace("%C2%A7/", "") == text
