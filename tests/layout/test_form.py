"""The one form of a document: what changes, and what never does."""

import pytest

from flowdef.layout.form import formed

HEAD = "kind: process\nid: p\ntitle: P\n"
STEPS = "steps:\n  - {id: a, title: A}\n"


def made(text: str) -> str:
    """The text in the one form, which is then in form."""
    result = formed(text.encode())
    assert isinstance(result, bytes), result
    assert formed(result) == result
    return result.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "title: P\nsteps:\n  - {title: A, id: a}\nid: p\nkind: process\n",
            HEAD + STEPS,
            id="keys go as in the format",
        ),
        pytest.param(
            HEAD + "x-b: 1\nsteps: [{id: a, title: A}]\nx-a: 2\nowner: o\n",
            HEAD + "owner: o\nsteps: [{id: a, title: A}]\nx-b: 1\nx-a: 2\n",
            id="keys of one's own stand last, as they were written",
        ),
        pytest.param(
            HEAD + "inputs: {b: {type: text}, a: {label: A, type: text}}\n" + STEPS,
            HEAD + "inputs: {b: {type: text}, a: {type: text, label: A}}\n" + STEPS,
            id="the order of names is the author's",
        ),
        pytest.param(
            HEAD + "steps:\n- id: a\n  title: A\n  collect:\n      f:\n            type: text\n",
            HEAD + "steps:\n  - id: a\n    title: A\n    collect:\n      f:\n        type: text\n",
            id="two blanks of indentation",
        ),
        pytest.param(
            "kind: \"process\"\nid: 'p'\n\"title\": 'P'\nsteps: [{id: a, title: 'A, or B'}]\n",
            HEAD + 'steps: [{id: a, title: "A, or B"}]\n',
            id="quotes only where they are needed",
        ),
        pytest.param(
            HEAD + "steps: [ { id: a,title: A } , ]\n",
            HEAD + "steps: [{id: a, title: A}]\n",
            id="blanks in brackets",
        ),
        pytest.param(
            HEAD + "steps:\n  [{id: a,\n    title: A}]\n",
            HEAD + "steps: [{id: a, title: A}]\n",
            id="what is short stands on one line",
        ),
        pytest.param(
            HEAD + "tags: [" + "a" * 50 + ", " + "b" * 40 + ", " + "c" * 40 + "]\n" + STEPS,
            HEAD + f"tags:\n  - {'a' * 50}\n  - {'b' * 40}\n  - {'c' * 40}\n" + STEPS,
            id="what is long stands line by line",
        ),
        pytest.param(HEAD + STEPS, HEAD + STEPS, id="what is in form stays"),
        pytest.param(
            HEAD + "scope:\n  excludes: [a]\n\n  includes: [b]\n" + STEPS,
            HEAD + "scope:\n  includes: [b]\n  excludes: [a]\n" + STEPS,
            id="an empty line before a key that becomes the first",
        ),
        pytest.param(
            HEAD + "x-a: ['b\n\n  c', d]\n" + STEPS,
            HEAD + STEPS + "x-a:\n  - 'b\n\n    c'\n  - d\n",
            id="a text with an empty line cannot stand on one",
        ),
        pytest.param(
            HEAD + "x-a: [b\n  c, 'd\n  :', 'e\n  f']\n" + STEPS,
            HEAD + STEPS + 'x-a: [b c, "d :", e f]\n',
            id="texts of several lines in brackets",
        ),
        pytest.param(
            "\n\n# top\n\n\n" + HEAD + "\n\n\nsteps:\n\n  - id: a\n\n\n    title: A\n\n\n",
            "# top\n\n" + HEAD + "\nsteps:\n  - id: a\n\n    title: A\n",
            id="one empty line at most, and none at the beginning of a block",
        ),
        pytest.param(HEAD + STEPS.rstrip("\n"), HEAD + STEPS, id="the last line ends"),
        pytest.param(
            HEAD + STEPS + "owner: o   \n", HEAD + "owner: o\n" + STEPS, id="blanks at ends"
        ),
        pytest.param("---\n" + HEAD + STEPS, "---\n" + HEAD + STEPS, id="a marker"),
        pytest.param(
            "%YAML 1.2\n---\n" + HEAD + STEPS, "%YAML 1.2\n---\n" + HEAD + STEPS, id="%YAML"
        ),
        pytest.param(
            HEAD + "description:\n" + STEPS.replace("A}", "A, note: }"),
            HEAD + "description:\n" + STEPS.replace("A}", "A, note: null}"),
            id="no value",
        ),
    ],
)
def test_the_form(before: str, after: str) -> None:
    assert made(before) == after


COMMENTS = """\
# of the file

# of the steps
steps:   # beside the steps
    # of the first
    -   # beside the dash
        title: A # of the title
        # of the id
        id: a
        # at the end of a

    # of the second
    - {title: B, id: b}   # of b
  # at the end of all
# of the kind
kind: process # kind
id: p
title: P
# at the end of the file
"""
IN_FORM = """\
# of the file

# of the steps
# of the kind
kind: process  # kind
id: p
title: P
steps:   # beside the steps
  # of the first
  # beside the dash
  # of the id
  - id: a
    title: A  # of the title
    # at the end of a

  # of the second
  - {id: b, title: B}   # of b
  # at the end of all
# at the end of the file
"""


