"""Lint completing: what a shell may offer for the words of `lint` and `rule`."""

from collections.abc import Iterable

from flowdef.cli.shell.lint_outputs import formats as known_formats
from flowdef.lint.catalogue import EVERY, rules
from flowdef.lint.level import FailLevel
from flowdef.lint.rule import Profile


def codes(begun: str) -> list[str]:
    """The codes and names that go on from what is begun, after the last comma."""
    before, comma, last = begun.rpartition(",")
    known = [EVERY, *(word for rule in rules() for word in (rule.code, rule.name))]
    fitting = [word for word in known if word.lower().startswith(last.lower())]
    return [f"{before}{comma}{word}" for word in fitting]


def formats(begun: str) -> list[str]:
    """The output formats."""
    return _fitting(begun, known_formats())


def outputs(begun: str) -> list[str]:
    """The output formats, each with the sign that a file follows."""
    return _fitting(begun, (f"{name}=" for name in known_formats()))


def profiles(begun: str) -> list[str]:
    """The profiles."""
    return _fitting(begun, (each for each in Profile if each is not Profile.OPT))


def levels(begun: str) -> list[str]:
    """The fail levels."""
    return _fitting(begun, FailLevel)


def _fitting(begun: str, known: Iterable[str]) -> list[str]:
    return [str(word) for word in known if word.startswith(begun)]
