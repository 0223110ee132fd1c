"""Deciding: one decision in the making: the state as it becomes, and the events so far."""

from typing import NamedTuple

from flowdef.run.clock import ROUND_THE_CLOCK, Working
from flowdef.run.commands import Command
from flowdef.run.definition import Definition
from flowdef.run.events import NO_BASIS, Basis, Event
from flowdef.run.evolve import apply
from flowdef.run.facts import Fact
from flowdef.run.moments import day
from flowdef.run.roster import Roster, called
from flowdef.run.state import State


class Context(NamedTuple):
    """What lies around a run: who may act (None: anybody), and working time."""

    roster: Roster | None = None
    working: Working = ROUND_THE_CLOCK

    def day(self, at: str) -> str:
        """The day of a moment where the organization is, ISO: who holds which role on it."""
        return day(at, self.working)


class Decided(NamedTuple):
    """What a command leads to, and the run as it is then."""

    state: State
    events: tuple[Event, ...]


class Deciding:
    """What a command leads to, event by event. Each event changes `state` at once."""

    __slots__ = ("_day", "command", "context", "definition", "events", "state")

    def __init__(
        self, definition: Definition, state: State, command: Command, context: Context
    ) -> None:
        """Begin with a state of its own: `state` is changed."""
        self.definition = definition.grown(state.added)
        self.state = state
        self.command = command
        self.context = context
        self.events: list[Event] = []
        self._day = ""  # asked for several times, and dear

    def note(self, fact: Fact, basis: Basis = NO_BASIS) -> None:
        """Something has happened."""
        event = Event(fact, self.command.by, self.command.at, basis)
        self.state = apply(self.definition, self.state, event)
        self.definition = self.definition.grown(self.state.added)
        self.events.append(event)

    @property
    def working(self) -> Working:
        """The working time that holds for this process."""
        working = self.context.working
        always: bool = self.definition.json.get("always", False)
        return working.always() if always else working

    def called(self, person: str) -> str:
        """How a person is called; without an organization, by their id."""
        return called(person, self.context.roster)

    @property
    def day(self) -> str:
        """The day of the command where the organization is, ISO; empty where there is none."""
        if not self._day and self.context.roster is not None:
            self._day = self.context.day(self.command.at)
        return self._day
