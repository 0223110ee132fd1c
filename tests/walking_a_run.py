"""Walking a run: a run for a test, driven by short sentences.

`done a x=good` is a command of Ann; `bob: approve c` one of Bob; `bob for cat: done a` one of Bob
on behalf of Cat. Commands are parted by `; `. Words: take, done (`x=good` values, `tick=1,2` items
counted from 1, `na=2` not applicable), approve, reject, skip, reopen, correct (`correct x=good`),
block, unblock, retry, assign (`assign a to=bob`), comment, cancel, wake; `+2d` lets time pass.
Every reason is `because` unless `why=` says otherwise (`why=` alone: none).
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from flowdef.model.fields import FieldType
from flowdef.run import commands as c
from flowdef.run import state_json
from flowdef.run.decider import NOBODY, decide
from flowdef.run.deciding import Context
from flowdef.run.definition import AUTOMATION, Definition
from flowdef.run.events import Event, from_json, to_json
from flowdef.run.evolve import evolve
from flowdef.run.facts import Fact
from flowdef.run.moments import moment, written
from flowdef.run.refusal import Refused, Why
from flowdef.run.state import READY, State
from processes_in_a_line import a_definition

NOON = "2026-06-15T12:00:00Z"  # a Monday


class Walk:
    """A run with its log and its clock."""

    def __init__(
        self, definition: Definition, context: Context = NOBODY, *, machines: bool = False
    ) -> None:
        self.definition = definition
        self.context = context
        self.machines = machines  # which take up whatever is ready at once
        self.log: list[Event] = []
        self.now = NOON
        self._state: State | None = None

    @property
    def state(self) -> State:
        assert self._state is not None
        return self._state

    def start(self, **inputs: Any) -> "Walk":
        self.obey(c.Start("r1", inputs))
        return self

    def say(self, script: str) -> "Walk":
        """Do what the sentences say; each must be possible."""
        for sentence in script.split("; ") if script else ():
            answer = self.ask(sentence)
            assert not isinstance(answer, Refused), (sentence, answer)
        return self

    def refused(self, sentence: str) -> Refused:
        """What is said against a sentence."""
        answer = self.ask(sentence)
        assert isinstance(answer, Refused), (sentence, answer)
        return answer

    def ask(self, sentence: str) -> tuple[Event, ...] | Refused:
        """Do what one sentence says, if that is possible."""
        if sentence.startswith("+"):
            self.now = written(moment(self.now) + _length(sentence[1:]))
            return ()
        head, colon, rest = sentence.partition(": ")
        who, _, behalf = head.partition(" for ") if colon else ("ann", "", "")
        return self.act(_act(self.definition, rest if colon else sentence), who, behalf)

    def act(self, act: c.Act, by: str = "ann", behalf: str = "") -> tuple[Event, ...] | Refused:
        command = c.Command(act, by, self.now, behalf)
        answer = decide(self.definition, self._state, command, self.context)
        if not isinstance(answer, Refused):
            for event in answer:
                kept = from_json(to_json(event))
                assert (kept, type(kept.fact)) == (event, type(event.fact))
                self._state = evolve(self.definition, self._state, kept)
                assert state_json.from_json(state_json.to_json(self._state)) == self._state
                self.definition = self.definition.grown(self._state.added)
            self.log.extend(answer)
            if self.machines and not isinstance(act, c.Try):
                self._take_up()
        return answer

    def _take_up(self) -> None:
        for name, plan in self.definition.steps.items():
            if (
                plan.kind == AUTOMATION
                and self.state.open
                and self.state.steps[name].status is READY
            ):
                self.act(c.Try(name))

    def obey(self, act: c.Act, by: str = "ann", behalf: str = "") -> tuple[Event, ...]:
        answer = self.act(act, by, behalf)
        assert not isinstance(answer, Refused), (act, answer)
        return answer

    @property
    def stands(self) -> str:
        """`a:done b:ready`, and the result where the run has ended."""
        steps = [f"{name}:{step.status}" for name, step in self.state.steps.items()]
        return " ".join(steps if self.state.open else [*steps, self.state.result])

    def facts(self, kind: type) -> list[Any]:
        """The facts of a kind, oldest first."""
        return [event.fact for event in self.log if isinstance(event.fact, kind)]

    def last(self, kind: type) -> Any:
        return self.facts(kind)[-1]


def _length(text: str) -> timedelta:
    amount, unit = int(text[:-1]), {"d": "days", "h": "hours", "m": "minutes"}[text[-1]]
    return timedelta(**{unit: amount})


def is_refused(walk: Walk, sentence: str, why: Why, reason: str) -> None:
    """A sentence is refused, with a reason that holds these words, and changes nothing."""
    before = walk.state.copy()
    refused = walk.refused(sentence)
    assert (refused.why, reason in refused.reason) == (why, True), refused
    assert walk.state == before


def walked(line: str, script: str, **more: Any) -> Walk:
    """A process of one line, started and walked."""
    return Walk(a_definition(line, **more)).start().say(script)


def _act(definition: Definition, sentence: str) -> c.Act:
    word, *rest = sentence.split()
    names = [each for each in rest if "=" not in each]
    pairs = dict(each.split("=", 1) for each in rest if "=" in each)
    why = pairs.pop("why", "because")
    if word == "correct":
        ((field, value),) = pairs.items()
        return c.Correct(field, _value(definition, field, value), why)
    if word in ("cancel", "wake", "comment"):
        others: dict[str, c.Act] = {"cancel": c.Cancel(why), "wake": c.Wake()}
        return others.get(word, c.Comment(why, *names))
    return _ON_STEP[word](definition, names[0], pairs, why)


def _done(definition: Definition, step: str, pairs: dict[str, str], why: str) -> c.Act:
    ticks = tuple(int(each) - 1 for each in pairs.pop("tick", "").split(",") if each)
    spared = {int(each) - 1: why for each in pairs.pop("na", "").split(",") if each}
    values = {name: _value(definition, name, text) for name, text in pairs.items()}
    return c.Done(step, values, ticks, spared, why)


def _value(definition: Definition, name: str, text: str) -> Any:
    if text == "none":
        return None
    field = definition.fields.get(name)
    if field and field.type in (FieldType.INTEGER, FieldType.NUMBER):
        return float(text) if "." in text else int(text)
    return text == "true" if field and field.type is FieldType.BOOLEAN else text


_ON_STEP: Mapping[str, Callable[[Definition, str, dict[str, str], str], c.Act]] = {
    "done": _done,
    "take": lambda _, step, __, ___: c.Take(step),
    "approve": lambda _, step, __, ___: c.Approve(step),
    "reject": lambda _, step, __, why: c.Reject(step, why),
    "skip": lambda _, step, __, why: c.Skip(step, why),
    "reopen": lambda _, step, __, why: c.Reopen(step, why),
    "block": lambda _, step, pairs, why: c.Block(step, why, pairs.get("help", "")),
    "unblock": lambda _, step, __, why: c.Unblock(step, why),
    "retry": lambda _, step, __, why: c.Retry(step, why),
    "assign": lambda _, step, pairs, why: c.Assign(step, pairs["to"], why),
}

__all__ = ["NOON", "Fact", "Walk"]
