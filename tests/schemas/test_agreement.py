"""Two validators, one verdict: over the sample documents and what becomes of them."""

import copy
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from flowdef import times
from flowdef.reading.packaged import COMMON, KINDS, schema
from schema_documents import documents, fast_validator, leaves, plain_validator

pytestmark = pytest.mark.unmeasured

DOCUMENTS = documents()
FORMS = schema(COMMON)["$defs"]
LEAST_ODD = ["", " ", "a\n", "٣d", "2d", "a-b", "{{ a }}", "5%", "2026-02-29", "x-", "é", "\x00"]
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(LEAST_ODD)
    | st.text(max_size=6)
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["for", "by", "from", "type", "x-a", "z"]), inner)
    ),
    max_leaves=4,
)


def agree(kind: str, document: Any) -> bool:
    """The verdict of both, which must be one."""
    verdict = plain_validator(kind).is_valid(document)
    assert fast_validator(kind).is_valid(document) is verdict
    return verdict


def spots(node: Any) -> Iterator[tuple[Any, Any]]:
    """Each place of a document, as what holds it and the key or index."""
    for key in node if isinstance(node, dict) else range(len(node)):
        yield node, key
        if isinstance(node[key], dict | list):
            yield from spots(node[key])


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, Any]:
    """A sample document in which one to three places were changed."""
    document = copy.deepcopy(DOCUMENTS[draw(st.sampled_from(sorted(DOCUMENTS)))])
    kind = document["kind"]
    for _ in range(draw(st.integers(1, 3))):
        holder, key = draw(st.sampled_from(list(spots(document))))
        change = draw(st.sampled_from(["value", "drop", "copy", "name"]))
        if change == "value":
            holder[key] = draw(values)
        elif change == "drop":
            del holder[key]
        elif change == "copy":
            holder[key] = copy.deepcopy(draw(st.sampled_from(list(spots(document))))[0])
        elif isinstance(holder, dict):
            name = draw(st.sampled_from(["x-a", "wait", "process", "due", "B", "a_b"]))
            holder[name] = holder.pop(key)
    return kind, document


@given(mutated())
def test_both_validators_judge_a_changed_document_alike(case: tuple[str, Any]) -> None:
    agree(*case)


@given(mutated())
def test_every_error_has_a_place_in_the_document(case: tuple[str, Any]) -> None:
    kind, document = case
    for error in plain_validator(kind).iter_errors(document):
        for leaf in leaves(document, error):
            value = document
            for word in leaf:
                value = value[word]


@given(st.sampled_from(KINDS), values)
def test_both_validators_judge_any_data_alike(kind: str, value: Any) -> None:
    assert not agree(kind, value)


@cache
def both(name: str) -> tuple[Draft202012Validator, jsonschema_rs.Draft202012Validator]:
    """The two validators of one form of values."""
    form = {"$ref": f"#/$defs/{name}", "$defs": FORMS}
    return Draft202012Validator(form), jsonschema_rs.Draft202012Validator(form)


FORMS_OF_TEXT = [name for name, form in FORMS.items() if form.get("type") == "string"]


@settings(max_examples=50)
@given(st.data())
@pytest.mark.parametrize("name", FORMS_OF_TEXT)
def test_both_validators_judge_texts_alike(name: str, data: st.DataObject) -> None:
    alike = st.from_regex(FORMS[name]["pattern"]) if "pattern" in FORMS[name] else st.text()
    text = data.draw(alike | st.sampled_from(LEAST_ODD))
    plain, fast = both(name)
    assert plain.is_valid(text) is fast.is_valid(text)


def accepts(name: str, text: str) -> bool:
    return both(name)[0].is_valid(text)


@given(st.integers(0, (date(9999, 12, 31) - date(1, 1, 1)).days))
def test_every_date_is_one(day: int) -> None:
    assert accepts("date", (date(1, 1, 1) + timedelta(day)).isoformat())


@given(st.integers(0, 9999), st.integers(0, 13), st.integers(0, 32))
def test_a_date_is_real(year: int, month: int, day: int) -> None:
    text = f"{year:04}-{month:02}-{day:02}"
    try:
        date.fromisoformat(text)
    except ValueError:
        assert not accepts("date", text)
    else:
        assert accepts("date", text)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        pytest.param("duration-text", times.duration, id="a duration"),
        pytest.param("period", times.period, id="a period"),
        pytest.param("rate", times.rate, id="a rate"),
        pytest.param("share", times.share, id="a share"),
    ],
)
@given(st.data())
def test_what_the_schema_lets_through_can_be_read(
    name: str, read: Any, data: st.DataObject
) -> None:
    assert read(data.draw(st.from_regex(FORMS[name]["pattern"], fullmatch=True))) is not None
