"""Automated steps to lint: one step whose automation is given, and what a rule says of it."""

from textwrap import indent

from flowdef.lint.options import Options
from lint_workspaces import findings_of, marked, process

HEAD = "inputs: {x: {type: text, required: true}}\nsteps:\n"


def step(automate: str, more: str = "", before: str = "") -> dict[str, str]:
    """A workspace with one automated step; `more` are keys of its own, `before` steps before it."""
    return process(f"{HEAD}{before}  - {{id: a, title: A, automate: {automate}{more}}}\n")


def found_in(files: dict[str, str], code: str) -> list[str]:
    """The texts that the findings of one rule mean; a document that cannot be read is told too."""
    return [
        marked(files[each.path], each)
        for each in findings_of(files, Options(select=(code, "SYN005")))
        if each.code == code or each.code.startswith("SYN00")
    ]


def in_shell(script: str) -> dict[str, str]:
    """A step whose script is given; it may hold no single quotes."""
    return step(f"{{shell: true, command: '{script}'}}")


def in_lines(script: str) -> dict[str, str]:
    """A step whose script has several lines; it may hold any quotes."""
    head = "  - id: a\n    title: A\n    automate:\n      shell: true\n      command: |\n"
    return process(f"{HEAD}{head}{indent(script, ' ' * 8)}\n")
