"""Data enters a text for the shell, or the script of an interpreter: `sh -c`, `python -c`.

A value that holds `; rm -rf ~` would be run as a command. flowdef itself refuses to put values
into a text for the shell, and the step fails; behind `sh -c` it cannot see how the program reads
an argument.
Source: actionlint, script injection.

Fails:

    kind: process
    id: add-customer
    title: Add a customer
    inputs: {customer: {type: text, required: true}}
    steps:
      - id: add
        title: Add the customer
        automate: {shell: true, command: "crm add {{ customer }} | tee added.txt"}

Passes:

    kind: process
    id: add-customer
    title: Add a customer
    inputs: {customer: {type: text, required: true}}
    steps:
      - id: add
        title: Add the customer
        automate:
          shell: true
          command: 'crm add "$CUSTOMER" | tee added.txt'
          env: {CUSTOMER: "{{ customer }}"}

Fix: give the value by `env`, and write `"$NAME"`, in quotes, in the text; or give it as an argument
of its own after the script: `[sh, -c, 'crm add "$1"', crm, "{{ customer }}"]`.
"""

import re
from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.commands import automated
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.late import late
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.lint.texts import OPENING
from flowdef.model.process import Command, Step

_DATA = late(r"\{\{.*?\}\}", re.DOTALL)
# Programs, and the option after which each takes a script.
_INTERPRETERS = (
    (late(r"(?:ba|da|z|k|mk|a|fi|c|tc)?sh"), late(r"-[a-zA-Z]*c")),
    (late(r"python[0-9.]*|pypy[0-9.]*"), late(r"-[a-zA-Z]*c")),
    (late(r"perl|ruby|node|lua|osascript"), late(r"-[a-zA-Z]*[eE]|--eval")),
    (late(r"php"), late(r"-r")),
    (late(r"cmd(?:\.exe)?"), late(r"/[cCkK]")),
    (late(r"(?:powershell|pwsh)(?:\.exe)?"), late(r"-[cC](?:ommand)?")),
)
_SHELL = "the shell"
_OPTION = late(r"[-+]|/[a-zA-Z](?::|$)")


@rule(code="AUT001", severity=Severity.ERROR, profile=Profile.BASIC)
def shell_injection(facts: ProcessFacts) -> Iterator[Hit]:
    """At each `{{ … }}`."""
    for step, automation in automated(facts):
        if isinstance(automation.action, Command):
            yield from _hits(step, automation.action)


def _hits(step: Step, action: Command) -> Iterator[Hit]:
    for place, text in enumerate(action.arguments):
        if OPENING not in text:
            continue
        where = ("automate", "command") if action.shell else ("automate", "command", place)
        program = _SHELL if action.shell else _reader(action.arguments[:place])
        for data in _DATA.finditer(text) if program else ():
            at = step.at.inside(data.start(), len(data[0]), *where)
            yield Hit(at, f"step '{step.id}' puts '{data[0]}' into {_reason(program)}")


def _reader(before: tuple[str, ...]) -> str:
    """The program that takes the argument after these for a script; empty where none does."""
    if len(before) < 2:
        return ""
    *words, last = before
    for place, word in enumerate(words):
        name = re.split(r"[/\\]", word)[-1]
        for program, option in _INTERPRETERS:
            if program.fullmatch(name) and option.fullmatch(last) and _first(words[place + 1 :]):
                return name
    return ""


def _first(between: list[str]) -> bool:
    """Whether no file stands before an option: what follows a file are options of that script."""
    return not between or bool(_OPTION.match(between[0]))


def _reason(program: str) -> str:
    if program == _SHELL:
        return (
            f"a text for {program}. A value could hold a command, so flowdef refuses it and the "
            'step fails. Give it by `env`, and write "$NAME" in the text.'
        )
    return (
        f"a script that {program} runs. A value could hold a command, which would be run too. "
        "Give it as an argument of its own, after the script."
    )
