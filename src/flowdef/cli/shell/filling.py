"""Filling: the answers of a step at the terminal, kept while it is not finished."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from flowdef.acts.desk import Standing
from flowdef.cli.shell.dialog import TONES, Back, Dialog, Line, Option, Ticks, Tone
from flowdef.cli.shell.fields import Given, ask_field, ask_reason
from flowdef.cli.shell.turns import Ask, in_turn
from flowdef.model.fields import Field
from flowdef.render.step_page import StepPage
from flowdef.run import commands as c
from flowdef.run.definition import WAIT
from flowdef.run.roster import Roster

_READ = (Option("not yet"), Option("read"))


class Draft:
    """What somebody has answered for a step that is not finished yet; secrets are no part of it.

    `read`: the warnings are acknowledged; `given` are the fields with another value or reason
    than is recorded.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.read = False
        self.ticks = Ticks()
        self.values: dict[str, Any] = {}
        self.given: set[str] = set()
        self.reasons: dict[str, str] = {}
        self.why = ""

    @property
    def begun(self) -> bool:
        """Whether anything is answered that would be lost."""
        return bool(self.ticks.done or self.ticks.not_applicable or self.given)


def inputs_asked(
    dialog: Dialog, fields: tuple[Field, ...], given: dict[str, Any], roster: Roster | None
) -> tuple[dict[str, Any], str]:
    """The inputs of a start: what is given and answers for what is not; reasons for deviations."""
    # What has a default is never empty: a start records that where nothing is given.
    asked = tuple(
        replace(field, required=field.required or field.default is not None)
        for field in fields
        if field.name not in given
    )
    found: dict[str, Given] = {}

    def ask(field: Field) -> Ask:
        def one(_: bool) -> None:
            before = found.get(field.name, Given())
            found[field.name] = ask_field(dialog, field, roster, before.value, reason=before.reason)

        return one

    if asked:
        dialog.show([Line("What must be known at the start:", Tone.QUIET)])
    in_turn([ask(field) for field in asked])
    values = {name: each.value for name, each in found.items() if each.value is not None}
    return {**given, **values}, "; ".join(each.reason for each in found.values() if each.reason)


def acknowledged(dialog: Dialog, alerts: Iterable[tuple[str, str]]) -> bool:
    """Whether each of them is said to be read; asked one by one, notes left out."""
    for kind, text in alerts:
        if kind == "Note":
            continue
        dialog.show([Line(f"{kind}: {text}", TONES[kind], 2)])
        if dialog.one(f"Have you read this {kind.lower()}?", _READ) != "read":
            return False
    return True


def filled(
    dialog: Dialog, where: Standing, step: str, page: StepPage, draft: Draft, roster: Roster | None
) -> c.Done | None:
    """The answers that finish a step, None while something of it is open; the draft keeps them.

    Raises Back where the person goes back from the first question.
    """
    draft.read = draft.read or acknowledged(dialog, page.alerts)
    if not draft.read:
        return None
    filling = _Filling(dialog, where, step, draft, roster)
    return filling.done(page.checklist)


class _Filling:
    """One going through the questions of a step."""

    def __init__(
        self, dialog: Dialog, where: Standing, step: str, draft: Draft, roster: Roster | None
    ) -> None:
        self._dialog = dialog
        self._where = where
        self._step = step
        self._plan = where.definition.steps[step]
        self._draft = draft
        self._roster = roster
        self._given: dict[str, Given] = {}

    def done(self, checklist: tuple[str, ...]) -> c.Done | None:
        """The act; None where items of the checklist are open."""
        questions: list[Ask] = [self._field(field) for field in self._plan.asked]
        if self._plan.kind == WAIT:
            questions.append(self._why)
        if checklist:
            questions.insert(0, lambda again: self._ticks(checklist, again=again))
        try:
            in_turn(questions)
        except _Open:
            return None
        draft, values, reasons = self._draft, {}, {}
        for field in self._plan.asked:
            answer = self._given[field.name]
            recorded = field.name in self._where.state.values
            if answer.value is not None or (recorded and not answer.stands and not field.sensitive):
                values[field.name] = answer.value
            if answer.reason:
                reasons[field.name] = answer.reason
        ticks = draft.ticks
        return c.Done(self._step, values, ticks.done, ticks.not_applicable, draft.why, reasons)

    def _ticks(self, checklist: tuple[str, ...], *, again: bool) -> None:
        try:
            ticks = self._dialog.ticks(checklist, self._draft.ticks, again=again)
        except Back as back:
            self._draft.ticks = back.ticks or self._draft.ticks
            raise
        self._draft.ticks = ticks
        total = self._plan.checklist
        still = total - len(ticks.done) - len(ticks.not_applicable)
        if still:
            kept = " The others are kept till then." if still < total else ""
            said = f"Not finished: {still} of {total} items open.{kept}"
            self._dialog.show([Line(said, Tone.BAD)])
            raise _Open

    def _field(self, field: Field) -> Ask:
        def ask(_: bool) -> None:
            draft, known, name = self._draft, self._where.state.values, field.name
            recorded = name in known
            before = draft.values[name] if name in draft.values else known.get(name)
            answer = ask_field(
                self._dialog,
                field,
                self._roster,
                before,
                recorded=recorded and before == known[name],
                reason=draft.reasons.get(name, ""),
            )
            self._given[name] = answer
            if field.sensitive:
                return
            draft.values[name] = known[name] if answer.stands else answer.value
            new = answer.reason or draft.values[name] != known.get(name)
            (draft.given.add if new else draft.given.discard)(name)
            draft.reasons[name] = answer.reason

        return ask

    def _why(self, _: bool) -> None:
        question = "Why does the wait end now?"
        self._draft.why = ask_reason(self._dialog, question, self._draft.why)


class _Open(Exception):  # noqa: N818 (no error: the step is to be finished later)
    """Items of the checklist are open."""
