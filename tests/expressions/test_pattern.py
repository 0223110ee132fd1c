"""Patterns are matched in time that no pattern and no text can blow up."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.expressions.pattern import MAX_SUBJECT, compiled, examples, matches


@pytest.mark.parametrize(
    ("pattern", "text", "held"),
    [
        pytest.param("", "", True, id="nothing"),
        pytest.param("abc", "abc", True, id="plain"),
        pytest.param("abc", "abcd", False, id="more than the pattern"),
        pytest.param("^abc$", "abc", True, id="anchors"),
        pytest.param("a^b", "ab", False, id="an anchor inside"),
        pytest.param("[A-Z]{2}-\\d{4}", "DE-2027", True, id="classes and counts"),
        pytest.param("[^a-c]+", "xyz", True, id="a class of others"),
        pytest.param("[]a]+", "]a", True, id="a bracket in a class"),
        pytest.param("[a&&b||c~~[]+", "&|~[", True, id="signs in a class"),
        pytest.param("\\[a\\]\\.\\\\", "[a].\\", True, id="escapes"),
        pytest.param("(a|bc)*d", "abcad", True, id="groups and branches"),
        pytest.param("(?:ab){2,3}", "abab", True, id="a group that captures nothing"),
        pytest.param("(?:ab){2,3}", "ab", False, id="too few"),
        pytest.param("a{0}b", "b", True, id="none at all"),
        pytest.param("a{2,}", "aaaa", True, id="no upper bound"),
        pytest.param("(a*)*b?", "aaa", True, id="repeats of what may be empty"),
        pytest.param("a.c", "a\nc", False, id="a dot is no line break"),
        pytest.param("\\w\\s\\S\\D\\W", "é xy!", True, id="kinds of characters"),
        pytest.param("a??b", "ab", True, id="a lazy repeat"),
        pytest.param("|a", "", True, id="an empty branch"),
    ],
)
def test_a_text_has_a_form_or_not(pattern: str, text: str, held: bool) -> None:
    assert matches(pattern, text) is held


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        pytest.param("(a", "never closed", id="a group left open"),
        pytest.param("a)", "closes nothing", id="a group too many"),
        pytest.param("[a", "'[a' is not known", id="a class left open"),
        pytest.param("[z-a]", "bad character range", id="a range that goes backwards"),
        pytest.param("[a--b]", "hyphen", id="a difference of classes"),
        pytest.param("*a", "'*a' is not known", id="a repeat of nothing"),
        pytest.param("^*a", "'*' repeats no character", id="a repeat of an anchor"),
        pytest.param("a{3,2}", "ends before it begins", id="counts that go backwards"),
        pytest.param("a{2", "'{2' is not known", id="a count left open"),
        pytest.param("(?=a)", "'(?='", id="looking ahead"),
        pytest.param("(?P<n>a)", "'(?P'", id="a named group"),
        pytest.param("(a)\\1", "'\\1'", id="a reference back"),
        pytest.param("\\bx", "'\\b'", id="a boundary of words"),
        pytest.param("a++", "'+'", id="a possessive repeat"),
        pytest.param("\\", "'\\' is not known", id="a backslash alone"),
        pytest.param("a{9999}", "more than 500 states", id="too many"),
        pytest.param("((a{20}){20}){20}", "more than 500", id="many times many"),
        pytest.param("(a{300})(b{300})", "more than 500", id="many and many"),
        pytest.param("(a{249}|b{250})|c", "more than 500", id="many or many"),
        pytest.param("(" * 21 + ")" * 21, "deeper than 20", id="too deep"),
        pytest.param("a" * 501, "more than 500 characters", id="too long"),
    ],
)
def test_what_is_not_known_is_said(pattern: str, why: str) -> None:
    assert why in str(matches(pattern, "a"))
    assert isinstance(compiled(pattern), str)
    assert examples(pattern) == ()


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+b",
        "(a|a)*b",
        "(a|aa)+b",
        "(.*)*x",
        "a*a*a*a*a*a*a*a*b",
        "(a?){200}a{99}b",
        "([a-z]+)*1",
    ],
)
def test_patterns_that_hang_other_machines_end(pattern: str) -> None:
    assert matches(pattern, "a" * MAX_SUBJECT) in (False, "its repeats make more than 500 states")


def test_longer_texts_are_not_held_to_a_pattern() -> None:
    assert matches("a*", "a" * (MAX_SUBJECT + 1)) == "the text is longer than 1,000 characters"


def patterns() -> st.SearchStrategy[str]:
    atoms = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", "\\d", "\\.", "^", "$", "[a-c]", "\\w"])
    repeats = st.sampled_from(["*", "+", "?", "{2}", "{1,}", "{0,2}", "{0}", "*?", "{2,3}"])
    return st.recursive(
        atoms,
        lambda inner: st.one_of(
            st.builds("{}{}".format, inner, inner),
            st.builds("({}|{})".format, inner, inner),
            st.builds("(?:{}){}".format, inner, repeats),
        ),
        max_leaves=8,
    )


@given(patterns(), st.text("abc1.", max_size=6))
def test_it_agrees_with_python(pattern: str, text: str) -> None:
    assert matches(pattern, text) is (re.fullmatch(pattern, text) is not None)


@given(st.text("ab01.*+?()[]{}|^$\\-,:=d", max_size=12), st.text("ab01", max_size=4))
def test_it_never_raises_and_what_it_knows_python_knows_alike(pattern: str, text: str) -> None:
    held = matches(pattern, text)
    if isinstance(held, bool):
        assert held is (re.fullmatch(pattern, text) is not None)


@given(patterns())
def test_examples_have_the_form(pattern: str) -> None:
    assert all(re.fullmatch(pattern, text) for text in examples(pattern))


def test_examples_are_found_for_long_forms() -> None:
    assert len(examples(r"[A-Z]{2}\d{2} \d{4} \d{4} \d{4} \d{4} \d{2}")) >= 2
    assert "" in examples("a*")
