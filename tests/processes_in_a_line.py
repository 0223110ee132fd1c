"""Processes in a line: a process for a test, written as one readable line.

`a > b[when x == "good"] > approve c -> a` are three steps, each after the one before. In brackets,
parted by semicolons: `when …`, `ask x:good|poor!, n:integer(0..10)` (`!`: required), `tick 2`
(checklist items), `by role` or `by {field}`, `acc role`, `critical`, `hold`, `repeat no`, `due 2d`,
and of an approval `role r`, `quorum 2`, `apart a, b`, `rounds 2`, `right discount amount EUR`.
`c(a, b)` needs those alone, `c()` nothing. `wait w 2d`, `wait w until day`, `auto m`, `auto m x3`,
`call s other`. Stages: `one{a > b} > two[when x == "good"]{c}`.
"""

import re
from collections.abc import Iterator
from typing import Any

from flowdef.model.control import Control
from flowdef.model.fields import Field, FieldType
from flowdef.model.process import (
    Approval,
    Authority,
    Automation,
    Call,
    Command,
    Deed,
    Due,
    InField,
    Performer,
    Process,
    Raci,
    Retry,
    Stage,
    Step,
    Wait,
    Work,
)
from flowdef.run.definition import Definition
from flowdef.run.pinning import pin
from flowdef.times import Duration, duration

_STEP = re.compile(
    r"(?:(?P<kind>approve|wait|auto|call) )?(?P<id>[a-z][\w-]*)(?P<needs>\([^)]*\))?"
    r"(?P<rest>[^\[]*)(?:\[(?P<facts>.*)\])?",
    re.DOTALL,
)
_STAGE = re.compile(
    r"(?P<id>[\w-]+)(?P<needs>\([^)]*\))?(?:\[(?P<facts>[^{]*)\])?\{(?P<steps>.*)\}", re.DOTALL
)
_FIELD = re.compile(r"(?P<name>\w+):(?P<type>[\w|]+)(?:\((?P<min>-?\w*)\.\.(?P<max>-?\w*)\))?")


def a_process(line: str, *, inputs: str = "", owner: str = "", **more: Any) -> Process:
    """The process of a line; `inputs` are written like `ask`; `more`: id, status and so on."""
    name = more.pop("id", "p")
    control = Control(version="1.0.0", status=more.pop("status", "effective"), owner=owner)
    return Process(
        id=name,
        title=more.pop("title", name),
        stages=tuple(_stages(line)),
        control=control,
        inputs=tuple(_fields(inputs)),
        **more,
    )


def a_definition(line: str, *called: Process, **more: Any) -> Definition:
    """The same, pinned with the processes that it calls."""
    others = {process.id: process for process in called}
    found = pin(a_process(line, **more), lambda name: others.get(name, "is missing"))
    assert isinstance(found, Definition), found
    return found


def _stages(line: str) -> Iterator[Stage]:
    parts = _split(line, " > ")
    if not _STAGE.fullmatch(parts[0]):
        yield Stage(id="", title="", steps=tuple(map(_step, parts)))
        return
    for part in parts:
        match = _STAGE.fullmatch(part)
        assert match, part
        facts = dict(_facts(match["facts"] or ""))
        yield Stage(
            id=match["id"],
            title=match["id"],
            steps=tuple(map(_step, _split(match["steps"], " > "))),
            needs=_needs(match["needs"]),
            when=facts.get("when", ""),
        )


def _step(part: str) -> Step:
    match = _STEP.fullmatch(part)
    assert match, part
    facts = dict(_facts(match["facts"] or ""))
    return Step(
        id=match["id"],
        title=facts.get("title", match["id"]),
        deed=_deed(match["kind"] or "", match["rest"].split(), facts),
        raci=Raci(responsible=_seat(facts.get("by")), accountable=_seat(facts.get("acc"))),
        needs=_needs(match["needs"]),
        when=facts.get("when", ""),
        collect=tuple(_fields(facts.get("ask", ""))),
        checklist=tuple(f"item {n}" for n in range(1, int(facts.get("tick", "0")) + 1)),
        critical="critical" in facts,
        hold_point="hold" in facts,
        idempotent=False if facts.get("repeat") == "no" else None,
        due=_due(facts["due"]) if "due" in facts else None,
    )


def _deed(kind: str, rest: list[str], facts: dict[str, str]) -> Deed:
    match kind:
        case "approve":
            return _approval(rest[1] if rest else "", facts)
        case "wait" if rest[0] == "until":
            return Wait(until=rest[1])
        case "wait":
            working = rest[1:] == ["working"]
            return Wait(duration=_length(rest[0], elapsed=not working))
        case "auto":
            retry = Retry(
                attempts=int(rest[0][1:]) if rest else 1,
                delay=_length(rest[1], elapsed=True) if rest[1:] else None,
            )
            return Automation(action=Command(arguments=("run", "{{ 1 }}")), retry=retry)
        case "call":
            given = tuple(tuple(each.split("=")) for each in rest[1:])
            return Call(process=rest[0], inputs=given)  # type: ignore[arg-type]
        case _:
            return Work()


def _approval(back: str, facts: dict[str, str]) -> Approval:
    right = facts.get("right", "").split()
    return Approval(
        role=facts.get("role", "boss"),
        quorum=int(facts.get("quorum", "1")),
        separate_from=tuple(_split(facts.get("apart", ""), ", ")) if "apart" in facts else (),
        on_reject=back,
        rounds=int(facts.get("rounds", "3")),
        authority=Authority(
            type=right[0],
            amount=right[1] if right[1:] else "",
            currency=right[2] if right[2:] else "",
        )
        if right
        else None,
    )


def _due(text: str) -> Due:
    words = text.split()
    if words[1:]:
        return Due(by=_length(words[0]), **{words[1]: words[2]})
    return Due(by=_length(words[0]))


def _length(text: str, *, elapsed: bool = False) -> Duration:
    found = duration(text, elapsed=elapsed)
    assert found, text
    return found


def _facts(text: str) -> Iterator[tuple[str, str]]:
    for part in _split(text, "; ") if text else ():
        word, _, rest = part.strip().partition(" ")
        yield word, rest


def _fields(text: str) -> Iterator[Field]:
    for part in _split(text, ", ") if text else ():
        source = part.partition(" from ")[2]
        match = _FIELD.match(part)
        assert match, part
        kind = match["type"]
        choices = tuple(kind.split("|")) if "|" in kind else ()
        default = re.search(r"=(\w+)", part)
        yield Field(
            name=match["name"],
            type=FieldType.CHOICE if choices else FieldType(kind),
            choices=choices,
            required="!" in part,
            sensitive="secret" in part,
            default=default[1] if default else None,
            min=_limit(match["min"]),
            max=_limit(match["max"]),
            source=source,
        )


def _limit(text: str | None) -> int | str | None:
    if not text:
        return None
    return int(text) if text.lstrip("-").isdigit() else text


def _seat(text: str | None) -> Performer | None:
    if not text:
        return None
    return InField(text[1:-1]) if text.startswith("{") else text


def _needs(text: str | None) -> tuple[str, ...] | None:
    if text is None:
        return None
    return tuple(each.strip() for each in text[1:-1].split(",") if each.strip())


def _split(text: str, at: str) -> list[str]:
    """Split where no bracket or brace is open."""
    parts, depth, start = [], 0, 0
    for index, letter in enumerate(text):
        depth += (letter in "[{(") - (letter in "]})")
        if not depth and text.startswith(at, index):
            parts.append(text[start:index].strip())
            start = index + len(at)
    return [*parts, text[start:].strip()]
