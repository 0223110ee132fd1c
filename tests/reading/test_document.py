import pytest

from flowdef.model.document import Kind
from flowdef.model.organization import Organization
from flowdef.reading.document import read

ORGANIZATION = "kind: organization\nid: org\ntitle: Org\ncalendar: {%s}\n"


def test_a_good_document_is_read() -> None:
    found = read((ORGANIZATION % "timezone: Europe/Berlin").encode(), "o.yaml")
    assert isinstance(found.document, Organization)
    assert (found.kind, found.id, found.findings) == (Kind.ORGANIZATION, "org", ())


@pytest.mark.parametrize(
    ("calendar", "column", "words"),
    [
        pytest.param("timezone: Europe/Berln", 22, "nearest: Europe/Berlin", id="no zone"),
        pytest.param("hours: 30h", 19, "working day of 30h is not possible", id="a day too long"),
    ],
)
def test_what_a_schema_cannot_see_of_a_calendar(calendar: str, column: int, words: str) -> None:
    found = read((ORGANIZATION % calendar).encode(), "o.yaml")
    assert found.document is None
    (finding,) = found.findings
    assert (finding.code, finding.span.line, finding.span.column) == ("SYN002", 4, column)
    assert words in finding.message


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        pytest.param("kind: process\nid: a\n", Kind.PROCESS, "a", id="faulty, but known"),
        pytest.param("kind: proces\nid: a\n", None, "a", id="no kind, but an id"),
        pytest.param("kind: process\nid: [a]\n", Kind.PROCESS, "", id="an id that is no text"),
        pytest.param("[", None, "", id="no YAML"),
    ],
)
def test_a_faulty_document_is_told_as_far_as_it_can_be_read(
    text: str, kind: Kind | None, name: str
) -> None:
    found = read(text.encode(), "p.yaml")
    assert found.document is None
    assert found.findings
    assert (found.kind, found.id) == (kind, name)


def test_where_few_keys_are_free_an_unknown_one_names_them() -> None:
    text = b"kind: organization\nid: a\ntitle: A\ncalendar: {holidays: {country: DE, region: BE}}\n"
    (finding,) = read(text, "o.yaml").findings
    assert finding.message.endswith("if it is your own; free there: `subdivision`")
