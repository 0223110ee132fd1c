"""Conditions and texts become trees, or a fault that says what is wrong and exactly where."""

import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expression_samples import trees
from flowdef.expressions.parse import MAX_EXPRESSION, MAX_TEXT, condition, template
from flowdef.expressions.source import source, template_source
from flowdef.expressions.tree import (
    Arithmetic,
    Compare,
    Expression,
    Fault,
    Filter,
    Listing,
    Literal,
    Logic,
    Name,
    Negate,
    Not,
    Template,
    children,
)

A, B, C = Name("a"), Name("b"), Name("c")


def number(text: str) -> Literal:
    return Literal(Decimal(text))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        pytest.param("a", A, id="a name"),
        pytest.param(" \r\n a\t", A, id="a name with room around it"),
        pytest.param('"poor"', Literal("poor"), id="a text"),
        pytest.param("'it\\'s'", Literal("it's"), id="an escaped quote"),
        pytest.param(r'"a\\b\n\t\""', Literal('a\\b\n\t"'), id="the known escapes"),
        pytest.param('"  ü é 😀"', Literal("  ü é 😀"), id="any character inside quotes"),
        pytest.param("1000", number("1000"), id="a number"),
        pytest.param("0.10", number("0.10"), id="a decimal stays exact"),
        pytest.param("-5", number("-5"), id="a negative number"),
        pytest.param("-0", number("0"), id="zero has no sign"),
        pytest.param("-a", Negate(A), id="a sign"),
        pytest.param("true", Literal(True), id="true"),
        pytest.param("False", Literal(False), id="False"),
        pytest.param("not a", Not(A), id="not"),
        pytest.param("not not a", Not(Not(A)), id="not not"),
        pytest.param("a and b and c", Logic("and", (A, B, C)), id="a chain is one"),
        pytest.param("a and (b and c)", Logic("and", (A, B, C)), id="brackets in a chain"),
        pytest.param(
            "a or b and c", Logic("or", (A, Logic("and", (B, C)))), id="and binds before or"
        ),
        pytest.param("not a == b", Not(Compare("==", A, B)), id="not binds after a comparison"),
        pytest.param("a in b", Compare("in", A, B), id="in"),
        pytest.param("a not in b", Not(Compare("in", A, B)), id="not in"),
        pytest.param(
            "a < b <= c",
            Logic("and", (Compare("<", A, B), Compare("<=", B, C))),
            id="a chain of comparisons",
        ),
        pytest.param(
            "a + b * c", Arithmetic("+", A, Arithmetic("*", B, C)), id="times binds before plus"
        ),
        pytest.param(
            "a - b - c", Arithmetic("-", Arithmetic("-", A, B), C), id="minus leans to the left"
        ),
        pytest.param("[a, 'x',]", Listing((A, Literal("x"))), id="a list"),
        pytest.param("(a, b)", Listing((A, B)), id="a list in round brackets"),
        pytest.param("[]", Listing(()), id="an empty list"),
        pytest.param("a | lower", Filter("lower", A), id="a filter"),
        pytest.param("a|default(0)", Filter("default", A, number("0")), id="default"),
        pytest.param(
            "a|default(b)|upper", Filter("upper", Filter("default", A, B)), id="filters in a row"
        ),
        pytest.param("notes", Name("notes"), id="a name that begins like a word"),
        pytest.param("And", Name("And"), id="a name that is nearly a word"),
    ],
)
def test_a_condition_becomes_a_tree(text: str, tree: Expression) -> None:
    assert condition(text) == tree


