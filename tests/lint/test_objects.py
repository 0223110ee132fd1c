import pytest

from flowdef.findings import Span
from flowdef.lint.objects import content_at, object_at
from flowdef.reading.source import Source

TEXT = """\
id: p
steps:
  - id: pay
    title:  Pay   it
    needs: [check, {x: 1}]
  - title: Send
  - {when: a > 1}
  - [1]
# end
"""


@pytest.mark.parametrize(
    ("line", "column", "path", "content"),
    [
        pytest.param(1, 1, "id", "id: p", id="a key of the root"),
        pytest.param(3, 9, "steps/pay/id", "pay", id="an id"),
        pytest.param(4, 5, "steps/pay/title", "title: Pay it", id="a text, however it is spaced"),
        pytest.param(5, 13, "steps/pay/needs/check", "check, {x: 1}]", id="a word of a list"),
        pytest.param(5, 20, "steps/pay/needs/1", "{x: 1}]", id="a mapping without a name"),
        pytest.param(6, 5, "steps/Send/title", "title: Send", id="by the title"),
        pytest.param(7, 6, "steps/a > 1/when", "when: a > 1}", id="by the condition"),
        pytest.param(8, 6, "steps/3/1", "1]", id="a list in a list"),
        pytest.param(9, 1, "", "# end", id="beside everything"),
        pytest.param(99, 1, "", "", id="nowhere"),
    ],
)
def test_an_object_has_a_path_and_a_content(
    line: int, column: int, path: str, content: str
) -> None:
    span = Span(line, column)
    assert object_at(Source(TEXT), span) == path
    assert content_at(Source(TEXT), span) == content


def test_a_content_ends_with_its_span_or_its_line() -> None:
    assert content_at(Source(TEXT), Span(5, 5, 5, 10)) == "needs"
    assert content_at(Source(TEXT), Span(3, 5, 4, 10)) == "id: pay"


def test_a_text_without_objects_has_none() -> None:
    assert object_at(Source(""), Span()) == ""
