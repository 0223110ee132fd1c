"""Adding tests: scenarios in the file of a process; what stands there stays as it is."""

import pytest

from flowdef.model.process import Process, Scenario
from flowdef.reading.document import read
from flowdef.workspace.adding_tests import Kept, in_words, with_tests
from scenarios_by_hand import a_scenario

HEAD = "kind: process\nid: p\ntitle: P\n"
STEPS = (
    HEAD + "steps:  # two\n  - {id: a, title: A}\n  - id: b\n    title: B  # the last\n"
    "    approve: {role: boss, on_reject: a}\n"
)
SCENARIO = a_scenario(
    {"day": "2027-01-12T03:10", "amount": 2.5, "vip": False, "kinds": ("a: b", "c")},
    {"a": [{"x": "good"}, {"x": "no"}], "b": ["rejected", "approved"]},
    name='It is: a "name"',
    done=("b",),
    skipped=(),
    result="done",
)
WORDS = r"""tests:
  - name: "It is: a \"name\""
    given: {day: "2027-01-12T03:10", amount: 2.5, vip: false, kinds: ["a: b", c]}
    answers:
      a: [{x: good}, {x: "no"}]
      b: [rejected, approved]
    then:
      done: [b]
      skipped: []
      result: done
"""

OLD = "tests:\n  - # so-called\n    name: Old\n    then: {result: done}\n"


def test_a_scenario_is_written_as_one_would_by_hand() -> None:
    assert in_words([SCENARIO]) == WORDS


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(STEPS, STEPS + WORDS, id="no tests yet"),
        pytest.param(
            STEPS + "x-more: 1\n", STEPS + WORDS + "x-more: 1\n", id="before what follows"
        ),
        pytest.param(
            STEPS + "tests:  # all\n- name: Old  # this\n  then: {result: done}\n  # end\n",
            STEPS
            + "tests:  # all\n- name: Old  # this\n  then: {result: done}\n"
            + "".join(f"{line[2:]}\n" for line in WORDS.splitlines()[1:])
            + "  # end\n",
            id="behind others, as deep as they",
        ),
        pytest.param(
            STEPS + OLD,
            STEPS + OLD + WORDS.partition("\n")[2],
            id="behind one whose dash is followed by a comment with dashes",
        ),
        pytest.param(STEPS.rstrip("\n"), STEPS + WORDS.rstrip("\n"), id="no end of the last line"),
    ],
)
def test_it_stands_where_it_belongs(before: str, after: str) -> None:
    assert with_tests(before.encode(), [SCENARIO]) == after.encode()
    assert said(with_tests(before.encode(), [SCENARIO]))[-1] == SCENARIO


def test_lines_end_as_in_the_file_and_the_mark_stays() -> None:
    made = with_tests(b"\xef\xbb\xbf" + STEPS.replace("\n", "\r\n").encode(), [SCENARIO])
    assert made == b"\xef\xbb\xbf" + (STEPS + WORDS).replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    ("source", "why"),
    [
        pytest.param("kind: process\n", "cannot be read: 'flowdef lint' says why", id="faulty"),
        pytest.param(
            STEPS + "tests: [{name: Old, then: {}}]\n",
            "has its tests in brackets, or behind an alias: write them line by line",
            id="brackets",
        ),
        pytest.param(
            "{kind: process, id: p, title: P, steps: [{id: a, title: A}]}\n",
            "has its tests in brackets, or behind an alias: write them line by line",
            id="braces",
        ),
    ],
)
def test_what_cannot_be_written_into_is_left_as_it_is(source: str, why: str) -> None:
    assert with_tests(source.encode(), [SCENARIO]) == Kept(why)


def said(source: bytes | Kept) -> tuple[Scenario, ...]:
    assert isinstance(source, bytes), source
    process = read(source, "").document
    assert isinstance(process, Process)
    return process.scenarios
