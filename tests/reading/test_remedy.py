"""What reading finds and can mend: the edits, and that they mend it."""

import pytest

from flowdef.findings import Finding, Fix
from flowdef.reading.document import read

HEAD = "kind: process\nid: p\ntitle: P\n"
STEPS = "steps:\n  - {id: a, title: A}\n"


def mended(text: str, fix: Fix) -> str:
    """The text with one fix made, all on their lines."""
    lines = text.split("\n")
    for edit in reversed(fix.edits):
        span = edit.span
        assert span.end_line == span.line
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + edit.text + line[span.end_column - 1 :]
    return "\n".join(lines)


def found(text: str) -> tuple[Finding, ...]:
    return read(text.encode(), "p.yaml").findings


def after(text: str) -> list[tuple[str, bool]]:
    """The text with each of its fixes made alone, and whether that fix is safe."""
    return [(mended(text, each.fix), each.fix.safe) for each in found(text) if each.fix]


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param("tags: [no]", 'tags: ["no"]', id="a word for a truth value"),
        pytest.param("tags: [&a Off]", 'tags: [&a "Off"]', id="behind an anchor"),
        pytest.param("tags: [12:30]", 'tags: ["12:30"]', id="a time of day"),
        pytest.param("tags: [1_000]", 'tags: ["1_000"]', id="a number with lines below"),
        pytest.param("x-a: 0700", "x-a: 700", id="an octal number of YAML 1.1"),
        pytest.param("x-a: 0o17", "x-a: 15", id="an octal number of YAML 1.2"),
        pytest.param("x-a: 1e3", "x-a: 1000.0", id="an exponent"),
        pytest.param("x-a: 1e30", "x-a: 1.0e+30", id="a large one"),
        pytest.param("x-a: 1e-9", "x-a: 1.0e-09", id="a small one"),
        pytest.param("x-a: {on: 1}", 'x-a: {"on": 1}', id="a key"),
    ],
)
def test_an_ambiguous_value_is_written_out_and_means_the_same(written: str, instead: str) -> None:
    text = HEAD + STEPS + written
    ((new, safe),) = after(text)
    assert new == HEAD + STEPS + instead
    assert safe
    assert found(new) == ()
    assert read(new.encode(), "p").document == read(text.encode(), "p").document


TITLE = "kind: process\nid: p\ntitle: {}\nsteps: [{{id: a, title: A}}]\n"


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param("{{ x }}", '"{{ x }}"', id="nothing else"),
        pytest.param("{{ x }}  # why", '"{{ x }}"  # why', id="before a comment"),
        pytest.param("{{ x }} and so on", '"{{ x }} and so on"', id="words behind it"),
        pytest.param("{{ x }}, and: so # on", '"{{ x }}, and: so" # on', id="all sorts behind it"),
        pytest.param('{{ x }} is "it"', "'{{ x }} is \"it\"'", id="quotes behind it"),
        pytest.param('{{ x }} isn\'t "it"', "'{{ x }} isn''t \"it\"'", id="both quotes"),
    ],
)
def test_a_text_that_begins_with_braces_is_quoted(written: str, instead: str) -> None:
    ((new, safe),) = after(TITLE.format(written))
    assert new == TITLE.format(instead)
    assert safe
    assert found(new) == ()


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param("- {{ x }}", '- "{{ x }}"', id="an item"),
        pytest.param("- - {{ x }} y", '- - "{{ x }} y"', id="an item of an item"),
        pytest.param("- a: {{ x }} y", '- a: "{{ x }} y"', id="a key in an item"),
        pytest.param("[{{ x }}, {{ y }}]", '["{{ x }}", {{ y }}]', id="a list in brackets"),
        pytest.param("{a: {{ x }}, b: c}", '{a: "{{ x }}", b: c}', id="braces"),
        pytest.param("[{{ x }} y]", None, id="words behind it in brackets"),
        pytest.param("- {{ x }} y\n      z", None, id="it goes on below"),
        pytest.param("- {{ x }} y\n\n      z", None, id="it goes on further below"),
        pytest.param("- {{ x }} y\n  # z", '- "{{ x }} y"\n  # z', id="a comment below"),
    ],
)
def test_quotes_end_where_the_text_ends(written: str, instead: str | None) -> None:
    text = f"{HEAD}{STEPS}x-a:\n  {written}\n"
    fixes = after(text)
    assert [new for new, _ in fixes[:1]] == (
        [f"{HEAD}{STEPS}x-a:\n  {instead}\n"] if instead else []
    )


STEP = HEAD + "steps:\n  - {id: a, title: A}\n  - {id: b, title: B, %s}\n"


