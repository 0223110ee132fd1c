"""Commands: what machines are told to do: each text, each script for a shell, each line."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from flowdef.findings import Span
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.texts import texts_of_action
from flowdef.model.process import Automation, Command, Step

_SHELL = re.compile(r"(?:.*[/\\])?(?:ba|da|z|k|a)?sh", re.ASCII)
_SCRIPT_FOLLOWS = re.compile(r"-[a-zA-Z]*c", re.ASCII)
# What stands in single quotes is no shell any more; in double quotes variables are still filled in.
# Comments and quotes are looked for at once: `don't` in a comment opens none, nor does `\'`.
_ASIDE = re.compile(r"(?<![^\s;&|(])#[^\n]*|'[^']*'|\"(?:[^\"\\]|\\.)*\"|\\.", re.DOTALL)

Path = tuple[str | int, ...]


class Line(NamedTuple):
    """A text of a step's automation, and where it stands."""

    step: Step
    text: str
    path: Path

    def at(self, found: re.Match[str]) -> Span:
        """Where a stretch of the text stands."""
        return self.step.at.inside(found.start(), len(found[0]), *self.path)

    @property
    def bare(self) -> str:
        """The text with whatever is in quotes made blank: what a shell reads as its own."""
        return _blanked(self.text, "'\"")

    @property
    def filled(self) -> str:
        """The text with whatever is in single quotes made blank: where variables count."""
        return _blanked(self.text, "'")


def automated(facts: ProcessFacts) -> Iterator[tuple[Step, Automation]]:
    """Each step that a machine does."""
    for step in facts.not_work:
        if isinstance(step.deed, Automation):
            yield step, step.deed


def lines(step: Step, automation: Automation) -> Iterator[Line]:
    """Every text of an automation."""
    action = automation.action
    shell = isinstance(action, Command) and action.shell
    for path, text in texts_of_action(action):
        whole = ("command",) if shell and path[0] == "command" else path
        yield Line(step, text, ("automate", *whole))


def scripts(step: Step, automation: Automation) -> Iterator[Line]:
    """The texts that a shell reads: of `shell: true`, and after `sh -c`; comments are blank."""
    action = automation.action
    if not isinstance(action, Command):
        return
    words = action.arguments
    if action.shell:
        yield Line(step, _blanked(words[0], "#"), ("automate", "command"))
    elif len(words) > 2 and _SHELL.fullmatch(words[0]) and _SCRIPT_FOLLOWS.fullmatch(words[1]):
        yield Line(step, _blanked(words[2], "#"), ("automate", "command", 2))


def whole(step: Step, automation: Automation) -> Iterator[Line]:
    """What a command does, on one line: its script, or its arguments one after the other."""
    found = tuple(scripts(step, automation))
    yield from found
    if not found and isinstance(automation.action, Command):
        yield Line(step, " ".join(automation.action.arguments), ("automate", "command"))


def _blanked(text: str, signs: str) -> str:
    """The text with what begins with one of these signs made blank, so that places stay."""
    return _ASIDE.sub(lambda each: " " * len(each[0]) if each[0][0] in signs else each[0], text)
