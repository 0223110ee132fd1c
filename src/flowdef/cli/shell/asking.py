"""Asking: a person taken through the open steps of a run, one step at a time."""

from collections.abc import Callable, Iterator

from typer import Exit

from flowdef.acts.deputies import stands_in_for
from flowdef.acts.desk import Desk, Standing
from flowdef.acts.perform import Outcome, perform
from flowdef.cli.shell import menu
from flowdef.cli.shell.choosing import Open, chosen
from flowdef.cli.shell.deeds import deed
from flowdef.cli.shell.desk import now, who
from flowdef.cli.shell.dialog import Back, Dialog, Line, Option, Tone
from flowdef.cli.shell.failure import INTERRUPTED
from flowdef.cli.shell.fields import ask_person
from flowdef.cli.shell.filling import Draft, acknowledged, filled
from flowdef.cli.shell.following import beyond, followed
from flowdef.cli.shell.leaving import Unfinished, left
from flowdef.cli.shell.looking import looked
from flowdef.cli.shell.receipt import Receipt
from flowdef.cli.shell.scenes import Scene, entered, news
from flowdef.cli.shell.signals import hanging_up
from flowdef.cli.shell.telling import Look, ended, happened, todo_line
from flowdef.cli.shell.wanting import belonging
from flowdef.executor.undivided import undivided
from flowdef.render.since import since
from flowdef.render.step_page import Page
from flowdef.run import commands as c
from flowdef.run.definition import CALL, WAIT
from flowdef.run.pending import Todo, for_person
from flowdef.run.refusal import Refused, Why
from flowdef.run.state import STARTED, STUCK
from flowdef.store.overlay import Overlay

Found = Callable[[str], str]  # given who acts: the run to go through, begun where it is new
_ENDS = (c.Done, c.Skip, c.Reopen)  # what was typed for the step is of no use after them


def asked(dialog: Dialog, desk: Desk, person: str, found: Found, receipt: Receipt) -> None:
    """Go through the steps that a person may do, until none is left or they stop.

    The end of the input stops like the word; Ctrl-C stops too, and ends the command with 130, a
    closed terminal with 129. What was recorded until then stays, the step at hand is as it was.
    """
    with hanging_up():
        code = _asked(dialog, desk, person, found, receipt)
    if code:
        raise Exit(code)


def _asked(dialog: Dialog, desk: Desk, person: str, found: Found, receipt: Receipt) -> int:
    """The exit code of a walk."""
    run, code = "", 0
    walk: _Walk | None = None
    if dialog.manner:
        dialog.show([Line(dialog.manner, Tone.QUIET)])
    try:
        name = person or ask_person(dialog, "Who are you?", desk.context.roster)
        run = found(belonging(desk, name, as_json=False))
        walk = _Walk(dialog, desk, run, name, receipt)
        while walk.goes_on():
            pass
    except Back:  # from the first question of all
        pass
    except EOFError:
        print()
    except KeyboardInterrupt:
        print()
        code = INTERRUPTED
    left(dialog, desk, run, receipt, walk.unfinished() if walk else Unfinished())
    return code


