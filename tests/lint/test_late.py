"""Patterns that are compiled when they are first asked for."""

import re

import pytest

from flowdef.lint.late import late


def test_nothing_is_compiled_before_it_is_asked_for() -> None:
    pattern = late("(a")
    with pytest.raises(re.error, match="unterminated"):
        pattern.search("a")


def test_a_method_is_made_once() -> None:
    pattern = late("a")
    assert pattern.search is pattern.search


def test_it_is_a_pattern() -> None:
    pattern, usual = late(r"a+", re.IGNORECASE), re.compile(r"a+", re.IGNORECASE)
    assert pattern.sub("-", "bAab") == usual.sub("-", "bAab")
    assert pattern.findall("aAba") == usual.findall("aAba")
    assert (pattern.pattern, pattern.flags) == (usual.pattern, usual.flags)


def test_what_no_pattern_has_it_has_not() -> None:
    with pytest.raises(AttributeError, match="serch"):
        late("a").serch  # type: ignore[attr-defined]  # noqa: B018 (asked for on purpose)
