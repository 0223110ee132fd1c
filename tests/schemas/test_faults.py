"""Faulty documents: one fault each, reported once, at the leaf, with advice."""

from typing import Any

import pytest

from flowdef.reading.leaf import advice
from flowdef.reading.packaged import bundle
from schema_documents import data, fast_validator, leaves, plain_validator


def faults(document: Any) -> list[tuple[str, str]]:
    """Where each fault stands, and what the schema advises."""
    whole = bundle(document["kind"])
    return [
        ("".join(f"/{word}" for word in leaf), advice(whole, error))
        for error in plain_validator(document["kind"]).iter_errors(document)
        for leaf in leaves(document, error)
    ]


def one_fault(document: Any, where: str, said: str) -> None:
    assert not fast_validator(document["kind"]).is_valid(document)
    ((found, words),) = faults(document)
    assert found == where
    assert said in words


STEPS = [
    pytest.param("titel: A", "/titel", "", id="a key that is not known"),
    pytest.param("due: 5", "/due", "`due` is a duration (`5d`)", id="a duration without a unit"),
    pytest.param("effort: 2 h", "/effort", "number and a unit", id="a duration with a blank"),
    pytest.param("effort: {for: 2h}", "/effort", "number and a unit", id="effort is never elapsed"),
    pytest.param('duration: "5d\\n"', "/duration", "`{for: 5d", id="a duration and a line break"),
    pytest.param("duration: {elapsed: true}", "/duration", "", id="elapsed time without a length"),
    pytest.param("duration: {for: 5}", "/duration/for", "", id="elapsed time without a unit"),
    pytest.param("due: {before: d}", "/due", "says `by` how long", id="due before, but how long"),
    pytest.param("due: {by: 1d}", "/due", "which field's date", id="due by, but by what"),
    pytest.param("due: {after: a, before: b, by: 1d}", "/due/after", "exclude", id="due twice"),
    pytest.param("due: {for: 1d, by: 1d}", "/due/by", "exclude", id="due for and by"),
    pytest.param(
        "due: {before: a, by: 1d, elapsed: true}", "/due/elapsed", "`by: {for", id="elapsed by"
    ),
    pytest.param("remind: 1d", "/remind", "count from `due`", id="a reminder of nothing"),
    pytest.param("escalate: {after: 1d, to: b}", "/escalate", "`due`", id="escalation of nothing"),
    pytest.param("due: 1d, escalate: {after: 1d}", "/escalate", "", id="escalation to nobody"),
    pytest.param("responsible: Clerk", "/responsible", "id of a role", id="a role by its title"),
    pytest.param("responsible: {}", "/responsible", "", id="a field without its name"),
    pytest.param("responsible: [clerk]", "/responsible", "", id="two responsible"),
    pytest.param("consulted: legal", "/consulted", "", id="a list of one without brackets"),
    pytest.param("needs: first", "/needs", "", id="needs without brackets"),
    pytest.param("needs: [b, b]", "/needs", "", id="needs twice the same"),
    pytest.param("when: true", "/when", "in quotes", id="a condition that is no text"),
    pytest.param("share: 20", "/share", "percent", id="a share without percent"),
    pytest.param("share: 101%", "/share", "to 100%", id="more than everything"),
    pytest.param("critical: yes", "/critical", "`true` or `false`", id="YAML 1.1 truth"),
    pytest.param("instructions: 5", "/instructions", "quotes", id="a number for a text"),
    pytest.param("checklist: [Note: dry]", "/checklist/0", "a colon", id="a colon in a list"),
    pytest.param("checklist: []", "/checklist", "", id="a checklist of nothing"),
    pytest.param("warning: []", "/warning", "", id="a warning of nothing"),
    pytest.param("with: {a: 1}", "/with", "say which by `process`", id="inputs for no process"),
    pytest.param("idempotent: true", "/idempotent", "automated", id="idempotent work"),
    pytest.param("collect: {x: {type: text, from: stdout}}", "/collect/x/from", "A person", id="f"),
    pytest.param("collect: {X: {type: text}}", "/collect/X", "lower-case", id="a capital in data"),
    pytest.param("collect: {not: {type: text}}", "/collect/not", "no word", id="a reserved word"),
    pytest.param("collect: {x: {}}", "/collect/x", "", id="a field without a type"),
    pytest.param("collect: {x: {type: txt}}", "/collect/x/type", "long_text", id="unknown type"),
    pytest.param("collect: {x: text}", "/collect/x", "", id="a type in the place of a field"),
    # Approvals.
    pytest.param("approve: {}", "/approve", "", id="an approval by nobody"),
    pytest.param("approve: boss", "/approve", "", id="an approval in short"),
    pytest.param("approve: {role: b, quorum: 0}", "/approve/quorum", "1 or more", id="quorum 0"),
    pytest.param("approve: {role: b, rounds: 2}", "/approve/rounds", "on_reject", id="rounds of -"),
    pytest.param("approve: {role: b}, wait: {for: 1d}", "/wait", "one kind", id="two kinds"),
    pytest.param("approve: {role: b}, responsible: c", "/responsible", "who decides", id="R twice"),
    pytest.param("approve: {role: b}, checklist: [c]", "/checklist", "by itself", id="ticks"),
    pytest.param(
        "approve: {role: b, authority: {type: t, currency: EUR}}",
        "/approve/authority/currency",
        "`amount`",
        id="a currency of no amount",
    ),
    # Waits.
    pytest.param("wait: 2d", "/wait", "", id="a wait in short"),
    pytest.param("wait: {}", "/wait", "either `for` a time", id="a wait for nothing"),
    pytest.param("wait: {for: 1d, until: d}", "/wait/until", "either `for`", id="a wait for both"),
    pytest.param("wait: {until: d, working: true}", "/wait/working", "`for`", id="working until"),
    pytest.param("wait: {for: 1d}, due: 1d", "/due", "never `due`", id="a wait that is due"),
    pytest.param("wait: {for: 1d}, effort: 1h", "/effort", "Nobody works", id="working at a wait"),
    pytest.param("wait: {for: 1d}, process: b", "/process", "a wait and nothing", id="two kinds w"),
    pytest.param("wait: {for: 1d}, collect: {}", "/collect", "records nothing", id="asking a wait"),
    # Automation.
    pytest.param("automate: {}", "/automate", "exactly one of", id="no automation"),
    pytest.param("automate: {command: ls -l}", "/automate/command", "a list", id="a shell string"),
    pytest.param("automate: {command: [a], shell: true}", "/automate/command", "text", id="a sh"),
    pytest.param("automate: {command: [sleep, 5]}", "/automate/command/1", "quotes", id="a 5"),
    pytest.param("automate: {command: []}", "/automate/command", "", id="an empty command"),
    pytest.param(
        "automate: {email: {to: a, subject: b}, cwd: c}", "/automate/cwd", "`command`", id="cwd"
    ),
    pytest.param(
        "automate: {email: {to: a, subject: b}, secrets: [C]}",
        "/automate/secrets",
        "mail",
        id="a secret in a mail",
    ),
    pytest.param(
        "automate: {command: [a], secrets: [a-b]}", "/automate/secrets/0", "variable", id="no name"
    ),
    pytest.param(
        "automate: {command: [a], secrets: [FLOWDEF_A]}", "/automate/secrets/0", "own", id="ours"
    ),
    pytest.param("automate: {command: [a], secrets: [A, A]}", "/automate/secrets", "once", id="AA"),
    pytest.param("automate: {command: [a], secrets: []}", "/automate/secrets", "", id="no secrets"),
    pytest.param(
        "automate: {command: [a], email: {to: a, subject: b}}",
        "/automate/email",
        "exactly one of",
        id="two automations",
    ),
    pytest.param(
        "automate: {http: {method: GET, url: u}, email: {to: a, subject: b}}",
        "/automate/email",
        "exactly one of",
        id="two other automations",
    ),
    pytest.param(
        "automate: {http: {method: get, url: u}}", "/automate/http/method", "GET", id="a method"
    ),
    pytest.param(
        "automate: {http: {method: GET, url: u, expect: 99}}",
        "/automate/http/expect",
        "from 100 to 599",
        id="a status",
    ),
    pytest.param("automate: {command: [a]}, checklist: [b]", "/checklist", "person's", id="a t"),
    pytest.param("automate: {command: [a]}, process: b", "/process", "automated and", id="two k"),
    pytest.param(
        "automate: {command: [a]}, collect: {x: {type: text}}",
        "/collect/x",
        "comes `from`",
        id="automation without a source",
    ),
    pytest.param(
        "automate: {command: [a]}, collect: {x: {type: text, from: out}}",
        "/collect/x/from",
        "JSON pointer",
        id="a source that automation has not",
    ),
    pytest.param(
        "automate: {email: {to: a, subject: b}}, collect: {x: {type: text, from: stdout}}",
        "/collect",
        "brings nothing back",
        id="an answer from a mail",
    ),
    # Sub-processes.
    pytest.param("process: b, effort: 1h", "/effort", "their own", id="effort of a sub-process"),
    pytest.param("process: b, checklist: [c]", "/checklist", "into the sub", id="ticks on a call"),
    pytest.param("process: b, collect: {x: {type: text}}", "/collect/x", "`from`", id="no output"),
    pytest.param(
        "process: b, collect: {x: {type: text, from: 'json:/a'}}",
        "/collect/x/from",
        "name of an output",
        id="a pointer into a sub-process",
    ),
    pytest.param("process: b, with: {A: 1}", "/with/A", "lower-case", id="an input with a capital"),
]


