"""Every command: words that make it print as much as it can, with one text everywhere."""

from flowdef.cli.shell.lint_outputs import formats

SPELL = "Abracadabra"
PROCESS = f"""\
description: {SPELL}
purpose: {SPELL}
scope: {{includes: [{SPELL}], excludes: [{SPELL}]}}
definitions: {{Word: {SPELL}}}
responsibilities: {{clerk: {SPELL}}}
resources: [{SPELL}]
warnings: [{SPELL}]
references: [{{title: {SPELL}, url: "https://example.com/"}}]
records: [{{name: {SPELL}, where: {SPELL}, retention: 10 years}}]
tags: [x]
inputs: {{item: {{type: text, label: "L {SPELL}", help: "{SPELL}"}}, scan: {{type: file}}}}
result: {SPELL}
stages:
  - id: one
    title: Stage {SPELL}
    steps:
      - id: do
        title: Do {SPELL}
        responsible: clerk
        instructions: {SPELL}
        warning: {SPELL}
        note: {SPELL}
        expect: {SPELL}
        checklist: [{SPELL}]
        collect: {{price: {{type: number, label: "{SPELL}", unit: "{SPELL}"}}}}
      - {{id: agree, title: Agree {SPELL}, approve: {{role: boss}}}}
tests:
  - name: Test {SPELL}
    given: {{item: {SPELL}}}
    answers: {{do: {{price: "{SPELL}"}}}}
    then: {{result: done}}
  - {{name: "{SPELL}", given: {{item: X}}, answers: {{agree: rejected}}, then: {{skipped: [do]}}}}
"""
PROJECT = f"""\
kind: project
id: launch
title: {SPELL}
status: approved
manager: sam
start: 2027-03-01
deadline: 2027-03-02
selection: {{criteria: {{value: 3}}, reason: {SPELL}, coaching: {SPELL}}}
deliverables: [{{id: thing, title: {SPELL}, acceptance: [{SPELL}]}}]
risks: [{{id: rain, title: {SPELL}, probability: 30%, impact: 2d, plan: {SPELL}, owner: sam}}]
phases:
  - id: one
    title: {SPELL}
    gate: {{decision: go, by: sam, reason: {SPELL}}}
    tasks:
      - {{id: make, title: {SPELL}, assigned: [sam], effort: 9d, delivers: thing}}
      - {{id: made, title: {SPELL}, needs: [make], milestone: true, deadline: 2027-03-02}}
handover: [{{deliverable: thing, to: clerk, accepted_by: boss}}]
"""
# Every command, with words that make it print as much as it can; a new one has to come in here.
WORDS: dict[str, list[list[str]]] = {
    "add": [["order-1", "--title", SPELL, "--reason", SPELL, "--instructions", SPELL]],
    "approve": [["order-2", "agree", "--as", "kim"], ["order-2", SPELL]],
    "assign": [["order-1", "do", SPELL], ["order-1", SPELL, "sam"]],
    "block": [["order-1", "do", "--reason", SPELL, "--help-from", SPELL]],
    "board": [["launch"], ["order"], ["launch", "--format", "html"], ["launch", "--json"], [SPELL]],
    "cancel": [["order-2", "--reason", SPELL], [SPELL, "--reason", SPELL]],
    "comment": [["order-1", SPELL], ["order-1", SPELL, "--step", SPELL], [SPELL, "x"]],
    "correct": [["order-1", f"item={SPELL}", "--reason", SPELL], ["order-1", SPELL]],
    "docs build": [["--check"], [], ["--check", "--json"], ["--output", SPELL]],
    "done": [["order-1", "do", "--set", f"price={SPELL}", "--reason", SPELL], [SPELL, SPELL]],
    "fmt": [["--check"], ["--diff"], [SPELL]],
    "graph": [["order"], ["order", "--format", "json"], [SPELL]],
    "init": [[SPELL], ["--title", SPELL]],
    "lint": [
        *([], ["--fix"], ["--diff"], ["--show-settings"], ["--statistics"], [SPELL]),
        *(["--output-format", each] for each in formats()),
    ],
    "list": [[], ["--json"], ["--kind", SPELL], ["--tag", SPELL]],
    "load": [[], ["--format", "csv"], ["--format", "html"], ["--person", SPELL], ["--json"]],
    "log": [
        *(["order-1"], ["--all"], ["order-1", "--json"], ["--all", "--json"], [SPELL]),
        *(["order-1", "--format", each] for each in ("csv", "xes", SPELL)),
    ],
    "new": [["process", SPELL], [SPELL, "x"], ["process", "made", "--from", SPELL]],
    "next": [[], ["order-1"], ["--json"], ["--as", SPELL], [SPELL]],
    "plan": [
        *(["launch"], ["launch", "--why", "made"], ["launch", "--to", SPELL], [SPELL]),
        *(["launch", each] for each in ("--level", "--quality", "--risk", "--json")),
    ],
    "prove": [["order"], ["order", "--format", "markdown"], ["order", "--json"], [SPELL]],
    "reject": [["order-2", "agree", "--reason", SPELL, "--as", "kim"]],
    "render": [["order"], ["order", "--proofs"], ["order", "-o", f"{SPELL}.md"], [SPELL]],
    "reopen": [["order-1", "do", "--reason", SPELL], ["order-1", SPELL, "--reason", SPELL]],
    "retry": [["order-1", "do"], [SPELL, SPELL]],
    "rule": [[SPELL], []],
    "runs": [[], ["--all"], ["--json"], ["--process", SPELL], ["--role", SPELL], ["--rebuild"]],
    "schema": [[SPELL], ["process"]],
    "select": [["launch"], ["launch", "--json"], ["launch", "--go", "--reason", SPELL], [SPELL]],
    "show": [
        *(["launch"], ["launch", "--handover"]),
        *(["order"], ["order", "--stages"], ["order", "--json"], ["order-1"], [SPELL]),
    ],
    "skip": [["order-1", "do", "--reason", SPELL], [SPELL, SPELL, "--reason", SPELL]],
    "start": [
        *(["order", "--set", f"item={SPELL}", "--title", SPELL], [SPELL]),
        *(["order", "--for", SPELL], ["order", "--as", SPELL], ["order", "--answers", SPELL]),
        ["order", "--set", f"scan={SPELL}.pdf"],
    ],
    "status": [[], ["--json"], ["--on", SPELL]],
    "step": [["order-1", "--plain"], ["order-1", "--answers", "answers.yaml"], [SPELL]],
    "take": [["order-1", "do"], ["order-1", SPELL], [SPELL, "do"]],
    "test": [
        ["order"],
        ["order", "--json"],
        ["order", "--mutate"],
        ["order", "--coverage", "--fail-under", "1"],
        ["order", "--propose", "--write"],
        ["-k", SPELL],
        ["order", "--junit", SPELL],
        [SPELL],
    ],
    "trust": [[], ["--check", "--json"], ["--yes"]],
    "unblock": [["order-1", "do", "--reason", SPELL]],
    "verify": [[], ["--json"], [SPELL], ["--head", SPELL]],
    "wait": [["order-2", "--until", SPELL], [SPELL, "--until", "do"]],
    "work": [["--once"], ["--once", "--json"], ["--dry-run"], [SPELL, "--once"]],
}