@pytest.mark.parametrize(
    ("written", "instead", "safe"),
    [
        pytest.param("responsable: c", "responsible: c", True, id="one letter"),
        pytest.param("dueDate: 2d", "due: 2d", False, id="what others call it"),
        pytest.param("holdPoint: true", "hold_point: true", True, id="another way to part words"),
        pytest.param("needss: [a]", "needs: [a]", True, id="one too many"),
        pytest.param("hwen: x", "when: x", True, id="two letters turned"),
        pytest.param("effot: 1h", "effort: 1h", True, id="a letter missing"),
        pytest.param("'needss': [a]", "needs: [a]", True, id="a key in quotes"),
        pytest.param("depends_on: [a]", "needs: [a]", False, id="a word of other tools"),
        pytest.param("instruct: x", "instructions: x", False, id="half a word"),
        pytest.param("quux: x", None, False, id="like nothing"),
        pytest.param("needss: [a], nees: [a]", None, False, id="two for one key"),
        pytest.param("critical: yes", "critical: true", True, id="a truth value of YAML 1.1"),
        pytest.param('critical: "yes"', None, False, id="a text is no truth value"),
        pytest.param("needs: a", "needs: [a]", True, id="a word for a list"),
        pytest.param("checklist: Do it", "checklist: [Do it]", False, id="a text for a list"),
        pytest.param("instructions: 5", 'instructions: "5"', True, id="a number for a text"),
        pytest.param("expect: true", 'expect: "true"', True, id="a truth value for a text"),
        pytest.param("process: 5.5", None, False, id="a text that would not fit either"),
        pytest.param(
            "collect: {c: {type: txt}}", "collect: {c: {type: text}}", False, id="a near word"
        ),
        pytest.param("effort: {a: 1}", None, False, id="a mapping"),
    ],
)
def test_faults_of_the_format(written: str, instead: str | None, safe: bool) -> None:
    assert after(STEP % written) == ([(STEP % instead, safe)] if instead else [])


def test_a_truth_value_that_must_be_true() -> None:
    ((new, safe),) = after(f"{HEAD}trigger: {{manual: yes}}\n{STEPS}")
    assert new == f"{HEAD}trigger: {{manual: true}}\n{STEPS}"
    assert safe


def test_a_key_that_is_no_text_is_quoted() -> None:
    ((new, safe),) = after(f"{HEAD}{STEPS}x-a: {{5: a}}\n")
    assert new == f'{HEAD}{STEPS}x-a: {{"5": a}}\n'
    assert safe


def test_hidden_characters_of_a_line_are_deleted_by_whoever_looks_at_them() -> None:
    ((new, safe),) = after(f"{HEAD}{STEPS}x-a: a\u200bb\u202ec # \u200bd\n")
    assert new == f"{HEAD}{STEPS}x-a: abc # d\n"
    assert not safe


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param("Pay: an invoice", '"Pay: an invoice"', id="a colon"),
        pytest.param("Pay: a, b: c  # why", '"Pay: a, b: c"  # why', id="two of them"),
        pytest.param('Pay: "an" invoice', "'Pay: \"an\" invoice'", id="quotes behind it"),
        pytest.param("@home", '"@home"', id="an at sign"),
        pytest.param("%d", '"%d"', id="a percent sign"),
        pytest.param("`a` b", '"`a` b"', id="a backquote"),
    ],
)
def test_a_text_that_yaml_takes_for_something_else_is_quoted(written: str, instead: str) -> None:
    ((new, safe),) = after(TITLE.format(written))
    assert new == TITLE.format(instead)
    assert safe
    assert found(new) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: 1\n  b: 2\n", id="a key too far right"),
        pytest.param('a: "b": c\n', id="a text that is quoted already"),
        pytest.param("a: {b: c: d}\n", id="in braces"),
        pytest.param("a: b: c\n  d\n", id="it goes on below"),
        pytest.param("a: [@b]\n", id="in brackets"),
        pytest.param("a: b\n c: d: e\n", id="a line of the text above"),
    ],
)
def test_what_may_mean_this_or_that_is_left_to_a_person(text: str) -> None:
    assert after(text) == []


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        pytest.param("kind: proces", True, id="a slip"),
        pytest.param("kind: workflow", False, id="by its other keys"),
    ],
)
def test_a_kind_that_there_is_not(written: str, safe: bool) -> None:
    rest = "id: p\ntitle: P\n" + STEPS
    assert after(f"{written}\n{rest}") == [(f"kind: process\n{rest}", safe)]


def test_what_is_unclear_has_no_fix() -> None:
    assert after("kind: quux\nid: p\n") == []
    assert after("kind: [process]\nid: p\n" + STEPS) == []
