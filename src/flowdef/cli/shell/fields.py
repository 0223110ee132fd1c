"""Fields: one value asked for by its type, asked again until it fits."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from flowdef.cli.shell.dialog import Back, Dialog, Line, Option, Tone, Typing
from flowdef.cli.shell.marks import CLEAR
from flowdef.cli.shell.people import is_outside, nobody, of_outsider
from flowdef.cli.shell.plain import said
from flowdef.cli.shell.telling import ended
from flowdef.expressions.evidence import evidence_of
from flowdef.expressions.readers import Problem
from flowdef.expressions.shown import shown
from flowdef.expressions.tree import Value
from flowdef.expressions.values import complaint, deviation, read, read_text, to_raw
from flowdef.model.fields import Field, FieldType
from flowdef.printable import printable
from flowdef.run.roster import Roster, nearest
from flowdef.workspace.evidence import unfit

_NOTHING = "nothing"
_DAYS = {"today": 0, "tomorrow": 1, "yesterday": -1}
_SHORT = re.compile(
    r"(?:(?P<day>today|tomorrow|yesterday|[0-9-]{10})[ t]+)?"
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})"
)
_WORDS = {FieldType.DATE: tuple(_DAYS), FieldType.DATETIME: ("now",)}
_KINDS = {
    FieldType.TEXT: "",
    FieldType.BOOLEAN: "yes/no",
    FieldType.DATE: "date, such as 2027-03-01",
    FieldType.DATETIME: "date and time, such as 2027-03-01 09:00 or now",
    FieldType.DURATION: "duration, such as 20m, 4h or 2d",
    FieldType.EMAIL: "mail address",
    FieldType.URL: "web address",
    FieldType.FILE: "path of a file on this machine",
}


class Given(NamedTuple):
    """An answer as JSON: None where nothing is given; `reason` where it is outside its limits.

    `stands`: what was recorded before is left as it is.
    """

    value: Any = None
    reason: str = ""
    stands: bool = False


def ask_field(
    dialog: Dialog,
    field: Field,
    roster: Roster | None,
    before: Any = None,
    *,
    recorded: bool = False,
    reason: str = "",
) -> Given:
    """A value of a field; `before` is what stands there now, `recorded` where the log has it.

    `reason` is the one that was given for it when it was asked for before.
    """
    stood = offer = _offered(field, before if before is not None else field.default)
    while True:
        value = _value(dialog, field, roster, offer, recorded=recorded)
        if value is None:
            return Given()
        stands = recorded and stood is not None and value == stood
        given = Given(None if stands else to_raw(value), stands=stands)
        outside = deviation(field, value)
        if not outside:
            return given
        dialog.show([Line(f"{outside}: this is recorded as a deviation.", Tone.CAUTION)])
        try:
            return given._replace(reason=dialog.text("Why?", Typing(said, reason)))
        except Back:
            offer = None if field.sensitive else value


def ask_person(dialog: Dialog, question: str, roster: Roster | None) -> str:
    """The id of somebody of the organization; where there is none, any name."""

    def check(text: str) -> str:
        if not text:
            return "somebody must be named."
        return "" if roster is None or text in roster.members else nobody(text, roster)

    return dialog.text(question, Typing(check, words=people_of(roster), hint="a person's id"))


def people_of(roster: Roster | None) -> dict[str, str]:
    """Everybody by id, with the name."""
    return {person: each.name for person, each in roster.members.items()} if roster else {}


def ask_reason(dialog: Dialog, question: str = "Why?", offer: str = "") -> str:
    """Why; not empty."""
    return dialog.text(question, Typing(said, offer))


def title_of(field: Field) -> str:
    """What is asked: the label, on one line."""
    return " ".join(field.title.split())


def _value(
    dialog: Dialog, field: Field, roster: Roster | None, offer: Value | None, *, recorded: bool
) -> Value | None:
    """A value, chosen or typed; None where nothing is given."""
    if dialog.moves and field.type in _PICKED and not field.sensitive:
        return _PICKED[field.type](dialog, field, offer)
    return _typed(dialog, field, roster, offer, recorded=recorded)


def _typed(
    dialog: Dialog, field: Field, roster: Roster | None, offer: Value | None, *, recorded: bool
) -> Value | None:
    """A value as text; None where nothing is given."""

    def check(text: str) -> str:
        if not text:
            return "this is required." if field.required else ""
        found = _read(field, text, offer)
        if isinstance(found, Problem):
            return ended(complaint(field, found))
        new_file = field.type is FieldType.FILE and not field.sensitive and found != offer
        return unfit(text) if new_file and not evidence_of(text) else ""

    clear = ""
    if not (field.required or offer is None or dialog.moves):
        clear = f"{CLEAR} {'takes it back' if recorded else 'leaves it empty'}"
    how = Typing(
        check=check,
        offer="" if offer is None else shown(offer, field),
        hidden=field.sensitive,
        lines=dialog.moves and field.type is FieldType.LONG_TEXT,
        path=field.type is FieldType.FILE,
        day=field.type is FieldType.DATE,
        words=_completed(field, roster),
        hint=_hint(field, clear),
        remark=lambda text: _remark(field, text),
    )
    while True:
        text = dialog.text(title_of(field), how)
        found = _read(field, text, offer) if text else None
        assert not isinstance(found, Problem)  # noqa: S101 (the check has seen to it)
        try:
            return _meant(dialog, field, found, roster) if found != offer else found
        except Back:
            continue


def _meant(
    dialog: Dialog, field: Field, value: Value | None, roster: Roster | None
) -> Value | None:
    """The value; of somebody whom the organization does not know, who is meant is asked."""
    if roster is None or not is_outside(field, value, roster):
        return value
    name = str(value)
    near = nearest(name, roster)
    if not near:
        dialog.show([Line(f"{of_outsider(name, roster)}.", Tone.CAUTION)])
        return value
    known = Option("here", f"{roster.name(near)} [{near}]")
    other = Option("outside", f"{printable(name)}, somebody outside the organization")
    word = dialog.one("Who is meant?", (known, other), known.word)
    return near if word == known.word else value


def _read(field: Field, text: str, offer: Value | None) -> Value | Problem:
    """What a text says: the offer where it is left as it is, a day by its word, else as typed."""
    if offer is not None and text == shown(offer, field):
        return offer
    if field.type is FieldType.DATE and text.lower() in _DAYS:
        return date.today() + timedelta(_DAYS[text.lower()])  # noqa: DTZ011 (the person's own day)
    if field.type is FieldType.DATETIME:
        return read_text(field, _by_clock(text))
    return read_text(field, _by_number(field, text))


def _by_clock(text: str) -> str:
    """A moment in short, in full: 'now', '9:05' of today, 'yesterday 9:05', a day with '9:05'."""
    now = datetime.now().astimezone()  # with its zone: that of the workspace may be another
    match = _SHORT.fullmatch(text.lower())
    if text.lower() == "now":
        return now.isoformat(timespec="minutes")
    if not match:
        return text
    day = match["day"] or "today"
    if day in _DAYS:
        day = f"{now + timedelta(_DAYS[day]):%Y-%m-%d}"
    return f"{day} {match['hour']:0>2}:{match['minute']}"


def _by_number(field: Field, text: str) -> str:
    """The choices that numbers stand for; where a choice is a number itself, none does."""
    if not _numbered(field):
        return text
    words = {str(number): word for number, word in enumerate(field.choices, 1)}
    parts = text.split(",") if field.type is FieldType.CHOICES else [text]
    return ",".join(words.get(part.strip(), part) for part in parts)


def _numbered(field: Field) -> bool:
    return not any(word.isdecimal() for word in field.choices)


def _remark(field: Field, text: str) -> str:
    """What to think of an answer so far."""
    value = _read(field, text, None)
    if isinstance(value, Problem):
        return ""
    outside = deviation(field, value)
    if outside:
        return f"{outside}: takes a reason"
    return f"{value:%A}" if isinstance(value, date) and not field.sensitive else ""


def _completed(field: Field, roster: Roster | None) -> Mapping[str, str]:
    if field.type is FieldType.PERSON:
        return people_of(roster)
    return dict.fromkeys((*field.choices, *_WORDS.get(field.type, ())), "")


def _hint(field: Field, clear: str) -> str:
    numbers = enumerate(field.choices, 1) if _numbered(field) else ()
    choices = " / ".join(f"{number}={word}" for number, word in numbers) or "/".join(field.choices)
    kind = choices or _KINDS.get(field.type, field.type.replace("_", " "))
    limits = [f"in the form {field.pattern}" if field.pattern else ""]
    limits.append(f"from {field.min}" if field.min is not None else "")
    limits.append(f"at most {field.max}" if field.max is not None else "")
    optional = "" if field.required or clear else "may stay empty"
    unit = f"in {field.unit}" if field.unit else ""
    secret = "not shown, not kept" if field.sensitive else ""
    parts = (kind, unit, *limits, secret, " ".join(field.help.split()), optional, clear)
    return ", ".join(filter(None, parts))


def _offered(field: Field, raw: Any) -> Value | None:
    """What an empty answer takes; nothing that the field could not hold, and no secret."""
    value = None if raw is None or field.sensitive else read(field, raw)
    return None if isinstance(value, Problem) else value


def _yes_no(dialog: Dialog, field: Field, offer: Value | None) -> Value | None:
    at = "" if offer is None else "yes" if offer else "no"
    word = _one(dialog, field, ("yes", "no"), at)
    return None if word == _NOTHING else word == "yes"


def _choice(dialog: Dialog, field: Field, offer: Value | None) -> Value | None:
    word = _one(dialog, field, field.choices, "" if offer is None else str(offer))
    return None if word == _NOTHING else word


def _one(dialog: Dialog, field: Field, words: tuple[str, ...], at: str) -> str:
    options = [Option(word, f"{word} {field.unit}" if field.unit else word) for word in words]
    if not field.required:
        options.append(Option(_NOTHING, "– leave empty –"))
    begin = at or (_NOTHING if not field.required else "")
    return dialog.one(f"{title_of(field)}{_aside(field)}", options, begin)


def _choices(dialog: Dialog, field: Field, offer: Value | None) -> Value | None:
    options = [Option(word) for word in field.choices]
    chosen = offer if isinstance(offer, tuple) else ()
    while True:
        found = dialog.several(f"{title_of(field)}{_aside(field)}", options, chosen)
        if found or not field.required:
            return found or (() if offer else None)
        dialog.show([Line("At least one is required.", Tone.BAD)])


def _aside(field: Field) -> str:
    return f" ({' '.join(field.help.split())})" if field.help else ""


_PICKED = {
    FieldType.BOOLEAN: _yes_no,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
}