@pytest.mark.parametrize(
    ("text", "kind", "place", "message"),
    [
        pytest.param("", "syntax", "", "an expression is missing", id="nothing"),
        pytest.param("  ", "syntax", "  ", "an expression is missing", id="only room"),
        pytest.param("a b", "syntax", "b", "'b' does not belong here", id="two names"),
        pytest.param("a AND b", "syntax", "AND", "write 'and'", id="a word in capitals"),
        pytest.param("a in in", "syntax", "in", "'in' does not belong here", id="a word as a name"),
        pytest.param("(a", "syntax", "(", "'(' is never closed", id="a bracket left open"),
        pytest.param("a)", "syntax", ")", "')' closes nothing", id="a bracket too many"),
        pytest.param("(a]", "syntax", "]", "']' closes nothing", id="brackets that do not pair"),
        pytest.param("a = 1", "forbidden", "=", "write '=='", id="a single equals sign"),
        pytest.param("a && b", "syntax", "&", "write 'and'", id="and of other languages"),
        pytest.param("!a", "syntax", "!", "write 'not'", id="not of other languages"),
        pytest.param("“x” == a", "syntax", "“", "straight quotes", id="curly quotes"),
        pytest.param('a == "x', "syntax", '"', "never closed", id="a quote left open"),
        pytest.param(r'"\x41"', "syntax", "\\x", "no known escape", id="an unknown escape"),
        pytest.param("a == 1 +", "syntax", "+", "missing after '+'", id="an end too early"),
        pytest.param("a, b", "syntax", ",", "does not belong", id="a comma outside of brackets"),
        pytest.param('["a" "b"]', "syntax", '"b"', "a comma", id="a comma left out"),
        pytest.param("1e5", "syntax", "1e5", "is no number", id="an exponent"),
        pytest.param("1_000", "syntax", "1_000", "is no number", id="a number with separators"),
        pytest.param("0x1F", "syntax", "0x1F", "is no number", id="a hexadecimal number"),
        pytest.param("007", "syntax", "007", "is no number", id="leading zeros"),
        pytest.param("grün == 1", "syntax", "grün", "is no name", id="a name with an umlaut"),
        pytest.param(
            "а == 1", "syntax", "а", "is no name", id="a Cyrillic letter that looks Latin"
        ),
        pytest.param("١ == a", "syntax", "١", "is no number", id="a digit of another script"),
        pytest.param("a.b", "forbidden", ".", "plain name of a field", id="an attribute"),
        pytest.param("''.__class__", "forbidden", ".", "plain name", id="the way to all classes"),
        pytest.param("a[0]", "forbidden", "[0]", "parts of a value", id="a subscript"),
        pytest.param("a['b']", "forbidden", "['b']", "parts of a value", id="a subscript of text"),
        pytest.param("a()", "forbidden", "()", "calls", id="a call"),
        pytest.param("range(10)", "forbidden", "(10)", "calls", id="a call of a function"),
        pytest.param("a(*b)", "forbidden", "(*b)", "calls", id="a call with a star"),
        pytest.param("a is defined", "forbidden", "is", "compare with '=='", id="a test"),
        pytest.param("a if b else c", "forbidden", "if", "'when'", id="a conditional expression"),
        pytest.param("a ~ b", "forbidden", "~", "side by side", id="texts joined"),
        pytest.param("a ** b", "forbidden", "**", "multiply", id="a power"),
        pytest.param("a // b", "forbidden", "//", "divide", id="a division without rest"),
        pytest.param("a % b", "forbidden", "%", "percentages", id="a remainder"),
        pytest.param("{'a': 1}", "forbidden", "{", "dictionary", id="a dictionary"),
        pytest.param("a == none", "forbidden", "none", "default", id="none"),
        pytest.param("+a", "forbidden", "+", "needs no '+'", id="a plus sign before a value"),
        pytest.param("a|lenght", "forbidden", "lenght", "'length'", id="a filter misspelt"),
        pytest.param("a|attr('x')", "forbidden", "attr", "known: date", id="a filter of Jinja2"),
        pytest.param("a|default", "syntax", "a|default", "takes one value", id="no default given"),
        pytest.param("a|lower(1)", "syntax", "a|lower", "takes nothing", id="too much given"),
        pytest.param("a|date(1, 2)", "syntax", "a|date", "at most a form", id="two forms"),
        pytest.param("a|default(*b)", "syntax", "a|default", "takes one value", id="a star"),
        pytest.param("a|(b)", "syntax", "(", "does not belong", id="a filter without a name"),
        pytest.param("a #b", "syntax", "#", "comments", id="a comment"),
        pytest.param("a == \x00", "syntax", "\x00", "not known here", id="a null character"),
        pytest.param("9" * 31, "limit", "9" * 31, "at most 30 digits", id="too many digits"),
        pytest.param("(" * 26 + "a", "limit", "(", "nested deeper", id="too many brackets"),
        pytest.param("-" * 40 + "a", "limit", "-", "in a row", id="too many signs"),
        pytest.param("not " * 40 + "a", "limit", "not", "in a row", id="too many nots"),
        pytest.param("+".join("a" * 60), "limit", "+", "nested deeper", id="too long a sum"),
        pytest.param("a" * 2001, "limit", "a" * 2001, "2,000 characters", id="too long"),
    ],
)
def test_a_fault_says_what_and_where(text: str, kind: str, place: str, message: str) -> None:
    fault = condition(text)
    assert isinstance(fault, Fault)
    assert fault.kind == kind
    assert text[fault.offset : fault.offset + fault.length] == place
    assert message in fault.message
    assert fault.length >= 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param("plain", ("plain",), id="text alone"),
        pytest.param("{{ a }}", (A,), id="an expression alone"),
        pytest.param("{{a}}{{ b }}", (A, B), id="two expressions"),
        pytest.param("Dear {{ a }}, hello", ("Dear ", A, ", hello"), id="a name in a sentence"),
        pytest.param("{% if a %} {# b #}", ("{% if a %} {# b #}",), id="blocks are text"),
        pytest.param("{{ a }} {% b %}", (A, " {% b %}"), id="blocks beside an expression"),
        pytest.param("}} { } {x}", ("}} { } {x}",), id="lone braces are text"),
        pytest.param("{{ a }}}", (A, "}"), id="a brace behind"),
        pytest.param('{{ "}}" }}', (Literal("}}"),), id="braces inside quotes"),
        pytest.param("{{ '{{' }}x", (Literal("{{"), "x"), id="two literal braces"),
        pytest.param("{{ a\n| lower }}\n", (Filter("lower", A), "\n"), id="over two lines"),
    ],
)
def test_a_text_becomes_parts(text: str, parts: tuple[str | Expression, ...]) -> None:
    assert template(text) == Template(parts)