@pytest.mark.parametrize(("text", "where", "said"), STEPS)
def test_a_fault_of_a_step(text: str, where: str, said: str) -> None:
    step = f"kind: process\nid: p\ntitle: P\nsteps:\n  - {{id: a, title: A, {text}}}"
    one_fault(data(step), f"/steps/0{where}", said)


FIELDS = [
    pytest.param("type: choice", "", "lists its `choices`", id="a choice of nothing"),
    pytest.param("type: text, choices: [a]", "/choices", "belong", id="choices of a text"),
    pytest.param("type: choice, choices: [a, a]", "/choices", "", id="one choice twice"),
    pytest.param("type: choice, choices: [1]", "/choices/0", "quotes", id="a number to choose"),
    pytest.param("type: text, min: 1", "/min", "bound", id="a bound of a text"),
    pytest.param("type: integer, min: 1.5", "/min", "whole", id="a bound that is no integer"),
    pytest.param("type: date, max: 2026-02-29", "/max", "must exist", id="a day that is not"),
    pytest.param("type: date, max: 5", "/max", "year", id="a number for a date"),
    pytest.param("type: boolean, default: yes", "/default", "true", id="YAML 1.1 truth"),
    pytest.param("type: datetime, default: 2026-01-01", "/default", "T09:30", id="no time of day"),
    pytest.param("type: duration, default: 5", "/default", "unit", id="a length without unit"),
    pytest.param("type: choices, choices: [a], default: a", "/default", "", id="one of several"),
    pytest.param("type: person, default: 1", "/default", "text", id="a person is no number"),
    pytest.param("type: date, unit: kg", "/unit", "number", id="a unit of a date"),
    pytest.param("type: number, pattern: a", "/pattern", "text", id="a pattern of a number"),
    pytest.param("type: text, sensitive: true, default: a", "/default", "never", id="a secret"),
    pytest.param("type: text, from: stdout", "/from", "at the start", id="an input from afar"),
]