def test_comments_stay_at_what_they_belong_to() -> None:
    assert made(COMMENTS) == IN_FORM


TEXTS = """\
steps:
- id: a
  title: A
  instructions:   |
     One.

       Two.


     Three.
  warning: >-  # folded
      One
      line.
  note: a text
     that goes

     on
  expect: "in quotes,
    and on"
  checklist:
  - |2
       deeper at once
    not so deep
  - [x, # why
      y]
"""


def test_long_texts_stay_as_they_are() -> None:
    text = HEAD + TEXTS.partition("  checklist")[0]
    assert made(text) == HEAD + (
        "steps:\n  - id: a\n    title: A\n    instructions: |\n      One.\n\n        Two.\n\n\n"
        "      Three.\n    warning: >-  # folded\n      One\n      line.\n"
        '    note: a text\n      that goes\n\n      on\n    expect: "in quotes,\n      and on"\n'
    )


def test_texts_that_begin_further_in_and_brackets_with_comments() -> None:
    text = HEAD + STEPS + "x-a:\n- |2\n    deep\n  flat\n- [x, # why\n    y\n  ]\n- >\n    folded\n"
    assert made(text) == HEAD + STEPS + (
        "x-a:\n  - |2\n      deep\n    flat\n  - [x, # why\n      y\n    ]\n  - >\n    folded\n"
    )


def test_a_comment_does_not_count_for_the_width() -> None:
    line = f"tags: [{'a' * 112}]  # why it is so long\n"
    assert made(HEAD + line + STEPS) == HEAD + line + STEPS
    longer = f"tags: [{'a' * 113}]  # why\n"
    assert made(HEAD + longer + STEPS) == f"{HEAD}tags:  # why\n  - {'a' * 113}\n{STEPS}"


def test_an_item_that_becomes_long_keeps_its_comment() -> None:
    text = f"x-a:\n  - {{b: {'c' * 70}, d: {'e' * 70}}}  # why\n"
    after = f"x-a:\n  # why\n  - b: {'c' * 70}\n    d: {'e' * 70}\n"
    assert made(HEAD + STEPS + text) == HEAD + STEPS + after


@pytest.mark.parametrize(
    "same",
    [
        pytest.param('a: "no"', id="a truth value of YAML 1.1"),
        pytest.param('a: "12"', id="a number"),
        pytest.param('a: "09:00"', id="a time of day"),
        pytest.param('a: "0 9 * * mon"', id="a schedule"),
        pytest.param('a: ""', id="nothing"),
        pytest.param('a: " b"', id="a blank at the beginning"),
        pytest.param('a: "b "', id="a blank at the end"),
        pytest.param('a: "b: c"', id="a colon"),
        pytest.param('a: "b:"', id="a colon at the end"),
        pytest.param('a: "b #c"', id="a comment that is none"),
        pytest.param('a: "{{ b }}"', id="braces"),
        pytest.param('a: "b\\tc"', id="a tab"),
        pytest.param("a: 'say \"b\": c'", id="quotes in quotes"),
        pytest.param('a: "&b"', id="what looks like an anchor"),
        pytest.param('a: "y"', id="y"),
        pytest.param('a: ["b, c", "d: e", "https://x", "f]"]', id="in brackets more needs quotes"),
        pytest.param('"no": 1', id="a key"),
        pytest.param("a: https://example.com/#b", id="an address"),
        pytest.param("a: 5 of 5 (all), über C#", id="a sentence"),
        pytest.param("a: &b [c]\nd: *b", id="an alias"),
        pytest.param("a:\n  - - b\n    - c\n  -\n  - d: 1\n    e: 2", id="lists in lists"),
        pytest.param("a: [{b: [c, {d: e}]}, [f]]", id="all sorts of brackets"),
        pytest.param("a: {}\nb: []", id="nothing in brackets"),
        pytest.param("a: &b\n  c: d", id="an anchor of a block"),
        pytest.param("a:\n  # b\n  - c\n  # d", id="comments of a list"),
        pytest.param("a: b#c", id="a sign within a word"),
        pytest.param("a: |\n  b  \n\n  c \nd: |-\n  e  ", id="blanks at the ends of a text"),
        pytest.param("a:  # why\n  b\n  c", id="a comment beside a text that stands below"),
        pytest.param("a: [b, # why\n  c # too\n  ]", id="comments in brackets"),
        pytest.param("a: [b # why\n  ]", id="a comment at the end of brackets"),
    ],
)
def test_what_stays(same: str) -> None:
    renamed = "\n".join(
        f"x-{line}" if line[:2] in {"a:", "b:", "d:"} else line for line in same.split("\n")
    )
    text = HEAD + STEPS + (renamed if renamed != same else f"x-z:\n  {same}") + "\n"
    assert made(text) == text


def test_line_ends_and_a_mark_of_byte_order_stay() -> None:
    text = "\ufeff" + (COMMENTS + "x-a: |\n  b\n\n  c\n").replace("\n", "\r\n")
    assert made(text).startswith("\ufeff# of the file\r\n\r\n# of the steps\r\n")
    assert "\n" not in made(text).replace("\r\n", "")


def test_faults_of_the_format_are_no_reason_to_leave_a_file() -> None:
    assert made("titel: P\nid: p\nkind: process\n") == "kind: process\nid: p\ntitel: P\n"
    assert made("id:   p\nkind: nothing\n") == "id: p\nkind: nothing\n"
