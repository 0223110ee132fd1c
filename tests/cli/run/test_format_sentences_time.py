"""Sentences of the format, told at the command line: time, expressions, and the parts of a step."""

from pathlib import Path

import pytest

from sentences import holds

DAY = "+ inputs: {day: {type: date, label: Start}}\n"
FRIDAY = "at 2026-06-19 13:00\nann: start p"  # 15:00 in Berlin; work ends at 17:00
ROWS = [
    # Time
    pytest.param(
        "a due: 3h\nb needs: [], due: 1d\nc needs: [], due: 1w",
        f"{FRIDAY} -> a, for Clerk & due 2026-06-22 10:00 & due 2026-06-22 15:00"
        " & due 2026-06-26 15:00",
        id="a time is working time by the calendar: a day its hours, a week its workdays",
    ),
    pytest.param(
        "a due: 90m\nb needs: [], due: 30s",
        "at 2026-06-15 07:00\nann: start p -> due 2026-06-15 10:30 & due 2026-06-15 09:00",
        id="minutes and seconds too",
    ),
    pytest.param(
        "+ hours: always\na due: 1d\nb needs: [], due: 1w",
        f"{FRIDAY} -> due 2026-06-20 15:00 & due 2026-06-26 15:00",
        id="unless the process says always: 24 hours, 7 days",
    ),
    pytest.param(
        "a due: {for: 1d, elapsed: true}",
        f"{FRIDAY} -> due 2026-06-20 15:00",
        id="or the value says elapsed",
    ),
    pytest.param(
        "a wait: {for: 1d}\nb needs: [], wait: {for: 1d, working: true}",
        f"{FRIDAY} -> a (until 2026-06-20 15:00) & b (until 2026-06-22 15:00)",
        id="a wait is elapsed, unless working",
    ),
    pytest.param(
        "a automate: {command: ['false'], retry: {attempts: 2, delay: 1d}}",
        "trust --yes\nat 2026-06-19 13:00\nann: start p -> attempt 2 is due at 2026-06-20 15:00"
        "\nwork --once -> not attempt 2 failed\nat 2026-06-20 13:01\n! work --once -> a: failed",
        id="the delay before another attempt is elapsed",
    ),
    pytest.param(
        "a\nb due: 1d",
        "next -> not due\nat 2026-06-16 10:00\nann: done p-1 a -> due 2026-06-17 12:00"
        "\nat 2026-06-17 12:00\nann: reopen p-1 a --reason so\nann: done p-1 a"
        " -> due 2026-06-18 14:00",
        id="due counts from the moment that the round became ready",
    ),
    pytest.param(
        f"{DAY}a due: {{before: day, by: 3d}}\nb needs: [], due: {{after: day, by: 2d}}",
        "ann: start p --set day=2026-06-25 -> due 2026-06-22 17:00 & due 2026-06-29 17:00",
        id="due before and after a date, at the end of that working day",
    ),
    pytest.param(
        f"{DAY}a due: {{after: day, by: 2d}}",
        "ann: start p -> not due\nann: correct p-1 day=2026-06-15 -> due 2026-06-17 17:00",
        id="its date unset, there is none",
    ),
    pytest.param(
        f"{DAY}a due: {{before: day, by: 3d}}",
        "ann: start p --set day=2026-06-16 -> due 2026-06-11 17:00, late\nruns --late -> p-1"
        "\nshow p-1 -> late; 0 of 1",
        id="already past, the step is late at once",
    ),
    pytest.param(
        f"{DAY}a wait: {{until: day}}\nb",
        "ann: start p --set day=2026-06-17 -> a (until 2026-06-17 00:00)"
        "\nat 2026-06-16 21:59\nnext -> started: a\nat 2026-06-16 22:00\nnext -> ready: b",
        id="a wait until a date closes when that day begins",
    ),
    pytest.param(
        f"{DAY}a wait: {{until: day}}\nb",
        "ann: start p --set day=2026-06-14 -> a: over by time & ready: b",
        id="at once if past",
    ),
    pytest.param(
        f"{DAY}a wait: {{until: day}}\nb",
        "next -> blocked: a & Start (day) is not recorded"
        "\nann: correct p-1 day=2026-06-17 -> started: a (until 2026-06-17 00:00)",
        id="unset: blocked, until it is recorded",
    ),
    pytest.param(
        "a wait: {for: 1d}, due: 1d",
        "ann! start p -> a wait ends by itself, so it is never `due`",
        id="a wait has no due",
    ),
    pytest.param(
        "a due: 2d, remind: 1d, escalate: {after: 1d, to: boss}",
        "at 2026-06-16 11:59\nnext -> not head\nat 2026-06-16 12:00\nnext -> head p-1:3"
        "\nlog p-1 -> a: due 2026-06-17 14:00, Ann, Cat, Hal reminded\nat 2026-06-18 11:59"
        "\nnext -> 14:00, late & not brought\nat 2026-06-18 12:00\nnext -> late, brought to Boss"
        "\nlog p-1 -> late since 2026-06-17 14:00, brought to Boss (Bob, Bea)\nnext --as bob -> a",
        id="remind before due, escalate to a role after it, once",
    ),
    pytest.param(
        "a\nb due: 1d, remind: 4h, escalate: {after: 1h, to: boss}",
        "ann: done p-1 a\nat 2026-06-18 12:00\nnext -> late, brought to Boss"
        "\nann: reopen p-1 a --reason so\nann: done p-1 a -> due 2026-06-19 14:00 & not brought"
        "\nat 2026-06-19 13:00\nnext\nat 2026-06-22 09:00\nnext -> late, brought to Boss",
        id="what waited again has its time anew, and is late anew",
    ),
    # Expressions
    pytest.param(
        DAY.replace("}}", "}, t: {type: duration}}")
        + 'a when: day < "2026-07-01" and t > "90m"\nb needs: [], when: day == "2026-06-17"',
        "ann: start p --set day=2026-06-17 --set t=2h -> ready: a & ready: b",
        id="a quoted literal beside a date or a duration is read as that type",
    ),
    pytest.param(
        "+ inputs: {x: {type: number}, n: {type: integer}}\n"
        "a when: x + 0.2 == 0.3\nb needs: [], when: n / 4 * 3 - 1 == 2",
        "ann: start p --set x=0.1 --set n=4 -> ready: a & ready: b",
        id="numbers are decimals",
    ),
    pytest.param(
        "+ inputs: {x: {type: text}, c: {type: choices, choices: [tea, cake]}}\n"
        'a when: x | lower == "abc" and x | length == 3\n'
        'b needs: [], when: \'"tea" in c and not ("cake" in c)\'\n'
        "c title: 'Call {{ x | upper }}', needs: []",
        "ann: start p --set x=aBc --set c=tea -> ready: a & ready: b\nshow p-1 -> Call ABC",
        id="in, not, and the filters",
    ),
    pytest.param(
        "a title: '{{ x.y }}'",
        "ann! start p -> the process p is faulty: step a",
        id="no attributes",
    ),
    pytest.param("a when: x()", "ann! start p -> the process p is faulty", id="no calls"),
    pytest.param("a when: x == 1", "ann! start p -> the process p is faulty", id="unknown names"),
    pytest.param(
        "+ inputs: {x: {type: choice, choices: [good, poor]}}\na when: x == 'god'",
        "ann! start p -> the process p is faulty: step a, when: 'god' is none of the choices",
        id="a value that is not among the choices",
    ),
    pytest.param(
        "+ inputs: {x: {type: integer}}\na when: 6 / x > 1\nb needs: []",
        "ann: start p --set x=0 -> a: blocked\nann: correct p-1 x=3 -> ready: a",
        id="what cannot be worked out blocks",
    ),
    pytest.param(
        "+ inputs: {name: {type: text, label: Customer}}\na title: 'Call {{ name }}'",
        "show p -> Call ‹Customer›",
        id="in a document without a run a name prints as its label",
    ),
    # Process
    pytest.param(
        "a collect: {i: {type: integer}, n: {type: number}, b: {type: boolean}, d: {type: date},"
        " m: {type: datetime}, u: {type: duration}, c: {type: choices, choices: [tea, cake]},"
        " e: {type: email}, w: {type: url}, p: {type: person}}\n"
        "b title: '{{ i }}, {{ n }}, {{ b }}, {{ d }}, {{ m }}, {{ u }}, {{ c }}, {{ p }}'",
        "ann! done p-1 a --set i=1.5 --set n=x --set b=maybe --set d=31.12.2026 --set m=soon"
        " --set u=long --set c=pie --set e=no --set w=no -> is no whole number & is no number"
        " & is neither yes nor no & is no date; & is no date with time & is no duration"
        " & is none of the choices & is no e-mail address & is no web address"
        "\nann: done p-1 a --set i=1 --set n=1.50 --set b=yes --set d=2026-12-31 --set u=3h"
        " --set m=2026-06-15T10:00 --set c=tea,cake --set e=a@b.org --set p=kim"
        "\nshow p-1 -> 1, 1.5, yes, 2026-12-31, 2026-06-15 10:00, 3h, tea, cake, Kim",
        id="a value of each type is read, and what is none is refused",
    ),
    pytest.param(
        "+ title: Serve {{ name }}\n+ inputs: {name: {type: text}}\na",
        "ann: start p --set name=Zoe\nshow p-1 -> Serve Zoe\nruns -> p-1\nnext -> a"
        "\nann: start p --set name=Kim --title 'The big one'\nshow p-2 -> The big one",
        id="a title is filled in with values",
    ),
    pytest.param(
        "+ inputs: {x: {type: text, required: true}}\na",
        "ann! start p -> X (x) is required\nann! start p --set y=1 -> no input 'y'",
        id="a required input is asked for at the start",
    ),
    pytest.param(
        "+ inputs: {x: {type: integer, max: 5}}\na",
        "ann! start p --set x=9 -> a reason records it as a deviation"
        "\nann: start p --set x=9 --reason Big\nlog p-1 --json -> above the maximum of 5: Big",
        id="an input outside its limits takes a reason",
    ),
    pytest.param(
        "+ inputs: {x: {type: text, pattern: '[A-Z]{2}'}}\na",
        "ann! start p --set x=a1 -> a1\nann: start p --set x=AB",
        id="a pattern holds",
    ),
    pytest.param(
        "a automate: {command: [printf, '{\"k\": [7]}']}, collect: "
        "{k: {type: integer, from: 'json:/k/0'}, e: {type: integer, from: exit_code}}",
        "trust --yes\nann: start p -> a: done by itself (k: 7; e: 0)",
        id="collect says where a value comes from",
    ),
    pytest.param(
        "a collect: {x: {type: text, personal: true}}\nb",
        "ann: done p-1 a --set x=Zoe -> x: Zoe\nshow p-1 -> x: Zoe",
        id="a personal value is kept",
    ),
    pytest.param(
        "a\nb responsible: clerk",
        "ann: block p-1 a --reason 'No key' --help-from kim -> a: blocked by Ann: No key"
        "\nann! done p-1 a -> a is blocked: No key\nruns --blocked -> p-1"
        "\nann: unblock p-1 a -> ready: a\nann: assign p-1 a cat -> handed to Cat"
        "\nann! assign p-1 a kim -> cannot be handed to Kim [kim]; who may: Clerk"
        "\nnext --as ann -> nothing to do\ncat: done p-1 a",
        id="block, unblock, assign",
    ),
    pytest.param(
        "a\nb",
        "ann! done p-1 b -> b is waiting; it needs a. Possible: assign b"
        "\nann! approve p-1 a -> a is ready. Possible: done a, take a, skip a, block a, assign a",
        id="a command is refused with the reason and what is possible instead",
    ),
]


@pytest.mark.parametrize(("text", "script"), ROWS)
def test_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, script: str) -> None:
    holds(tmp_path, monkeypatch, text, script)