@pytest.mark.parametrize(("text", "where", "said"), FIELDS)
def test_a_fault_of_an_input(text: str, where: str, said: str) -> None:
    document = (
        f"kind: process\nid: p\ntitle: P\ninputs: {{x: {{{text}}}}}\nsteps: [{{id: a, title: A}}]"
    )
    one_fault(data(document), f"/inputs/x{where}", said)


PROCESS = "kind: process\nid: p\ntitle: P\n"
PROJECT = "kind: project\nid: p\ntitle: P\n"
ONE_STEP = PROCESS + "steps: [{id: a, title: A}]\n"
ONE_TASK = PROJECT + "tasks: [{id: a, title: A}]\n"
ORGANIZATION = "kind: organization\nid: o\ntitle: O\n"
WORKSPACE = "kind: workspace\nid: w\ntitle: W\n"
DOCUMENTS = [
    pytest.param(PROCESS, "", "either `stages` or", id="a process of nothing"),
    pytest.param(PROCESS + "steps: []", "/steps", "", id="a process of no steps"),
    pytest.param(ONE_STEP + "stages: [{id: b, title: B, steps: [{id: c, title: C}]}]", "/steps",
                 "either `stages` or", id="stages and steps"),
    pytest.param(ONE_STEP.replace("id: p", "id: Big One"), "/id", "hyphens", id="an id in words"),
    pytest.param(ONE_STEP.replace("id: p\n", ""), "", "", id="a process without an id"),
    pytest.param(ONE_STEP.replace("title: P", "title: 2024"), "/title", "quotes", id="a year"),
    pytest.param(ONE_STEP.replace("title: P", 'title: "P\\n"'), "/title", ">-", id="a line break"),
    pytest.param(ONE_STEP + "version: 1.10", "/version", "three numbers", id="a number as version"),
    pytest.param(ONE_STEP + "version: v1.1.0", "/version", "three numbers", id="a letter in it"),
    pytest.param(ONE_STEP + "effective_from: 1.6.2026", "/effective_from", "year", id="day first"),
    pytest.param(ONE_STEP + "effective_from: 2026-02-30", "/effective_from", "exist", id="30 Feb."),
    pytest.param(ONE_STEP + "status: in review", "/status", "in-review", id="a status in words"),
    pytest.param(ONE_STEP + "frequency: 12/month", "/frequency", "per", id="a rate with a stroke"),
    pytest.param(ONE_STEP + "review: {every: 12m}", "/review/every", "months", id="a period"),
    pytest.param(ONE_STEP + "trigger: {}", "/trigger", "exactly one", id="a trigger of nothing"),
    pytest.param(ONE_STEP + "trigger: {event: a, manual: true}", "/trigger/manual", "exactly",
                 id="two triggers"),
    pytest.param(ONE_STEP + "trigger: {schedule: 0 9 * *}", "/trigger/schedule", "five fields",
                 id="four fields of cron"),
    pytest.param(ONE_STEP + "trigger: {manual: false}", "/trigger/manual", "", id="no trigger"),
    pytest.param(ONE_STEP + "trigger: {manual: true, missed: all}", "/trigger/missed", "schedule",
                 id="nothing can be missed"),
    pytest.param(ONE_STEP + "outputs: [a]", "/outputs", "", id="outputs as a list"),
    pytest.param(ONE_STEP + "links: [https://example.com]", "/links/0", "", id="a bare link"),
    pytest.param(ONE_STEP + "links: [{title: a, url: example.com}]", "/links/0/url", "https",
                 id="a web address without its beginning"),
    pytest.param(ONE_STEP + "attachments: [{title: a, file: /etc/passwd}]", "/attachments/0/file",
                 "relative", id="a path from the root"),
    pytest.param(ONE_STEP + "not_applicable: [steps]", "/not_applicable/0", "left out", id="steps"),
    pytest.param(ONE_STEP + "responsibilities: {Clerk: speaks}", "/responsibilities/Clerk", "id",
                 id="a role by its title"),
    pytest.param(ONE_STEP + "tests: [{name: a, then: {result: gone}}]", "/tests/0/then/result",
                 "one of", id="an end that is none"),
    pytest.param(ONE_STEP + "tests: [{name: a, answers: {a: yes}, then: {}}]",
                 "/tests/0/answers/a", "approved", id="a verdict that is none"),
    pytest.param(PROJECT, "", "either `phases` or", id="a project of nothing"),
    pytest.param(ONE_TASK + "phases: [{id: b, title: B, tasks: [{id: c, title: C}]}]", "/tasks",
                 "either `phases` or", id="phases and tasks"),
    pytest.param(ONE_TASK + "sponsor: Head of sales", "/sponsor", "{name:", id="a bare name"),
    pytest.param(ONE_TASK + "sponsor: {external: true}", "/sponsor", "", id="nobody's money"),
    pytest.param(ONE_TASK + "priority: 0", "/priority", "1 to 1000", id="no priority"),
    pytest.param(ONE_TASK + "budget: {amount: 5 EUR, currency: EUR}", "/budget/amount", "without",
                 id="an amount with its currency"),
    pytest.param(ONE_TASK + "budget: {amount: 5, currency: €}", "/budget/currency", "ISO",
                 id="a currency by its sign"),
    pytest.param(PROJECT + "tasks: [{id: a, title: A, effort: 1d, duration: 2d}]",
                 "/tasks/0/duration", "not both", id="effort and duration"),
    pytest.param(PROJECT + "tasks: [{id: a, title: A, effort: {likely: 1d, optimistic: 1d}}]",
                 "/tasks/0/effort", "", id="two of three points"),
    pytest.param(PROJECT + "tasks: [{id: a, title: A, assigned: [{share: 50%}]}]",
                 "/tasks/0/assigned/0", "either a `person`", id="half of nobody"),
    pytest.param(PROJECT + "tasks: [{id: a, title: A, assigned: [{person: b, role: c}]}]",
                 "/tasks/0/assigned/0/role", "either a", id="a person and a role"),
    pytest.param(PROJECT + "tasks: [{id: a, title: A, needs: [{task: b, type: FS}]}]",
                 "/tasks/0/needs/0/type", "finish-to-start", id="a type of link in short"),
    pytest.param(PROJECT + "tasks: [{id: a, title: A, with: {b: 1}}]", "/tasks/0/with", "`process`",
                 id="inputs for no process"),
    pytest.param(ORGANIZATION + "calendar: {from: 9:00}", "/calendar/from", "09:00", id="nine"),
    pytest.param(ORGANIZATION + "calendar: {hours: 1d}", "/calendar/hours", "8h", id="1d is 1d"),
    pytest.param(ORGANIZATION + "calendar: {workdays: [monday]}", "/calendar/workdays/0", "mon",
                 id="a day written out"),
    pytest.param(ORGANIZATION + "calendar: {holidays: {country: AT, subdivision: 9}}",
                 "/calendar/holidays/subdivision", "quotes", id="a number for a region"),
    pytest.param(ORGANIZATION + "roles: {Boss: {title: B}}", "/roles/Boss", "id", id="a title"),
    pytest.param(ORGANIZATION + "people: {dana: {name: D, capacity: 40 per week}}",
                 "/people/dana/capacity", "hours", id="a capacity of what"),
    pytest.param(ORGANIZATION + "people: {dana: {name: D, leave: [{from: 2026-01-01}]}}",
                 "/people/dana/leave/0", "", id="a leave without an end"),
    pytest.param(ORGANIZATION + "roles: {boss: {title: B, authority: [{type: a, currency: EUR}]}}",
                 "/roles/boss/authority/0/currency", "`limit`", id="a currency of no limit"),
    pytest.param(WORKSPACE + "lint: {profile: strict}", "/lint/profile", "regulated", id="strict"),
    pytest.param(WORKSPACE + "lint: {ignore: [wording]}", "/lint/ignore/0", "code", id="a word"),
    pytest.param(WORKSPACE + "lint: {per_file: {a: {baseline: b}}}", "/lint/per_file/a/baseline",
                 "", id="a baseline of some files"),
    pytest.param(WORKSPACE + "runs: {url: runs.db}", "/runs/url", "sqlite:", id="a bare path"),
    pytest.param(WORKSPACE + "checks: [{when: a}]", "/checks/0", "", id="a check that is silent"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "where", "said"), DOCUMENTS)
def test_a_fault_of_a_document(text: str, where: str, said: str) -> None:
    one_fault(data(text), where, said)


def test_several_faults_are_each_reported() -> None:
    found = faults(data(PROCESS + "steps: [{id: a, title: A, due: 5}, {id: B, title: B, x: 1}]"))
    assert sorted(where for where, _ in found) == ["/steps/0/due", "/steps/1/id", "/steps/1/x"]
