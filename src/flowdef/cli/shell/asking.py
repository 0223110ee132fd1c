"""Asking: a plain prompt loop that takes a person through the open steps of a run."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from typer import Exit

from flowdef.acts.deputies import stands_in_for
from flowdef.acts.desk import Desk, Standing
from flowdef.acts.perform import perform
from flowdef.cli.shell.desk import now, who
from flowdef.cli.shell.failure import INTERRUPTED
from flowdef.cli.shell.filling import Draft, filled
from flowdef.cli.shell.looking import looked, stands
from flowdef.cli.shell.prompting import ask, ask_person, ask_reason, ask_word, show
from flowdef.cli.shell.receipt import Receipt
from flowdef.cli.shell.telling import ended, happened, say, todo_line, todos_of
from flowdef.render.step_page import Page, StepPage
from flowdef.run import commands as c
from flowdef.run.definition import CALL
from flowdef.run.pending import Todo, for_person
from flowdef.run.refusal import Refused
from flowdef.run.state import BLOCKED, FAILED, STARTED

LATER, STOP = "later", "stop"
Found = Callable[[str], str]  # given who acts: the run to go through, begun where it is new


def asked(desk: Desk, person: str, found: Found, receipt: Receipt) -> None:
    """Go through the steps that a person may do, until none is left or they stop.

    The end of the input stops like the word; Ctrl-C stops too, and ends the command with 130.
    What was recorded until then stays, and the step at hand is as it was.
    """
    run, code = "", 0
    try:
        name = person or ask_person("Who are you (a person's id)?", desk.context.roster)
        run = found(name)
        loop = _Loop(desk, run, name, receipt)
        while loop.goes_on():
            pass
    except EOFError:
        print()
    except KeyboardInterrupt:
        print()
        code = INTERRUPTED
    _leave(desk, run, receipt)
    if code:
        raise Exit(code)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until what is being recorded is recorded."""
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def _leave(desk: Desk, run: str, receipt: Receipt) -> None:
    for text in receipt.lines():
        say(text)
    if not run:
        say("Stopped. Open runs: flowdef runs")
    elif stands(desk, run).state.open:
        say(f"Go on with: flowdef step {run}")


class _Loop:
    """One person at one run and the runs below it, with what is put off or half answered."""

    def __init__(self, desk: Desk, run: str, person: str, receipt: Receipt) -> None:
        self._desk = desk
        self._run = run
        self._person = person
        self._receipt = receipt
        self._at = ""  # the run of the last page
        self._put_off: list[tuple[str, str]] = []
        self._drafts: dict[tuple[str, str, int], Draft] = {}

    def goes_on(self) -> bool:
        """Ask for one step; False where nothing is left, or the person stops."""
        top = looked(self._desk, self._run, self._receipt)
        if not top.state.open:
            say(f"{self._run} is {top.state.result}")
            return False
        found = list(self._open(top))
        mine = [each for each in found if _for(each[1], self._person)]
        if not mine:
            say("Nothing for you now. Open:")
            for where, todo in found:
                prefix = "" if where.run == self._run else f"{where.run}  "
                say(f"  {prefix}{todo_line(todo, self._desk.context.roster)}")
            return False
        where, todo = min(mine, key=self._turn)
        self._enter(where)
        return self._at_step(where, todo, others=len(mine) > 1)

    def _open(self, where: Standing) -> Iterator[tuple[Standing, Todo]]:
        """What is open in a run and, in the place of the steps that they do, in its sub-runs."""
        for todo in todos_of(where.definition, where.state, self._desk):
            yield where, todo
            if todo.child and todo.status == STARTED:
                yield from self._open(looked(self._desk, todo.child, self._receipt))

    def _turn(self, each: tuple[Standing, Todo]) -> tuple[bool, int]:
        """What is stuck comes after what can be done, and what is put off after what is not."""
        key = (each[0].run, each[1].step)
        later = self._put_off.index(key) + 1 if key in self._put_off else 0
        return each[1].status in (BLOCKED, FAILED), later

    def _enter(self, where: Standing) -> None:
        if where.run == self._at:
            return
        title = Page(where.definition, where.state, self._desk.context.roster).document()
        parent = where.state.parent
        above = f", for the step {parent[1]} of {parent[0]}" if parent else ""
        print()
        say(f"Run {where.run}: {title}{above}")
        self._at = where.run

    def _at_step(self, where: Standing, todo: Todo, *, others: bool) -> bool:
        page = Page(where.definition, where.state, self._desk.context.roster).of(todo.step)
        show(page)
        if todo.status in (BLOCKED, FAILED):
            say(f"It is {todo.status}: {todo.reason}")
        words = (*todo.acts, *([LATER] if others else []), STOP)
        word = ask_word(f"{' / '.join(words)}?", words)
        if word == LATER:
            key = (where.run, todo.step)
            self._put_off = [each for each in self._put_off if each != key] + [key]
        elif word != STOP and (act := self._act(where, todo, word, page)):
            self._do(where, todo, act)
        return word != STOP

    def _act(self, where: Standing, todo: Todo, word: str, page: StepPage) -> c.Act | None:
        """The act that a word asks for, with its answers; None where something is still open."""
        step = todo.step
        match word:
            case "done":
                key = (where.run, step, todo.round)
                done, draft = filled(where, step, page, self._drafts.get(key, Draft()))
                self._drafts[key] = draft
                return done
            case "assign":
                roster = self._desk.context.roster
                return c.Assign(step, ask_person("To whom (a person's id)?", roster))
            case "block":
                return c.Block(step, ask_reason(), ask("Whose help is needed?"))
            case "take" | "approve":
                return c.Take(step) if word == "take" else c.Approve(step)
            case _:
                return _WITH_REASON[word](step, ask_reason())

    def _do(self, where: Standing, todo: Todo, act: c.Act) -> None:
        """Record an act, or say why that cannot be."""
        behalf = self._behalf(where, todo)
        roster = self._desk.context.roster
        with uninterrupted():
            outcome = perform(self._desk, where.run, act, who(self._person, behalf))
            if isinstance(outcome, Refused):
                say(f"Not recorded: {ended(outcome.reason)}")
                return
            self._receipt.add(outcome)
            for line in happened(outcome, roster):
                say(line)

    def _behalf(self, where: Standing, todo: Todo) -> str:
        """For whom, where the person may do this only as a deputy."""
        roster = self._desk.context.roster
        people = stands_in_for(where, todo.step, self._person, roster, now()[:10])
        if len(people) < 2:
            return "".join(people)
        return ask_word(f"On behalf of whom ({' / '.join(people)})?", people)


def _for(todo: Todo, person: str) -> bool:
    """Whether a person may act on it here; what a sub-run does is done there."""
    return bool(for_person((todo,), person)) and not (todo.kind == CALL and todo.child)


_WITH_REASON: dict[str, Callable[[str, str], c.Act]] = {
    "reject": c.Reject,
    "skip": c.Skip,
    "reopen": c.Reopen,
    "unblock": c.Unblock,
    "retry": c.Retry,
}