@pytest.mark.parametrize(
    ("text", "offset", "length", "message"),
    [
        pytest.param("ab {{ c", 3, 2, "never closed", id="never closed"),
        pytest.param("{{ a {{ b }}", 0, 2, "never closed", id="closed only by the next"),
        pytest.param("{{ a }", 0, 2, "never closed", id="one brace too few"),
        pytest.param("{{ don't }}", 6, 1, "quote", id="a quote left open"),
        pytest.param("x {{ }}", 4, 1, "missing", id="nothing inside"),
        pytest.param("{{}}", 2, 1, "missing", id="nothing at all inside"),
        pytest.param("äö {{ a. }}", 7, 1, "plain name", id="counted in characters"),
        pytest.param("x\r\n{{ a b }}", 8, 1, "belong", id="behind a line break of Windows"),
        pytest.param("{{- a }}", 2, 1, "trims nothing", id="trimming before"),
        pytest.param("{{ a -}}", 5, 1, "trims nothing", id="trimming after"),
        pytest.param("{{{ a }}}", 2, 1, "dictionary", id="three braces"),
        pytest.param("{{ " + "a" * 2100 + " }}", 2, 2102, "2,000", id="too long inside"),
        pytest.param("{{ '" + "a" * 2100 + "' }}", 2, 2104, "2,000", id="too long a quotation"),
        pytest.param("{{ a }}" * 142_858, MAX_TEXT, 1, "1,000,000", id="too long a text"),
    ],
)
def test_a_fault_of_a_text_counts_from_its_beginning(
    text: str, offset: int, length: int, message: str
) -> None:
    fault = template(text)
    assert isinstance(fault, Fault)
    assert (fault.offset, fault.length) == (offset, length)
    assert message in fault.message


def test_parts_stand_where_they_were_written() -> None:
    text = 'not (credit in ["good", (poor)]) and -amount * 2 >= 10 or name|default("x") == "y"'
    tree = condition(text)
    assert isinstance(tree, Logic)

    def written(node: Expression) -> str:
        return text[node.at[0] : sum(node.at)]

    assert written(tree) == text
    first, last = tree.parts
    assert [written(each) for each in children(first)] == [
        'not (credit in ["good", (poor)]',
        "-amount * 2 >= 10",
    ]
    assert [written(each) for each in children(last)] == ['name|default("x"', '"y"']
    assert [written(each) for each in children(children(last)[0])] == ["name", '"x"']


def test_a_long_chain_costs_no_depth() -> None:
    tree = condition(" or ".join(["a"] * (MAX_EXPRESSION // 5)))
    assert isinstance(tree, Logic)
    assert len(tree.parts) == 400


def test_plain_texts_and_names_do_not_load_jinja2() -> None:
    code = (
        "import sys\n"
        "from flowdef.expressions.parse import condition, template\n"
        "template('Send it'); template('Dear {{ customer }}'); condition('vip')\n"
        "assert 'jinja2' not in sys.modules\n"
        "condition('not vip')\n"
        "assert 'jinja2' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@given(trees())
def test_what_is_written_back_parses_to_the_same_tree(tree: Expression) -> None:
    text = source(tree)
    found = condition(text)
    assert isinstance(found, Fault) or source(found) == text
    assert found == tree or (isinstance(found, Fault) and found.kind == "limit")


@given(st.lists(st.one_of(trees(), st.text("a {%}#\n", min_size=1)), max_size=4))
def test_a_text_written_back_parses_to_the_same_parts(parts: list[str | Expression]) -> None:
    text = template_source(Template(tuple(parts)))
    found = template(text)
    if isinstance(found, Template) and not any(
        isinstance(part, str) and ("{" in part or "}" in part) for part in parts
    ):
        assert template_source(found) == text
        assert list(found.expressions) == [each for each in parts if not isinstance(each, str)]


LETTERS = st.text(
    st.one_of(st.sampled_from("abn01 .,'\"\\()[]{}|<>=!+-*/%~:\n\r\t_é"), st.characters()),
    max_size=40,
)
WORDS = "a not and or in is if else ( ) [ ] , | lower default == < + - * / ** 'x' \" 1 1.5 {{ }} ."
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=25).map(" ".join)


@given(st.one_of(LETTERS, PIECES))
def test_parsing_never_raises_and_faults_lie_inside(text: str) -> None:
    for found in (condition(text), template("{{" + text + "}}"), template(text)):
        if isinstance(found, Fault):
            assert 0 <= found.offset <= len(text) + 4
            assert found.length >= 1


@given(PIECES)
def test_what_parses_is_written_back_and_parses_again(text: str) -> None:
    found = condition(text)
    if not isinstance(found, Fault):
        assert condition(source(found)) == found
