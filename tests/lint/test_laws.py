"""What holds of the linter for all documents."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowdef.expressions.check import check_condition
from flowdef.expressions.parse import condition
from flowdef.expressions.tree import Fault
from flowdef.lint.engine import facts_of
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.options import RULE_ERROR, Options
from flowdef.lint.rule import Profile
from flowdef.lint.varying import varies
from flowdef.model.fields import Field, FieldType
from flowdef.paths.judgements import constant
from flowdef.reading.document import read
from lint_workspaces import HEAD, PROCESS, findings_of, process

pytestmark = pytest.mark.unmeasured

IDS = st.sampled_from(["a", "b", "c", "d"])
NAMES = st.sampled_from(["x", "y", "n", "t", "when_1", "a", "gone"])
FIELD = st.sampled_from(
    [
        "{type: choice, choices: [k, l]}",
        "{type: choice, choices: [k], required: true}",
        "{type: number, required: true, min: 1, max: 0}",
        "{type: text, default: k, pattern: '('}",
        "{type: boolean, required: true}",
        "{type: date}",
        "{type: person}",
    ]
)
ATOMS = st.sampled_from(
    ['x == "k"', "n > 1", "y", "not y", "t == 'q'", "x in ['k', 'l']", "a == 'rejected'", "gone"]
)
WHEN = st.lists(ATOMS, min_size=1, max_size=3).flatmap(
    lambda atoms: st.sampled_from([" and ", " or "]).map(lambda joint: joint.join(atoms))
)
BROKEN = st.sampled_from(["x =", "1 / 0 > n", "x | sort", "(", "x == y == n"])
EXTRAS = st.sampled_from(
    [
        "approve: {role: head, on_reject: a, separate_from: [b, q]}",
        "approve: {role: nobody}",
        "automate: {command: [run, '{{ x }}', '{{ gone }}']}",
        "wait: {until: x}",
        "process: p",
        "process: q, with: {x: '{{ n }}', z: 1}",
        "due: {after: n, by: 1d}",
        "critical: true",
        "hold_point: true",
        "responsible: {field: x}",
        "instructions: '{{ x }} [l](gone.md) {{ y'",
    ]
)


@st.composite
def steps(draw: st.DrawFn) -> str:
    lines = [f"id: {draw(IDS)}", f"title: 'T {{{{ {draw(NAMES)} }}}}'"]
    if draw(st.booleans()):
        lines.append(f"needs: [{', '.join(draw(st.lists(IDS, max_size=2, unique=True)))}]")
    if draw(st.booleans()):
        lines.append(f'when: "{draw(WHEN | BROKEN)}"'.replace('"k"', "'k'"))
    if draw(st.booleans()):
        lines.append(draw(EXTRAS))
    elif draw(st.booleans()):
        lines.append(f"collect: {{{draw(NAMES)}: {draw(FIELD)}}}")
    return "{" + ", ".join(lines) + "}"


@st.composite
def processes(draw: st.DrawFn) -> str:
    """A process that passes the schema, right or wrong in meaning."""
    inputs = "".join(
        f"  {name}: {draw(FIELD)}\n" for name in draw(st.lists(NAMES, max_size=4, unique=True))
    )
    head = HEAD + (f"inputs:\n{inputs}" if inputs else "") + "outputs: {x: X, gone: Gone}\n"
    groups = draw(st.lists(st.lists(steps(), min_size=1, max_size=4), min_size=1, max_size=3))
    if len(groups) == 1:
        return head + "steps:\n" + "".join(f"  - {step}\n" for step in groups[0])
    stages = (
        f"  - id: {draw(st.sampled_from(['s', 'u', 'v', 'a']))}\n    title: S\n"
        + (f'    when: "{draw(WHEN)}"\n'.replace('"k"', "'k'") if draw(st.booleans()) else "")
        + "    steps:\n"
        + "".join(f"      - {step}\n" for step in group)
        for group in groups
    )
    return head + "stages:\n" + "".join(stages)


@settings(max_examples=100)
@given(processes())
def test_no_rule_fails_on_any_document_that_passes_the_schema(text: str) -> None:
    files = {**process("steps: []"), PROCESS: text}
    found = findings_of(files, Options(profile=Profile.REGULATED))
    assert [each for each in found if each.code == RULE_ERROR] == []
    assert all(each.span.line <= text.count("\n") for each in found if each.path == PROCESS)
    unread = [each for each in found if each.code.startswith("SYN00") and each.path == PROCESS]
    assert [each for each in unread if "twice" not in each.message] == []
    assert findings_of(files, Options(profile=Profile.REGULATED)) == found


@settings(max_examples=60)
@given(processes(), st.randoms())
def test_the_order_of_writing_plays_no_part_where_the_needs_say_all(
    text: str, chance: random.Random
) -> None:
    """Steps with needs of their own can be written in any order."""
    document = read(text.encode(), PROCESS).document
    facts = facts_of(document, PROCESS)
    assert isinstance(facts, ProcessFacts)
    lines = text.split("steps:\n")
    if len(lines) != 2 or "hold_point" in text or len(facts.step) < len(facts.steps):
        return
    written = [
        line if "needs:" in line else line.replace("title:", "needs: [], title:")
        for line in lines[1].splitlines()
    ]
    shuffled = list(written)
    chance.shuffle(shuffled)
    texts = ["\n".join([f"{lines[0]}steps:", *each, ""]) for each in (written, shuffled)]
    one, other = ({**process("steps: []"), PROCESS: each} for each in texts)
    # A choice is told by steps that follow each other; a circle begins anywhere; of two steps
    # that record one name the first counts.
    if {"DAT012", "STR004"} & {each.code for each in findings_of(one)}:
        return
    free = Options(ignore=("STR016", "STR017"))
    assert sorted(each.code for each in findings_of(one, free)) == sorted(
        each.code for each in findings_of(other, free)
    )


FIELDS = {
    field.name: field
    for field in (
        Field(name="x", type=FieldType.CHOICE, choices=("k", "l")),
        Field(name="one", type=FieldType.CHOICE, choices=("k",)),
        Field(name="n", type=FieldType.NUMBER, min=1, max=1),
        Field(name="i", type=FieldType.INTEGER),
        Field(name="t", type=FieldType.TEXT),
        Field(name="y", type=FieldType.BOOLEAN),
        Field(name="d", type=FieldType.DATE),
        Field(name="m", type=FieldType.CHOICES, choices=("k", "l")),
    )
}
PLAIN = st.builds(
    "{} {} {}".format,
    st.sampled_from([*FIELDS, "gone"]),
    st.sampled_from(["==", "!=", "<", ">="]),
    st.sampled_from(['"k"', '"q"', "1", "1.5", "true", '"2027-01-01"']),
) | st.sampled_from([*FIELDS])


@pytest.mark.long
@settings(max_examples=20_000)
@given(processes())
def test_no_rule_fails_in_the_long_run(text: str) -> None:
    found = findings_of({**process("steps: []"), PROCESS: text})
    assert [each for each in found if each.code == RULE_ERROR] == []


@given(st.lists(PLAIN, min_size=1, max_size=3), st.sampled_from([" and ", " or "]))
def test_what_varies_at_a_glance_varies_for_the_solver_too(parts: list[str], joint: str) -> None:
    tree = condition(joint.join(parts))
    assert not isinstance(tree, Fault)
    if varies(tree, FIELDS):
        checked = check_condition(tree, FIELDS)
        assert checked.faults == ()
        assert checked.expression == tree
        assert constant(tree, FIELDS) is None


@pytest.mark.parametrize("text", ['x == "k"', "n > 1 and y", 't != "q" or i < 3'])
def test_the_usual_conditions_vary_at_a_glance(text: str) -> None:
    tree = condition(text)
    assert not isinstance(tree, Fault)
    assert varies(tree, FIELDS)
