"""Laws of the one form: once is enough, nothing is said otherwise, no comment is lost."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from flowdef.layout.form import formed
from flowdef.reading.document import read
from flowdef.reading.tree import read_tree
from flowdef.render import scaffold
from mutations.samples import ALL, ROOT, SAMPLES
from mutations.table import HARMLESS

pytestmark = pytest.mark.unmeasured

SEEDS = [
    pytest.param(range(2), id="two places"),
    pytest.param(range(2, 40), id="many places", marks=pytest.mark.long),
]


def check(source: bytes) -> bytes:
    """The form of a text that has one, held to the laws."""
    result = formed(source)
    assert isinstance(result, bytes), result
    assert formed(result) == result
    assert read_tree(result).root == read_tree(source).root
    assert read(result, "p").document == read(source, "p").document
    assert comments(result) == comments(source)
    return result


def comments(source: bytes) -> list[str]:
    """All that stands behind a sign of a comment, in no order."""
    lines = re.split(r"\r\n|\r|\n", source.decode())
    return sorted(m[0].rstrip() for line in lines if (m := re.search(r"(?:^|(?<=\s))#.*", line)))


@pytest.mark.parametrize("sample", ALL, ids=lambda each: each.path)
def test_a_sample_has_one_form(sample: Any) -> None:
    check(sample.text.encode())


def test_the_settings_of_the_sample_have_one_form() -> None:
    check((ROOT / "flowdef.yaml").read_bytes())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(scaffold.process("pay-invoice", "true", "s.json"), id="process"),
        pytest.param(scaffold.project("move-house", "sam", "2027-01-04", "s.json"), id="project"),
        pytest.param(scaffold.organization("acme", "s.json"), id="organization"),
        pytest.param(scaffold.workspace("acme", "s.json"), id="workspace"),
    ],
)
def test_a_new_document_is_in_form(text: str) -> None:
    assert formed(text.encode()) == text.encode()


@pytest.mark.parametrize("seeds", SEEDS)
@pytest.mark.parametrize("mutation", HARMLESS, ids=lambda each: each.name)
def test_another_layout_of_a_sample_has_one_form_too(mutation: Any, seeds: range) -> None:
    for sample in SAMPLES[:3]:
        for seed in seeds:
            mutated = mutation.on(sample, seed)
            if mutated:
                check(mutated.source)


TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12),
    st.sampled_from(
        ["no", "12", "12:30", "a: b", "a #b", "{{ a }}", "- a", "'", '"', "a\nb\n", "~"]
    ),
)
VALUES: Any = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-99, 99), TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(TEXTS.map(lambda text: f"k{text}"), inner, max_size=3),
    ),
    max_leaves=12,
)


@given(VALUES, st.sampled_from([None, True, False]), st.integers(2, 6))
def test_any_data_keeps_its_meaning(value: Any, flow: bool | None, indent: int) -> None:
    text = yaml.dump(
        {"kind": "process", "x-a": value, "id": "p"},
        default_flow_style=flow,
        indent=indent,
        allow_unicode=True,
        sort_keys=False,
        width=40,
    )
    source = text.encode()
    result = formed(source)
    if isinstance(result, bytes):
        assert formed(result) == result
        assert read_tree(result).root == read_tree(source).root
