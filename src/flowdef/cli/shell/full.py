"""Full: a dialog with arrow keys, completion and colours; the one door to the prompt library."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from prompt_toolkit import PromptSession, print_formatted_text
from prompt_toolkit.completion import CompleteEvent, Completer, Completion, PathCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent
from prompt_toolkit.output import create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import Style
from prompt_toolkit.validation import ValidationError, Validator

from flowdef.cli.shell.dialog import CONTROL, NO_TEXT, Back, Line, Option, Ticks, Tone, Typing, put
from flowdef.cli.shell.escaping import WAY, ready
from flowdef.cli.shell.escaping import keys as escaping
from flowdef.cli.shell.picking import NOT, OFF, ON, Picker
from flowdef.cli.shell.plain import WIDEST, said
from flowdef.printable import printable
from flowdef.render.lines import wrapped

_STYLE = Style.from_dict(
    {
        "rule": "ansibrightblack",
        "where": "ansicyan",
        "title": "bold",
        "quiet": "ansibrightblack",
        "warning": "bold ansiwhite bg:ansired",
        "caution": "bold ansiblack bg:ansiyellow",
        "note": "ansicyan",
        "good": "ansigreen",
        "bad": "bold ansired",
        "question": "bold",
        "here": "reverse",
    }
)


class FullDialog:
    """Asks where a terminal can be moved about in. Asks it nothing: no answers to wait for."""

    moves = True
    manner = ""

    def __init__(self) -> None:
        """Take the terminal."""
        self._output = create_output()
        if isinstance(self._output, Vt100_Output):
            self._output.enable_cpr = False  # not every terminal says where its cursor stands
        self._picker = Picker(self._output, _STYLE)

    def show(self, lines: Iterable[Line]) -> None:
        """Print lines in their tones."""
        for line in lines:
            width = min(self._output.get_size().columns, WIDEST)
            text = "─" * (width - 1) if line.tone is Tone.RULE else _told(line, width)
            self._print(f"class:{line.tone.value}", text)

    def text(self, question: str, how: Typing) -> str:
        """A line, or lines up to an empty one, edited in place and checked at its end."""
        session: PromptSession[str] = PromptSession(output=self._output, style=_STYLE)
        checked = _Checked(how)
        with ready(session.app):
            given = session.prompt(
                self._message(session, question, how, checked),
                default=how.offer,
                is_password=how.hidden,
                multiline=how.lines,
                validator=checked,
                validate_while_typing=False,
                completer=_completer(how),
                complete_while_typing=bool(how.words),
                reserve_space_for_menu=5 if how.words or how.path else 0,
                rprompt=lambda: (
                    "" if session.app.is_done else FormattedText([("class:quiet", WAY)])
                ),
                key_bindings=_keys(how),
            )
        return given.strip()

    def one(self, question: str, options: Sequence[Option], at: str = "") -> str:
        """The option that is chosen; question and answer stay on the screen."""
        words = [option.word for option in options]
        begin = words.index(at) if at in words else 0
        found = options[self._picker.one(question, [option.said for option in options], begin)]
        self._answered(question, found.said)
        return found.word

    def several(
        self, question: str, options: Sequence[Option], chosen: Sequence[str]
    ) -> tuple[str, ...]:
        """Those that are ticked."""
        marks = [ON if option.word in chosen else OFF for option in options]
        rows = [option.said for option in options]
        found = self._picker.marked(question, rows, marks)
        both = list(zip(options, found, strict=True))
        self._answered(
            question, ", ".join(each.said for each, mark in both if mark == ON) or "none"
        )
        return tuple(each.word for each, mark in both if mark == ON)

    def ticks(self, items: Sequence[str], known: Ticks, *, again: bool = False) -> Ticks:  # noqa: ARG002 (the whole list is asked anyway)
        """A list to tick; then the reasons of what does not apply."""
        reasons = dict(known.not_applicable)
        marks = [
            ON if at in known.done else NOT if at in reasons else OFF for at in range(len(items))
        ]
        while True:
            try:
                marks = self._picker.marked("Checklist", items, marks, spared=True)
            except Back:
                raise Back(_ticks(self._picker.marks_now, reasons)) from None
            for mark, item in zip(marks, items, strict=True):
                self.show([Line(f"{mark} {item}", hang=4)])
            try:
                for at, mark in enumerate(marks):
                    if mark == NOT:
                        how = Typing(said, reasons.get(at, ""))
                        reasons[at] = self.text(f"Not applicable: {items[at]}. Why?", how)
            except Back:
                continue
            return _ticks(marks, reasons)

    def _answered(self, question: str, answer: str) -> None:
        width = min(self._output.get_size().columns, WIDEST)
        text = wrapped(f"{put(question)} {answer}", width - 1, 2)
        self._print("class:quiet", text)

    def _print(self, style: str, text: str) -> None:
        for row in text.split("\n"):
            print_formatted_text(FormattedText([(style, row)]), style=_STYLE, output=self._output)

    def _message(
        self, session: "PromptSession[str]", question: str, how: Typing, checked: "_Checked"
    ) -> Any:
        """The question; above it, while it is open, what is wanted, to think so far, and wrong."""
        end = "an empty line ends it" if how.lines else ""

        def message() -> FormattedText:
            width = self._output.get_size().columns - 1
            asked = ("class:question", f"{wrapped(put(printable(question)), width)} ")
            text = session.default_buffer.text.strip()
            parts = (how.hint, end, how.remark(text) if text else "")
            said = printable(" · ".join(filter(None, parts)))
            wrong = checked.wrong if session.default_buffer.validation_error else ""
            if session.app.is_done:
                return FormattedText([asked])
            above = (("class:quiet", said), ("class:bad", wrong))
            lines = [(style, f"{wrapped(text, width)}\n") for style, text in above if text]
            return FormattedText([*lines, asked])

        return message


def _ticks(marks: Sequence[str], reasons: Mapping[int, str]) -> Ticks:
    """What the marks say; without its reason nothing is not applicable."""
    done = tuple(at for at, mark in enumerate(marks) if mark == ON)
    return Ticks(done, {at: why for at, why in reasons.items() if marks[at] == NOT})


def _told(line: Line, width: int) -> str:
    """The text in lines; what must not be overlooked fills its lines to the edge."""
    if line.tone not in (Tone.WARNING, Tone.CAUTION):
        return wrapped(line.text, width, line.hang)
    inner = wrapped(line.text, width - 4, line.hang)
    return "\n".join(
        f" {'!' if not at else ' '} {row:<{width - 4}}" for at, row in enumerate(inner.split("\n"))
    )


class _Checked(Validator):
    """What is `wrong` is kept: where the library would tell it, there is room for one line."""

    def __init__(self, how: Typing) -> None:
        self._how = how
        self.wrong = ""

    def validate(self, document: Document) -> None:
        """Refuse what does not pass, and what is no text."""
        bare = document.text.replace("\n", "") if self._how.lines else document.text
        wrong = NO_TEXT if CONTROL.search(bare) else self._how.check(document.text.strip())
        if wrong:
            self.wrong = printable(wrong[:1].upper() + wrong[1:])
            raise ValidationError(len(document.text))


class _Words(Completer):
    """Words by their beginning, or by a part of what they mean."""

    def __init__(self, how: Typing) -> None:
        self._words = how.words

    def get_completions(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002 (the library's)
    ) -> Iterator[Completion]:
        """Those that fit what is typed."""
        typed = document.text.strip().casefold()
        for word, meaning in self._words.items():
            if word.casefold().startswith(typed) or (typed and typed in meaning.casefold()):
                shown = printable(f"{word}  {meaning}")
                yield Completion(word, -len(document.text), display=shown)


def _completer(how: Typing) -> Completer | None:
    if how.path:
        return PathCompleter(expanduser=True)
    return _Words(how) if how.words else None


def _keys(how: Typing) -> KeyBindings:
    keys = escaping()
    if how.day:
        keys.add("up")(lambda event: _shift(event, 1))
        keys.add("down")(lambda event: _shift(event, -1))
    if how.lines:

        @keys.add("enter")
        def _enter(event: KeyPressEvent) -> None:
            buffer = event.current_buffer
            if buffer.document.current_line.strip():
                buffer.insert_text("\n")
            else:
                buffer.validate_and_handle()

    return keys


def _shift(event: KeyPressEvent, days: int) -> None:
    """The next day or the one before; an empty answer begins with today."""
    buffer = event.current_buffer
    try:
        day = date.fromisoformat(buffer.text.strip()) + timedelta(days)
    except (ValueError, OverflowError):
        day = date.today()  # noqa: DTZ011 (the person's own day)
    buffer.document = Document(day.isoformat())