class _Walk:
    """One person at one run and the runs below it, with what is put off or half answered."""

    def __init__(self, dialog: Dialog, desk: Desk, run: str, person: str, receipt: Receipt) -> None:
        self._dialog = dialog
        self._desk = desk
        self._run = run
        self._person = person
        self._receipt = receipt
        self._roster = desk.context.roster
        self._at = ""  # the run of the last page
        self._been: set[str] = set()  # the runs that were entered
        self._focus = ("", "")  # the run and the step that the person chose
        self._seen: tuple[str, Todo, int] | None = None  # the last page
        self._idle = False
        self._put_off: list[tuple[str, str]] = []
        self._drafts: dict[tuple[str, str, int], Draft] = {}

    def unfinished(self) -> Unfinished:
        """What is answered in part, and whether anything is left for the person."""
        begun = tuple(key[:2] for key, draft in self._drafts.items() if draft.begun)
        return Unfinished(begun, idle=self._idle)

    def goes_on(self) -> bool:
        """Ask for one step; False where nothing is left, or the person stops."""
        top = looked(self._desk, self._run, self._receipt)
        if not top.state.open:
            self._say(f"{self._run} is {top.state.result}", Tone.GOOD)
            return False
        found = list(self._open(top, Look(self._desk)))
        mine = sorted((each for each in found if _for(each[1], self._person)), key=self._turn)
        waits = [each for each in found if self._may_end(each)]
        if not self._been:
            self._enter(top)
        self._idle = not mine
        if self._idle:
            self._enter(top)
            return self._nothing(found, waits)
        try:
            where, todo = self._chosen(mine)
        except Back:
            return self._no_way_back()
        self._enter(where)
        return self._at_step(where, todo, others=len(mine) > 1, waits=waits)

    def _open(self, where: Standing, look: Look) -> Iterator[Open]:
        """What is open in a run and, in the place of the steps that they do, in its sub-runs."""
        for todo in look.todos(where.definition, where.state):
            yield where, todo
            if todo.child and todo.status == STARTED:
                yield from self._open(looked(self._desk, todo.child, self._receipt), look)

    def _turn(self, each: Open) -> tuple[bool, int]:
        """What is stuck comes after what can be done, and what is put off after what is not."""
        key = (each[0].run, each[1].step)
        later = self._put_off.index(key) + 1 if key in self._put_off else 0
        return each[1].status in STUCK, later

    def _may_end(self, each: Open) -> bool:
        todo = each[1]
        waits = todo.kind == WAIT and todo.status == STARTED
        return waits and (todo.anybody or self._person in todo.people)

    def _chosen(self, mine: list[Open]) -> Open:
        """The step that is at hand; of several, the one that the person chooses."""
        for each in mine:
            if (each[0].run, each[1].step) == self._focus:
                return each
        found = self._choose("Which step first?", mine) if len(mine) > 1 else mine[0]
        self._focus = (found[0].run, found[1].step)
        return found

    def _choose(self, question: str, found: list[Open]) -> Open:
        return chosen(self._dialog, question, self._run, found, self._roster)

    def _enter(self, where: Standing) -> None:
        if where.run == self._at:
            return
        back = where.run in self._been
        self._dialog.show(entered(where, self._roster, back=back))
        found = None if back else since(where.events, self._person, self._roster)
        if found:
            self._dialog.show(news(found, where, self._desk.context))
        self._been.add(where.run)
        self._at = where.run

    def _no_way_back(self) -> bool:
        stop = "'stop'" if not self._dialog.moves and self._focus[1] else "Ctrl-D"
        self._say(f"There is nothing before this question. {stop} ends here.", Tone.QUIET)
        return True

    def _nothing(self, found: list[Open], waits: list[Open]) -> bool:
        """What is open for others; a wait may still be ended. False where the walk is over."""
        self._say("Nothing for you now. Open:")
        for where, todo in found:
            prefix = "" if where.run == self._run else f"{where.run}  "
            self._say(f"  {prefix}{todo_line(todo, self._roster)}")
        if not waits:
            return False
        options = [Option(word, menu.label(word)) for word in (menu.STOP, menu.END_WAIT)]
        try:
            if self._ask_menu(options) == menu.STOP:
                return False
        except Back:
            return False
        self._undoable(lambda: self._end_wait(waits))
        return True

    def _undoable(self, ask: Callable[[], None]) -> None:
        """Ask for what an act needs; nothing is done where the person goes back."""
        try:
            ask()
        except Back:
            self._say("Back: nothing is recorded.", Tone.QUIET)

    def _end_wait(self, waits: list[Open]) -> None:
        where, todo = waits[0] if len(waits) == 1 else self._choose("Which wait?", waits)
        page = Page(where.definition, where.state, self._roster).of(todo.step)
        done = filled(self._dialog, where, todo.step, page, Draft(), self._roster)
        if done:
            self._do(where, todo, done)

    def _ask_menu(self, options: list[Option]) -> str:
        if not self._dialog.moves:
            options = [Option(option.word, meaning=option.label) for option in options]
        return self._dialog.one("What now?", options)

    def _at_step(self, where: Standing, todo: Todo, *, others: bool, waits: list[Open]) -> bool:
        scene = Scene(where, todo, self._desk.context)
        self._show(scene)
        options = list(menu.at_step(todo, where.definition, where.state, others=others))
        if waits:
            options.insert(-1, Option(menu.END_WAIT, menu.label(menu.END_WAIT)))
        try:
            word = self._ask_menu(options)
        except Back:
            if not others:
                return self._no_way_back()
            word = menu.OTHER
        match word:
            case menu.STOP:
                return False
            case menu.LATER | menu.OTHER:
                self._put_aside(where.run, todo.step, at_end=word == menu.LATER)
            case menu.END_WAIT:
                self._undoable(lambda: self._end_wait(waits))
            case word:
                self._undoable(lambda: self._act(scene, word))
        return True

    def _show(self, scene: Scene) -> None:
        """The page of a step, in full where anything has changed since it was shown."""
        page, shown = scene.page, (scene.where.run, scene.todo, scene.where.seq)
        if shown == self._seen:
            self._say(f"Still step {page.number} of {page.of}: {page.title}", Tone.WHERE)
        else:
            self._dialog.show(scene.lines(bar=self._dialog.moves))
        self._seen = shown

    def _put_aside(self, run: str, step: str, *, at_end: bool) -> None:
        self._focus, self._seen = ("", ""), None
        if at_end:
            self._put_off = [each for each in self._put_off if each != (run, step)]
            self._put_off.append((run, step))

    def _act(self, scene: Scene, word: str) -> None:
        """Ask for what an act needs, and do it."""
        where, todo = scene.where, scene.todo
        act: c.Act | None
        if word == "done":
            draft = self._drafts.setdefault((where.run, todo.step, todo.round), Draft())
            act = filled(self._dialog, where, todo.step, scene.page, draft, self._roster)
        elif word in ("approve", "reject") and not acknowledged(self._dialog, scene.alerts(word)):
            act = None
        else:
            act = deed(self._dialog, where, todo.step, word, self._desk.context)
        if act:
            self._do(where, todo, act)

    def _do(self, where: Standing, todo: Todo, act: c.Act) -> None:
        """Record an act, or say why that cannot be; for another only where they may not alone."""
        outcome = self._recorded(where.run, act, "")
        if isinstance(outcome, Refused) and outcome.why is Why.WHO:
            behalf = self._behalf(where, todo)
            outcome = self._recorded(where.run, act, behalf) if behalf else outcome
        if isinstance(outcome, Refused):
            self._say(f"Not recorded: {ended(outcome.reason)}", Tone.BAD)
            return
        if isinstance(act, _ENDS):
            self._drafts.pop((where.run, todo.step, todo.round), None)
        if isinstance(self._desk.store, Overlay):
            return  # no machine works for what is only tried
        after = followed(outcome, self._desk)
        if isinstance(after, Outcome) and after is not outcome:
            self._tell(beyond(outcome, after))

    def _recorded(self, run: str, act: c.Act, behalf: str) -> Outcome | Refused:
        with undivided():
            outcome = perform(self._desk, run, act, who(self._person, behalf))
            if isinstance(outcome, Outcome):
                self._tell(outcome)
        return outcome

    def _tell(self, outcome: Outcome) -> None:
        self._receipt.add(outcome)
        for text in happened(outcome, self._desk):
            self._say(text, Tone.GOOD)

    def _behalf(self, where: Standing, todo: Todo) -> str:
        """For whom a deputy does this; empty where they are none."""
        people = stands_in_for(
            where, todo.step, self._person, self._roster, self._desk.context.day(now())
        )
        if len(people) < 2:
            return "".join(people)
        return self._dialog.one("On behalf of whom?", [Option(each) for each in people])

    def _say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        self._dialog.show([Line(text, tone, 2)])


def _for(todo: Todo, person: str) -> bool:
    """Whether a person may act on it here; what a sub-run does is done there."""
    return bool(for_person((todo,), person)) and not (todo.kind == CALL and todo.child)
