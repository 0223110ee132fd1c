"""A value as one line of YAML: what is written is read back."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from flowdef.render.flow import flow
from schema_documents import data

texts = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "))
scalars = texts | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=8
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param({"for": "5d", "elapsed": True}, "{for: 5d, elapsed: true}", id="a mapping"),
        pytest.param(["a b", 1, 1.5, None], "[a b, 1, 1.5, null]", id="a list"),
        pytest.param(
            {"goods": ("pens", "ink jet")}, "{goods: [pens, ink jet]}", id="several things"
        ),
        pytest.param("2026-06-15", "2026-06-15", id="a date stays bare"),
        pytest.param(1e-7, "1.0e-07", id="a number that is very small"),
        pytest.param("90%", "90%", id="a share stays bare"),
        pytest.param("no", '"no"', id="what was truth in YAML 1.1"),
        pytest.param("1e3", '"1e3"', id="what looks like a number"),
        pytest.param("09:00", '"09:00"', id="what was sixty times something"),
        pytest.param("{{ x }}", '"{{ x }}"', id="a template"),
        pytest.param("Note: dry", '"Note: dry"', id="a colon"),
        pytest.param('plan == "basic"', "'plan == \"basic\"'", id="a condition"),
        pytest.param("", '""', id="nothing"),
    ],
)
def test_a_value_as_people_write_it(value: Any, text: str) -> None:
    assert flow(value) == text


@given(values)
def test_what_is_written_is_read_back(value: Any) -> None:
    assert data(flow(value)) == value


@given(st.text("0123456789.eExobyn_ ", min_size=1))
def test_a_text_stays_a_text_even_in_yaml_1_1(text: str) -> None:
    assert isinstance(yaml.safe_load(flow(text)), str)
