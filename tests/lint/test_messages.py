"""Every message of every rule, as people read it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from flowdef.findings import Finding
from flowdef.lint import engine
from flowdef.lint.baseline import Entry
from flowdef.lint.catalogue import by_code, rules
from flowdef.lint.engine import notice
from flowdef.lint.facts import Facts
from flowdef.lint.options import Options
from flowdef.lint.pages import page_of
from flowdef.lint.plugins import Plugin, faults_of
from flowdef.lint.rule import Hit, Profile
from flowdef.lint.surroundings import Surroundings
from flowdef.model.document import Library
from flowdef.workspace.known import Baseline, held_to
from goldens import Golden
from lint_workspaces import (
    HEAD,
    ORGANIZATION,
    PROCESS,
    findings_of,
    findings_of_examples,
    process,
    project,
)

GOLDEN = Path(__file__).parent / "goldens" / "messages.txt"

STRICT = Options(profile=Profile.REGULATED)

# Messages that the examples of the pages do not bring forth.
MORE = [
    process(
        """\
        owner: sam
        inputs:
          i: {type: number}
          c: {type: choice, choices: [x, y, z], required: true}
          min_max: {type: number, min: 5, max: 1}
        outputs: {i: Maybe, o: Perhaps, n: None, r: Rarely}
        steps:
          - {id: a, title: A, when: i > 1, collect: {o: {type: text}}}
          - {id: b, title: B, needs: [], when: o == "x", responsible: {field: i}}
          - {id: d, title: D, needs: [a, d1], when: o == "x"}
          - {id: e, title: E, when: c == "x", collect: {r: {type: text, required: true}}}
          - {id: f, title: F, when: c == "y", process: acme}
          - {id: g, title: G, wait: {until: when_then}}
        tests:
          - name: A sentence
            given: {c: q, nothing: 1}
            answers: {a: {o: x, u: 1}, nobody: {x: 1}}
            then: {done: [x], result: done}
        """
    ),
    process(
        """\
        inputs: {n: {type: number, required: true}}
        stages:
          - {id: s, title: S, when: n > n, needs: [t, gone], steps: [{id: a, title: A}]}
          - {id: t, title: T, when: n > 5, steps: [{id: b, title: B, when: n == 5}]}
          - {id: a, title: U, when: n == n, steps: [{id: x, title: X, approve: {role: head}}]}
          - {id: v, title: V, steps: [{id: y, title: Y, collect: {x: {type: text}}}]}
        """
    ),
    project(
        """\
        manager: head
        tasks:
          - {id: a, title: A, duration: 1d, needs: [b], assigned: [{role: sam}]}
          - {id: b, title: B, duration: 1d, needs: [a, c]}
        """
    ),
    process(
        """\
        steps:
          - {id: a, title: A} # flowdef: ignore[STR003] x
          - {id: b, title: B} # flowdef: ignore[STR003, zzz] x until=soon
          - {id: c, title: C, needs: [x]} # flowdef: ignore[STR003, DAT001] x
          - {id: d, title: D} # flowdef: ignore x
        """
    ),
    {
        "flowdef.yaml": "kind: workspace\nid: w\ntitle: W\nchecks: [{when: efort, message: M}]\n",
        **process("checks: [{when: x, message: M, each: task}]\nsteps: [{id: a, title: A}]\n"),
    },
    {
        "flowdef.yaml": "kind: workspace\nid: w\ntitle: W\nchecks:\n"
        "  - {code: OWN002, when: critical, message: M}\n  - {when: critical, message: N}\n"
        "  - {code: OWN501, when: critical, message: O}\n",
    },
    {"organization.yaml": ORGANIZATION.replace("deputy: clerk", "deputy: nobody")},
    process(
        """\
        status: effective
        supersedes: [q]
        revisions: [{version: 2.0.0, change: X}]
        inputs: {d: {type: date, default: 2027-03-01}}
        steps:
          - {id: a, title: A, effort: 5m, accountable: head, responsible: {field: d}}
          - {id: b, title: B, effort: 5m, consulted: [head, clerk], responsible: clerk}
          - {id: c, title: C, automate: {command: [x], retry: {attempts: 2}}, idempotent: false}
        """
    ),
    {
        PROCESS: "kind: process\nid: p\ntitle: P\ntrigger: {schedule: '0 25 * * *'}\n"
        "steps: [{id: a, title: A}]\n"
    },
    project(
        """\
        status: closed
        phases: [{id: f, title: F, gate: {decision: hold}, tasks: [{id: a, title: A}]}]
        """
    ),
    process(
        """\
        inputs: {pin: {type: text, required: true, sensitive: true}}
        steps:
          - id: a
            title: A
            when: pin == "1"
            approve: {role: head, on_reject: b, separate_from: [c]}
          - id: e
            title: Send the mail
            instructions: Open the list, print the names, and send the mail.
            automate: {command: [python, -c, "print({{ pin }})"]}
        """
    ),
    project(
        """\
        deliverables: [{id: desk, title: Desk}]
        risks: [{id: r, title: R, owner: nobody}]
        handover: [{deliverable: dsk, to: head, accepted_by: nobody}]
        tasks: [{id: a, title: A, duration: 1d}]
        """
    ),
    project("deadline: 2027-01-02\ntasks: [{id: a, title: A, duration: 1d}]\n")
    | {"organization.yaml": ORGANIZATION + "calendar: {holidays: {country: XX}}\n"},
]


def test_every_message(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [
        *_of_examples(),
        *(each for files in MORE for each in findings_of(files, STRICT)),
        *notice(Surroundings(library=Library(whole=False)), path="p.yaml"),
        *_of_baselines(),
        *faults_of((Plugin("house", "house-rules 1.0", (), (), "cannot be loaded: KeyError"),), ""),
        _of_a_broken_rule(monkeypatch),
    ]
    golden(GOLDEN, "".join(sorted({f"{x.code} {x.severity}: {x.message}\n" for x in found})))


def test_no_rule_is_left_out() -> None:
    text = GOLDEN.read_text(encoding="utf-8").replace("OWN001", "OWN000")  # the page of them all
    assert {line.split()[0] for line in text.splitlines()} == set(by_code())


def _of_examples() -> Iterator[Finding]:
    """What each rule says of the examples on its page."""
    for rule in rules():
        yield from findings_of_examples(page_of(rule).fails, Options(select=(rule.code,)))


def _of_baselines() -> Iterator[Finding]:
    """What is said of a baseline: it is not there, is none, or knows too much."""
    path = Path("known.json")
    old = {Entry("processes/p.yaml", "pay", "DAT011", "0"): 2}
    for baseline in (Baseline(path, "", {}), Baseline(path, "0", None), Baseline(path, "0", old)):
        yield from held_to(baseline, (), lambda _: b"", lambda _: True).about


def _of_a_broken_rule(monkeypatch: pytest.MonkeyPatch) -> Finding:
    def throwing(_facts: Facts, _around: Surroundings) -> Iterator[Hit]:
        raise KeyError("pay")

    broken = replace(by_code()["STR003"], check=throwing)
    monkeypatch.setattr(engine, "selected", lambda *_: (broken,))
    (found,) = findings_of({PROCESS: f"{HEAD}steps: [{{id: a, title: A}}]\n"})
    return found


def test_a_message_of_ours_is_a_row_of_sentences() -> None:
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        code, _, message = line.partition(": ")
        if not re.match(r"SYN00[1-5]|OWN", code):
            assert message[-1] in ".?", line
            assert message.count(". ") + message.count("? ") >= 1, line
