"""The chain: what an auditor can follow with other tools."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.store import chain
from flowdef.store.chain import ORIGIN, Row, broken_at, canonical, link

values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=8,
).filter(lambda value: "inf" not in repr(value))


def test_canonical_text() -> None:
    assert canonical({"b": [1, None], "a": "é\n"}) == '{"a":"\\u00e9\\n","b":[1,null]}'


@given(st.dictionaries(st.text(), values))
def test_one_event_has_one_text(event: dict[str, Any]) -> None:
    text = canonical(event)
    assert json.loads(text) == event
    assert canonical(dict(reversed(event.items()))) == text == canonical(json.loads(text))
    assert text.isascii()
    assert text.isprintable()


@given(st.dictionaries(st.text(), values))
def test_with_or_without_what_is_compiled_the_text_is_the_same(event: dict[str, Any]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(chain, "_WRITE", None)
        slow = canonical(event)
    assert canonical(event) == slow


def test_what_is_not_json_is_our_own_bug() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical({"a": float("nan")})


def test_a_link_is_four_lines() -> None:
    text = f"{'0' * 64}\nsend-1\n1\n{{}}"
    assert link(ORIGIN, "send-1", 1, "{}") == hashlib.sha256(text.encode()).hexdigest()


def chained(bodies: list[str]) -> list[Row]:
    before, rows = ORIGIN, []
    for seq, body in enumerate(bodies, 1):
        before = link(before, "r", seq, body)
        rows.append(Row(seq, body, before))
    return rows


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1), st.data())
def test_a_change_is_found_where_it_is(bodies: list[str], data: st.DataObject) -> None:
    rows = chained(bodies)
    assert broken_at("r", ORIGIN, 1, rows) == 0
    index = data.draw(st.integers(0, len(rows) - 1))
    changed = [*rows]
    changed[index] = rows[index]._replace(body=rows[index].body + "x")
    assert broken_at("r", ORIGIN, 1, changed) == index + 1
    assert broken_at("another", ORIGIN, 1, rows) == 1
