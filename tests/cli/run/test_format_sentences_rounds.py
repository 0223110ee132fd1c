"""Sentences of the format, told at the command line: rounds, automation, sub-runs, and the log."""

from pathlib import Path

import pytest

from sentences import holds

BACK = "approve: {role: boss, on_reject: a}"
ROWS = [
    # 7
    pytest.param(
        "a\nb needs: [a]\nok needs: [a], approve: {role: boss, on_reject: b}",
        "ann! start p -> step ok: on_reject goes back to b, which is not before it",
        id="7 on_reject names an ancestor",
    ),
    pytest.param(
        f"== one\na\nb\n== two\nok {BACK}",
        "ann: done p-1 a\nann: done p-1 b\nbob: reject p-1 ok -> a (round 2), b (round 2), ok",
        id="7 in any stage",
    ),
    pytest.param(
        "a\ns process: q\nok needs: [a], approve: {role: boss}\n--- q\nlook",
        "ann: done p-1 a\nbob: reject p-1 ok --reason No -> s: its run p-1.s.1 is cancelled"
        " & the run is rejected: No & p-1.s.1: the run is cancelled by Bob: No",
        id="7 absent: the run ends rejected, and its sub-runs with it",
    ),
    # 8
    pytest.param(
        f"a\nb\nc needs: [a]\nok needs: [b], {BACK}\nd",
        "ann: done p-1 a\nann: done p-1 b\nann: done p-1 c\nbob: reject p-1 ok --reason Dear"
        " -> sent back by Bob, open again: a (round 2), b (round 2), ok (round 2): Dear"
        "; resting on older values: c & ready: a\nshow p-1 -> done by Ann",
        id="8 the named step, the approval and all steps on a path between open as a new round",
    ),
    pytest.param(
        f'a collect: {{x: {{type: text}}}}\nb when: x == "good"\nok {BACK}',
        "ann: done p-1 a --set x=good\nann: done p-1 b\nbob: reject p-1 ok"
        "\nann: done p-1 a --set x=bad -> b: skipped, its condition is false & ready: ok",
        id="8 their when is decided anew",
    ),
    pytest.param(
        f'== one\na collect: {{x: {{type: text}}}}\n== two when: x == "good"\nb\nc\n'
        f"== three\nok needs: [b], {BACK}\n",
        "ann: done p-1 a --set x=good\nann: done p-1 b\nbob: reject p-1 ok"
        "\nann: done p-1 a --set x=bad -> b: skipped, its stage does not apply"
        "\nshow p-1 -> ready, for Clerk",
        id="8 a stage's when is decided anew for the opened steps alone",
    ),
    pytest.param(
        f"a collect: {{x: {{type: text, required: true}}}}, checklist: [Seen]\nok {BACK}",
        "ann: done p-1 a --set x=one --tick-all\nbob: reject p-1 ok\nshow p-1 -> x: one"
        "\nann! done p-1 a -> the checklist of a is open\nann: done p-1 a --tick-all"
        "\nshow p-1 -> one",
        id="8 their old values are offered as defaults, ticks are not",
    ),
    pytest.param(
        f"a\nw wait: {{for: 2d}}\ns needs: [a], process: q\nok needs: [a], {BACK}\n"
        "ok2 needs: [w, s, ok], approve: {role: boss}\n--- q\nlook",
        "ann: done p-1 a\nbob: reject p-1 ok -> open again: a (round 2), ok (round 2)"
        " & started: w & started: s",
        id="8 waits and sub-runs that were not opened run on",
    ),
    pytest.param(
        "a\ns process: q\nb needs: [a]\nc needs: [a], approve: {role: boss, on_reject: a}\n"
        "ok needs: [s, b, c], approve: {role: boss}\n--- q\nlook",
        "ann: done p-1 a -> p-1.s.1: q 1.0.0 started\nann: reopen p-1 a --reason so"
        " -> a: reopened by Ann & not cancelled\nshow p-1.s.1 -> open; 0 of 1",
        id="9 started steps stay when what they rest on is reopened",
    ),
    pytest.param(
        f"a\ns process: q\nok {BACK}\n--- q\nlook",
        "ann: done p-1 a\nann: done p-1.s.1 look\nbob: take p-1 ok\nann: reopen p-1 s --reason so"
        "\nbob: reject p-1 ok --reason No -> s: its run p-1.s.2 is cancelled"
        "\nshow p-1.s.2 -> cancelled: No\nann: done p-1 a -> s: done by the run p-1.s.2.2",
        id="8 sub-runs there are cancelled",
    ),
    pytest.param(
        f"a\nw wait: {{for: 2d}}\nok {BACK}",
        "ann: done p-1 a\nann: done p-1 w --reason so\nbob: take p-1 ok"
        "\nann: reopen p-1 w --reason so -> started: w (until 2026-06-17 14:00)"
        "\nbob: reject p-1 ok -> not started: w\nat 2026-06-16 12:00"
        "\nann: done p-1 a -> started: w (until 2026-06-18 14:00)",
        id="8 and waits",
    ),
    pytest.param(
        f"a\nm\nn\nb {BACK}\nc needs: [m], {BACK}",
        "ann: done p-1 a\nann: done p-1 m\nann: done p-1 n\nbob: reject p-1 c"
        " -> a (round 2), m (round 2), c (round 2)\nann: done p-1 a"
        "\nbob: reject p-1 b -> a (round 3), m (round 2), n (round 2), b (round 2)",
        id="8 a set that is open already starts its round over",
    ),
    pytest.param(
        f"a\nb needs: [a]\nc needs: [a]\nok needs: [a], {BACK}\nz needs: [ok, b, c]",
        "ann: done p-1 a\nann: take p-1 b\nbob: reject p-1 ok -> started: b & not ready: c",
        id="8 ready steps that need an opened one go back, started ones stay",
    ),
    pytest.param(
        "a\nok approve: {role: boss, quorum: 2, on_reject: a}",
        "ann: done p-1 a\nbob: approve p-1 ok\nbea: reject p-1 ok\nann: done p-1 a"
        "\nbea: approve p-1 ok -> started: ok\nbob: approve p-1 ok -> the run is done",
        id="8 approvals of earlier rounds do not count",
    ),
    pytest.param(
        f"a\nm automate: {{command: [echo, hello]}}\nn automate: {{command: [echo, hi]}}, "
        f"idempotent: false\nok {BACK}",
        "trust --yes\nann: start p\nann: done p-1 a -> m: done by itself & n: done by itself"
        "\nbob: reject p-1 ok\nann: done p-1 a -> m: done by itself & not n: done & ready: n"
        " & no machine does it again by itself: do it by hand, or have it tried again"
        "\nshow p-1 -> no machine does it again"
        "\nann: retry p-1 n -> n: attempt 1 began & n: done by itself & ready: ok"
        "\nbob: reject p-1 ok\nann: done p-1 a\nann: done p-1 n -> n: done by hand by Ann",
        id="8 automation is repeated unless idempotent is false, then a person is asked",
    ),
    pytest.param(
        "a\nok accountable: quality, approve: {role: boss, on_reject: a, rounds: 1}",
        "ann: done p-1 a\nbob: reject p-1 ok -> blocked: it was rejected in round 1 of 1"
        "\nbob! approve p-1 ok -> Possible: reopen ok\nbob! reopen p-1 ok --reason so -> Quality"
        "\nkim: reopen p-1 ok --reason More -> sent back by Kim, open again: a (round 2)",
        id="8 in the last round it is blocked, and its accountable reopens it",
    ),
    pytest.param(
        "a\nok accountable: quality, approve: {role: boss, on_reject: a, rounds: 1}",
        "ann: done p-1 a\nbob: reject p-1 ok\nbob! cancel p-1 --reason so"
        "\nkim: cancel p-1 --reason Enough -> the run is cancelled by Kim: Enough",
        id="8 or cancels the run",
    ),
    pytest.param(
        f"a\nok {BACK}",
        "ann: done p-1 a\nbob: reject p-1 ok\nann: done p-1 a\nbob: reject p-1 ok"
        "\nann: done p-1 a\nbob: reject p-1 ok -> rejected in round 3 of 3",
        id="8 three rounds if absent",
    ),
    # 9
    pytest.param(
        "a\nb\nc",
        "ann: done p-1 a\nann: done p-1 b\nann! reopen p-1 a --reason ' ' -> to reopen a, say why"
        "\nann: reopen p-1 a --reason Old -> reopened by Ann, open again: a (round 2): Old"
        "; resting on older values: b & ready: c",
        id="9 reopen, with a reason: that step alone opens as a new round",
    ),
    pytest.param(
        'a collect: {x: {type: text}}\nb when: x == "good"\nc title: "Use {{ x }}"',
        "ann: done p-1 a --set x=bad\nann: correct p-1 x=good -> bad becomes good"
        "; decided before on the old value: b\nshow p-1 -> Use good & skipped",
        id="9 correct changes a value from now on; decisions stay, the event lists them",
    ),
    pytest.param(
        "a collect: {x: {type: text}}",
        "ann: done p-1 a --set x=1\nann! reopen p-1 a --reason so -> the run is done"
        "\nann! correct p-1 x=2 -> the run is done\nann: comment p-1 Thanks -> Ann says: Thanks",
        id="9 both are refused once the run has ended",
    ),
    # 10
    pytest.param(
        "a automate: {command: ['false'], retry: {attempts: 2}}\nb",
        "trust --yes\nann: start p -> attempt 2 failed: exit code 1 & failed: a, for Clerk"
        "\nann: retry p-1 a -> a: tried again by Ann & attempt 4 failed"
        "\nann: done p-1 a -> a: done by hand by Ann & ready: b",
        id="10 a failed automation is retried as it says, then waits: retry, or by hand",
    ),
    pytest.param(
        "a automate: {command: ['false']}\nb",
        "trust --yes\nann: start p\nann: skip p-1 a --reason Down -> by Ann: Down & ready: b",
        id="10 or skip with a reason",
    ),
    pytest.param(
        "a process: q\nb\n--- q\nok approve: {role: boss}",
        "bob: reject p-1.a.1 ok -> p-1: a: failed: its run p-1.a.1 was rejected"
        "\nann: retry p-1 a -> a: done by the run p-1.a.1.2"
        "\nann: cancel p-1.a.1.2 --reason No -> its run p-1.a.1.2 was cancelled: No"
        "\nann: done p-1 a -> a: done by hand by Ann & ready: b",
        id="10 a sub-run that ends rejected or cancelled fails its step in the same way",
    ),
    # 11
    pytest.param(
        "a title: Old\n",
        "ann: start p\nedit processes/p.yaml | title: Old => title: New\nshow p-1 -> Old & not New"
        "\nann: start p"
        "\nshow p-2 -> New",
        id="11 at the start the process is pinned as it stands",
    ),
    pytest.param(
        "a\ns process: q\n--- q\nlook title: Old",
        "edit processes/q.yaml | title: Old => title: New\nann: done p-1 a\nshow p-1.s.1 -> Old",
        id="11 and every process it calls: a sub-run has the definition pinned by the parent",
    ),
    pytest.param(
        "+ status: obsolete\na",
        "ann! start p -> the process p is obsolete",
        id="11 a start is refused if it is obsolete",
    ),
    pytest.param(
        "a process: q\n--- q\n+ status: obsolete\na",
        "ann! start p -> the process q (called by p) is obsolete",
        id="11 or calls what is",
    ),
    pytest.param(
        "a process: q",
        "ann! start p -> q (called by p) is not in this workspace",
        id="11 or what is missing",
    ),
    pytest.param(
        "a process: q\n--- q\na needs: [b]\nb",
        "ann! start p -> q (called by p) & wait for each other",
        id="11 or faulty",
    ),
    pytest.param(
        "a process: q\n--- q\na process: p", "ann! start p -> calls itself", id="11 or itself"
    ),
    pytest.param(
        "+ status: draft\na",
        "ann: start p -> p is a draft: this run follows it all the same",
        id="11 a draft starts and says so",
    ),
    pytest.param(
        "+ inputs: {n: {type: integer, default: 3}}\ns process: q, with: {m: '{{ n }}'}, "
        "collect: {k: {type: integer, from: k}}\nb title: 'Got {{ k }}'\n"
        "--- q\n+ title: 'Look {{ m }} times'\n+ inputs: {m: {type: integer}}\n"
        "+ outputs: {k: Count}\nlook collect: {k: {type: integer}}",
        "ann: start p -> s: done by the run p-1.s.1 & started for p-1, step s by Ann (m: 3)"
        "\nshow p-1.s.1 -> Look 3 times\nann! done p-1 s -> s is done by the run p-1.s.1"
        "\nann: done p-1.s.1 look --set k=4 -> p-1: s: done by its run (k: 4)\nshow p-1 -> Got 4",
        id="11 a sub-run is a run of its own; with gives its inputs, its outputs come back",
    ),
    pytest.param(
        "s process: q\n--- q\nlook",
        "ann: cancel p-1 --reason Over -> s: its run p-1.s.1 is cancelled"
        "\nlog p-1.s.1 -> the run is cancelled by Ann: Over",
        id="11 ending the parent cancels it",
    ),
    pytest.param(
        "a responsible: boss\nb",
        "ann! done p-1 a\nedit organization.yaml | Ann, roles: [clerk] => Ann, roles: [clerk, boss]"
        '\nann: done p-1 a\nlog p-1 --json -> "basis": {"role": "boss"}',
        id="11 the organization is read live, and each event records what it relied on",
    ),
    # 12
    pytest.param(
        "a responsible: clerk\nb",
        "hal: done p-1 a --on-behalf-of ann\nlog p-1 -> 14:00 a: done by Hal for Ann"
        '\nlog p-1 --json -> "at": "2026-06-15T12:00:00Z", "by": "hal" & "represents": "ann"'
        "\nverify -> nothing was changed or lost",
        id="12 every change is an event: who, for whom, when, what; chained by hash",
    ),
]


@pytest.mark.parametrize(("text", "script"), ROWS)
def test_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, script: str) -> None:
    holds(tmp_path, monkeypatch, text, script)
