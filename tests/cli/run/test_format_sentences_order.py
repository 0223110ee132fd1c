"""Sentences of the format, told at the command line: order, and when a step is due to be done."""

from pathlib import Path

import pytest

from sentences import holds

GOOD = "collect: {x: {type: choice, choices: [good, poor]}}"
ROWS = [
    # Order
    pytest.param(
        "a\nb",
        "next -> ready: a & not ready: b\nann: done p-1 a -> ready: b",
        id="needs absent means the step before",
    ),
    pytest.param(
        "== one\na\nb needs: []\n== two\nc",
        "ann: done p-1 a -> not ready: c\nann: done p-1 b -> ready: c",
        id="the first step of a stage needs all steps of the stage before",
    ),
    pytest.param("== one\na", "next -> ready: a", id="the first of all needs nothing"),
    pytest.param(
        "== one\na\na2 needs: [a]\n== two\nb\n== three needs: [one]\nc",
        "ann: done p-1 a\nann: done p-1 a2 -> ready: b & ready: c\nshow p -> needs all of one",
        id="needs of a stage stand for all steps of the stage before",
    ),
    pytest.param(
        "a\nb\nc needs: [a]",
        "ann: done p-1 a -> ready: b & ready: c",
        id="needs given means those alone",
    ),
    pytest.param(
        "a needs: [b]\nb needs: []",
        "next -> ready: b & not ready: a\nann: done p-1 b -> ready: a",
        id="also later ones",
    ),
    pytest.param(
        "== one\na\n== two\nb needs: []",
        "next -> ready: a & ready: b",
        id="[] is ready at the start whatever its stage",
    ),
    pytest.param(
        "== one\na\nb\n== two\nc\n== three\nd needs: [one]",
        "ann: done p-1 a\nann: skip p-1 b --reason no -> ready: d",
        id="a stage is closed when all its steps are, skipped or not",
    ),
    pytest.param(
        "a\nb hold_point: true\nc needs: []\nd needs: [a]",
        "next -> not ready: c\nann: done p-1 a -> ready: b & not ready: d"
        "\nann: done p-1 b -> ready: c & ready: d",
        id="a hold point is needed by every step written after it, even []",
    ),
    pytest.param(
        "a hold_point: true, needs: [c]\nb\nc needs: []",
        "next -> ready: c & not ready: b\nann: done p-1 c -> ready: a & not ready: b",
        id="but never by its own ancestors",
    ),
    pytest.param(
        "a hold_point: true, when: 1 == 2\nb needs: []",
        "next -> ready: b",
        id="a hold point skipped by when holds nothing",
    ),
    pytest.param(
        "== one when: 1 == 2\na hold_point: true\n== two\nb needs: []",
        "next -> ready: b",
        id="nor one skipped with its stage",
    ),
    pytest.param(
        "a hold_point: true\nb",
        "ann! skip p-1 a --reason no -> a is a hold point: no person can skip it"
        "\nann: block p-1 a --reason so\nann! skip p-1 a --reason no -> no person can skip it",
        id="a person cannot skip a hold point",
    ),
    pytest.param(
        "a\nb hold_point: true\nc needs: []\nd needs: []",
        "ann: done p-1 a\nann: done p-1 b\nann: take p-1 c\nann: reopen p-1 b --reason so"
        "\nann! done p-1 c -> b is a hold point and is ready again: c cannot be finished before it"
        "\nann: done p-1 b\nann: done p-1 c -> c: done by Ann",
        id="while it is reopened, done of a later started step is refused",
    ),
    pytest.param(
        "a hold_point: true\nb needs: []\nc needs: [b]",
        "show p -> needs nothing & needs a & needs a and b",
        id="show prints the effective needs",
    ),
    # 1
    pytest.param(
        "a\nb\nc needs: [a, b]",
        "ann: done p-1 a -> not ready: c\nann: skip p-1 b --reason no -> ready: c",
        id="1 ready when all that it needs is done or skipped",
    ),
    pytest.param(
        f'a {GOOD}\nb when: x == "good"',
        "ann: done p-1 a --set x=good"
        "\nann: correct p-1 x=poor -> decided before on the old value: b"
        "\nnext -> ready: b\nlog p-1 -> b: applies (x: good)",
        id="1 when is decided at that moment, and the decision is an event",
    ),
    pytest.param(
        f'a needs: []\nb needs: [], {GOOD}\nc needs: [a], when: x == "good"',
        "! lint -> DAT002 & step 'b' records, and that need not be done before",
        id="1 when reads only what its ancestors record",
    ),
    # 2
    pytest.param(
        f'a {GOOD}\nb when: x == "good"\nc',
        "ann: done p-1 a --set x=poor -> b: skipped, its condition is false & ready: c",
        id="2 skipped when its when is false, and whoever needs it goes on",
    ),
    pytest.param(
        f'== one\na {GOOD}\n== two when: x == "good"\nb\nc\n== three\nd',
        "ann: done p-1 a --set x=poor"
        " -> b: skipped, its stage does not apply & c: skipped & ready: d"
        "\nshow p-1 --stages -> skipped",
        id="2 a branch of several steps is a stage with when",
    ),
    pytest.param(
        "a\nb",
        "ann! skip p-1 a --reason ' ' -> say why\nann: skip p-1 a --reason Away -> by Ann: Away",
        id="2 a person skips with a reason",
    ),
    pytest.param(
        "a critical: true, checklist: [Seen]\nb",
        "ann! skip p-1 a --reason no -> a is critical: no person can skip it. Possible: done a",
        id="2 and never a critical one",
    ),
    pytest.param(
        "a critical: true, checklist: [Seen], when: 1 == 2\nb",
        "next -> ready: b",
        id="2 a condition skips a critical one",
    ),
    # 3
    pytest.param(
        f'== one\na {GOOD}\n== two when: x == "good"\nb\nc',
        "ann: done p-1 a --set x=good\nann: correct p-1 x=poor\nann: done p-1 b -> ready: c"
        "\nlog p-1 -> stage two: applies (x: good) & not does not apply",
        id="3 a stage decides once, when its first step becomes ready, for all",
    ),
    pytest.param(
        f'== one\na {GOOD}\nz\n== two when: x == "good"\nb needs: [a]\nc needs: [z]\n'
        "== three\nd needs: [two]",
        "ann: done p-1 a --set x=poor -> b: skipped & not c: skipped & not ready: d"
        "\nann: done p-1 z -> c: skipped & ready: d",
        id="3 each step of a skipped stage is skipped when it would become ready, not earlier",
    ),
    pytest.param(
        f'== one\na needs: []\nb needs: [], {GOOD}\n== two when: x == "good"\nc needs: [a]\n'
        "d needs: [b]",
        "! lint -> DAT002 & step 'b' records, and that need not be done before",
        id="3 it reads only common ancestors of all its steps",
    ),
    # 4
    pytest.param(
        "a collect: {x: {type: text, label: Colour}}\nb title: 'Paint it {{ x }}'",
        "ann: done p-1 a\nshow p-1 -> Paint it ‹not recorded: Colour›"
        "\nann: correct p-1 x=red\nshow p-1 -> Paint it red",
        id="4 an unset value prints as not recorded",
    ),
    pytest.param(
        f'a {GOOD}\nb when: x == "good" or 1 == 1\nc needs: [a], when: 1 == 1 or x == "good"',
        "ann: done p-1 a -> b: blocked: X (x) is not recorded & ready: c",
        id="4 a when is evaluated from left to right with short circuit",
    ),
    pytest.param(
        f'a {GOOD}\nb when: x == "good"\nc needs: [a], when: x == "poor"',
        "ann: done p-1 a -> b: blocked & c: blocked"
        "\nann: correct p-1 x=poor -> b: skipped, its condition is false & ready: c",
        id="4 recording the value decides",
    ),
    pytest.param(
        f'a {GOOD}\nb when: x == "good"',
        "ann: skip p-1 a --reason no -> b: blocked\nann: correct p-1 x=good -> ready: b",
        id="4 also for a skipped step",
    ),
    pytest.param(
        f'a {GOOD}\nb when: x == "good"\nc needs: [a], when: x == "good"',
        "ann: done p-1 a\nann: unblock p-1 b --reason Seen -> b: applies, says Ann: Seen & ready: b"
        "\nann: skip p-1 c --reason Late -> c: does not apply, says Ann: Late & c: skipped"
        "\nlog p-1 -> b: applies, says Ann: Seen",
        id="4 unblock counts as true, skip as false",
    ),
    pytest.param(
        f'== one\na {GOOD}\n== two when: x == "good"\nb\nc critical: true, checklist: [Seen]',
        "ann: done p-1 a -> b: blocked\nann! skip p-1 b --reason so -> no person can skip c"
        "\nann: unblock p-1 b -> stage two: applies, says Ann & ready: b",
        id="4 of a stage too, but no word leaves out a critical step",
    ),
    pytest.param(
        f"a {GOOD}\nb when: x | default('good') == 'good'",
        "ann: done p-1 a -> ready: b",
        id="4 default reads safely",
    ),
    pytest.param(
        "a collect: {x: {type: text}}\nb collect: {x: {type: text}}",
        "ann! start p -> the process p is faulty & x",
        id="4 a second collect of a name is an error",
    ),
    pytest.param(
        "a collect: {x: {type: text}}\nb title: 'Use {{ x }}'",
        "ann: done p-1 a --set x=one\nann: reopen p-1 a --reason so\nann: done p-1 a --set x=two"
        "\nshow p-1 -> Use two\nlog p-1 -> (x: one) & (x: two)"
        "\nann: reopen p-1 a --reason so\nann: skip p-1 a --reason no"
        "\nshow p-1 -> Use ‹not recorded: X›",
        id="4 a new round overwrites, the log keeps the old value, a skip in it unsets",
    ),
]


@pytest.mark.parametrize(("text", "script"), ROWS)
def test_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, script: str) -> None:
    holds(tmp_path, monkeypatch, text, script)
