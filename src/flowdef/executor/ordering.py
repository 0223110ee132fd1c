"""Ordering: from the pinned text of a step and the values of its run to an errand."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, quote_plus

from flowdef.executor.errand import Action, CommandErrand, Errand, HttpErrand, MailErrand, Pairs
from flowdef.executor.secrets import Escape, mentioned, put_in, taken
from flowdef.expressions import fill
from flowdef.expressions.codec import template_from_json
from flowdef.expressions.evaluate import Failed, Unset
from flowdef.expressions.evidence import Evidence, evidence_of, shown_name
from flowdef.expressions.shown import label
from flowdef.expressions.tree import Expression, Name, Template, names
from flowdef.model.fields import FieldType
from flowdef.run.clock import ROUND_THE_CLOCK, after, span
from flowdef.run.commands import NONE
from flowdef.run.data import typed
from flowdef.run.definition import Definition, StepDef
from flowdef.run.moments import moment
from flowdef.run.roster import Roster
from flowdef.run.state import State

PATIENCE = 600.0  # seconds that an attempt may take where its step does not say
_EPOCH = "1970-01-01T00:00:00Z"


class Given(NamedTuple):
    """What an errand takes from besides its run: people, variables, and where copied files lie."""

    roster: Roster | None = None
    environ: Mapping[str, str] = NONE
    lies: Callable[[Evidence], Path] | None = None


def errand_of(
    definition: Definition,
    state: State,
    plan: StepDef,
    key: str,
    given: Given | None = None,
) -> Errand | str:
    """The errand of the attempt that is open, or why there can be none, in words.

    Every value enters as one argument, one variable, one address, or escaped as the place wants
    it; none is ever part of a text for the shell.
    """
    given = given or Given()
    step, deed = state.steps[plan.id], plan.deed
    secrets = taken(deed.get("secrets", ()), given.environ)
    if isinstance(secrets, str):
        return secrets
    values = _placed(definition, state.values, given) if "command" in deed else state.values
    filler = _Filler(definition, values, given.roster, secrets)
    action = _action(deed, filler)
    if filler.faults:
        return "; ".join(filler.faults)
    return Errand(
        action=action,
        run=state.run,
        step=plan.id,
        round=step.round,
        attempt=step.attempt,
        key=key,
        seconds=_seconds(deed["timeout"]) if "timeout" in deed else PATIENCE,
        sources=tuple(field.source for field in plan.asked),
        discreet=any(field.sensitive for field in plan.asked),
        secrets=tuple(secrets.values()),
    )


class _Filler:
    """Fills texts with values, and gathers why that cannot be done."""

    def __init__(
        self,
        definition: Definition,
        values: Mapping[str, Any],
        roster: Roster | None,
        secrets: dict[str, str],
    ) -> None:
        self._definition = definition
        self._values = values
        self._roster = roster
        self.secrets = secrets
        self.faults: list[str] = []

    def text(
        self,
        data: Any,
        escape: Escape = str,
        *,
        first: Escape | None = None,
        secrets: Mapping[str, str] = NONE,
    ) -> str:
        """A text with each value escaped; `first` for one that the text begins with.

        What its author wrote as `${NAME}` of one of the `secrets` is that; what a value holds is
        not.
        """
        said = []
        for at, part in enumerate(template_from_json(data).parts):
            begins = first if first and not at else escape
            if isinstance(part, str):
                said.append(put_in(part, secrets, escape, begins))
            else:
                said.append(begins(self._value(part)))
        return "".join(said)

    def pairs(self, data: dict[str, Any], secrets: Mapping[str, str] = NONE) -> Pairs:
        """Texts by name."""
        return tuple((name, self.text(each, secrets=secrets)) for name, each in data.items())

    def literal(self, data: Any) -> str:
        """A text that takes no values."""
        template = template_from_json(data)
        if template.expressions:
            self.faults.append(
                "a text for the shell takes no {{ }}: give the value by `env`, and write"
                ' "$NAME" in the text'
            )
            return ""
        return self.text(data)

    def prose(self, data: Any) -> str:
        """A text for a person, in which people and copied files have their names."""
        parts = template_from_json(data).parts
        return "".join(
            part if isinstance(part, str) else self._named(part) or self._value(part)
            for part in parts
        )

    def _value(self, expression: Expression) -> str:
        raws = {
            name.name: self._values[name.name]
            for name in names(expression)
            if name.name in self._values
        }
        found = fill.argument(Template((expression,)), typed(self._definition, raws))
        match found:
            case Unset(name):
                field = self._definition.fields.get(name)
                never = (
                    " (it is sensitive, so it is never kept)" if field and field.sensitive else ""
                )
                self.faults.append(f"{label(field, name)} ({name}) is not recorded{never}")
                return ""
            case Failed(reason):
                self.faults.append(reason)
                return ""
            case str():
                return found

    def _named(self, part: Expression) -> str:
        match part:
            case Name(name) if name in self._definition.fields:
                raw = self._values.get(name)
                kind = self._definition.fields[name].type
                if kind is FieldType.FILE and isinstance(raw, str):
                    return shown_name(raw)
                if kind is FieldType.PERSON and self._roster and isinstance(raw, str):
                    return self._roster.name(raw)
        return ""


def _placed(definition: Definition, values: Mapping[str, Any], given: Given) -> Mapping[str, Any]:
    """The values, of copied files the paths by which a program finds them wherever it runs."""
    found = dict(values)
    for name, raw in values.items() if given.lies else ():
        field = definition.fields.get(name)
        copied = evidence_of(raw) if field and field.type is FieldType.FILE else None
        if copied and given.lies:
            found[name] = str(given.lies(copied))
    return found


def _action(deed: Any, filler: _Filler) -> Action:
    if "command" in deed:
        return _command(deed, filler)
    if "http" in deed:
        return _http(deed, filler)
    return MailErrand(
        tuple(map(filler.text, deed["email"])),
        filler.prose(deed["subject"]),
        filler.prose(deed["body"]),
    )


def _command(deed: Any, filler: _Filler) -> CommandErrand:
    fill_in = filler.literal if deed["shell"] else filler.text
    secrets = filler.secrets
    doubled = sorted(secrets.keys() & deed["env"])
    if doubled:
        filler.faults.append(f"{', '.join(doubled)}: either a secret, or said by `env`")
    return CommandErrand(
        tuple(map(fill_in, deed["command"])),
        deed["shell"],
        (*filler.pairs(deed["env"]), *secrets.items()),
        filler.text(deed["cwd"]),
    )


def _http(deed: Any, filler: _Filler) -> HttpErrand:
    secrets = filler.secrets
    headers = filler.pairs(deed["headers"], secrets)
    kind = next((value for name, value in headers if name.lower() == "content-type"), "")
    unused = sorted(secrets.keys() - _mentioned(deed))
    if unused:
        filler.faults.append(
            f"nothing in the call says ${{{unused[0]}}}: write it into its address, a header or its"
            " body"
        )
    return HttpErrand(
        deed["http"],
        filler.text(deed["url"], lambda value: quote(value, safe=""), first=str, secrets=secrets),
        headers,
        filler.text(deed["body"], _escape_for(kind), secrets=secrets),
        tuple(deed["expect"]),
    )


def _mentioned(deed: Any) -> set[str]:
    """The names that the texts of a call say as `${NAME}`, where a secret is put in."""
    texts = (deed["url"], deed["body"], *deed["headers"].values())
    parts = (part for text in texts for part in template_from_json(text).parts)
    return {name for part in parts if isinstance(part, str) for name in mentioned(part)}


def _escape_for(kind: str) -> Escape:
    """How a value keeps within its place in a body of that media type."""
    media = kind.partition(";")[0].strip().lower()
    if media == "application/json" or media.endswith("+json"):
        return lambda value: json.dumps(value)[1:-1]
    return quote_plus if media == "application/x-www-form-urlencoded" else str


def _seconds(length: Any) -> float:
    until = after(_EPOCH, span(length), ROUND_THE_CLOCK)
    return (moment(until) - moment(_EPOCH)).total_seconds()
