"""Suite: the scenarios of a process, played one after the other, and how they came out."""

from collections.abc import Iterable
from typing import NamedTuple

from flowdef.findings import Finding
from flowdef.model.derived import in_use
from flowdef.model.process import Process, Scenario
from flowdef.run.pinning import Find, pin
from flowdef.run.refusal import Refused
from flowdef.scenarios.outcome import Outcome, outcome
from flowdef.scenarios.play import Player


class Suite(NamedTuple):
    """A process with its scenarios as they came out; `problem` says why none could be played.

    `find` gives the processes that it calls.
    """

    process: Process
    path: str
    find: Find
    outcomes: tuple[Outcome, ...]
    problem: str = ""

    @property
    def passed(self) -> int:
        """How many scenarios came out as they say."""
        return sum(each.passed for each in self.outcomes)

    @property
    def obsolete(self) -> bool:
        """Whether no run of it can start, so that it is left out."""
        return not in_use(self.process)

    @property
    def fails(self) -> bool:
        """Whether something came out otherwise, or could not be played."""
        return self.passed < len(self.outcomes) or bool(self.problem and not self.obsolete)


class Suites(NamedTuple):
    """What was tested; `unread` is why files that may hold processes cannot be read."""

    suites: tuple[Suite, ...]
    unread: tuple[Finding, ...] = ()

    @property
    def tried(self) -> int:
        """How many scenarios were tested."""
        return sum(len(each.outcomes) for each in self.suites)

    @property
    def passed(self) -> int:
        """How many of them came out as they say."""
        return sum(each.passed for each in self.suites)

    @property
    def untested(self) -> int:
        """How many processes could not be tested."""
        kept = sum(bool(each.problem and not each.obsolete) for each in self.suites)
        return kept + len(self.unread)

    @property
    def fails(self) -> bool:
        """Whether something came out otherwise, or could not be tested."""
        return bool(self.unread) or any(each.fails for each in self.suites)


def suite(process: Process, path: str, find: Find, scenarios: Iterable[Scenario]) -> Suite:
    """Some scenarios of a process, played; those that it calls are found by `find`."""
    wanted = tuple(scenarios)
    if not wanted:
        return Suite(process, path, find, ())
    definition = pin(process, find)
    if isinstance(definition, Refused):
        return Suite(process, path, find, (), definition.reason)
    player = Player(definition)
    return Suite(process, path, find, tuple(outcome(player, each) for each in wanted))


def chosen(process: Process, pattern: str) -> tuple[Scenario, ...]:
    """The scenarios with a text in their name, or in the process's id; all for the empty text."""
    text = pattern.casefold()
    return tuple(
        each for each in process.scenarios if text in f"{process.id}: {each.name}".casefold()
    )
