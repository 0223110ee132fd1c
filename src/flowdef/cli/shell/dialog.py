"""Dialog: what the stepper asks of a terminal, however much that terminal can do."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol

CONTROL = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff]")  # arrow keys, broken bytes
NO_TEXT = "that holds characters that are no text"


class Tone(StrEnum):
    """What a line is; a terminal without colours tells by its words."""

    PLAIN = "plain"
    RULE = "rule"  # a new page begins
    WHERE = "where"
    TITLE = "title"
    QUIET = "quiet"
    WARNING = "warning"
    CAUTION = "caution"
    NOTE = "note"
    GOOD = "good"
    BAD = "bad"


class Line(NamedTuple):
    """A line of text to be wrapped; later lines of it begin at `hang`."""

    text: str
    tone: Tone = Tone.PLAIN
    hang: int = 0


class Option(NamedTuple):
    """One of several: the word that stands for it, and what it means.

    A `label` stands in its place, a `meaning` is told to whoever asks for help; `also` are other
    words for it.
    """

    word: str
    label: str = ""
    meaning: str = ""
    also: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """What stands in a menu."""
        return self.label or self.word


class Ticks(NamedTuple):
    """A checklist as far as somebody has answered it; items count from 0."""

    done: tuple[int, ...] = ()
    not_applicable: Mapping[int, str] = {}


# What a step warns of, by the word that stands before it.
TONES = {
    "Warning": Tone.WARNING,
    "Caution": Tone.CAUTION,
    "Note": Tone.NOTE,
    "Deviation": Tone.CAUTION,
}


class Back(Exception):  # noqa: N818 (no error: the person goes back to the question before)
    """One question back; `ticks` is a checklist as far as it was answered by then."""

    def __init__(self, ticks: Ticks | None = None) -> None:
        super().__init__()
        self.ticks = ticks


def put(question: str) -> str:
    """A question with the mark at its end."""
    return question if question.endswith(("?", ":")) else f"{question}:"


Check = Callable[[str], str]  # what is wrong with an answer; empty where nothing is


def anything(_: str) -> str:
    """Nothing is wrong with any answer."""
    return ""


class Typing(NamedTuple):
    """How a text is asked for.

    `offer` is what stands there already, `words` what may be completed, with its meaning; `hint`
    says what is wanted, `remark` what to think of an answer so far.
    """

    check: Check = anything
    offer: str = ""
    hidden: bool = False
    lines: bool = False
    path: bool = False
    day: bool = False
    words: Mapping[str, str] = {}
    hint: str = ""
    remark: Check = anything


class Dialog(Protocol):
    """A conversation with one person.

    All questions raise EOFError where the input ends, and Back where the person goes back.
    """

    @property
    def manner(self) -> str:
        """How one answers, goes back and stops; empty where each question says so."""
        ...

    @property
    def moves(self) -> bool:
        """Whether one chooses by arrow keys, and edits what stands there."""
        ...

    def show(self, lines: Iterable[Line]) -> None:
        """Print lines, wrapped."""
        ...

    def text(self, question: str, how: Typing) -> str:
        """A text that passes its check; empty where nothing is given."""
        ...

    def one(self, question: str, options: Sequence[Option], at: str = "") -> str:
        """The word of one of the options; `at` is where one begins."""
        ...

    def several(
        self, question: str, options: Sequence[Option], chosen: Sequence[str]
    ) -> tuple[str, ...]:
        """The words of any of the options; `chosen` are those that are chosen already."""
        ...

    def ticks(self, items: Sequence[str], known: Ticks, *, again: bool = False) -> Ticks:
        """A checklist; what is neither done nor without a reason not applicable stays open.

        `again`: the person comes back to it from the question after it.
        """
        ...
