"""Build process: a checked mapping of kind `process` to its model value."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from flowdef.model.process import (
    NOBODY,
    Answer,
    Approval,
    Authority,
    Automation,
    Call,
    Command,
    Due,
    Email,
    Escalation,
    Expected,
    Http,
    InField,
    Performer,
    Process,
    Raci,
    Retry,
    Scenario,
    Stage,
    Step,
    Targets,
    Trigger,
    Wait,
)
from flowdef.reading.build import (
    DOCUMENT,
    Table,
    build,
    checks,
    each,
    elapsed,
    fields,
    pairs,
    rate,
    same,
    share,
    span_of_time,
    texts,
)
from flowdef.reading.build_control import control


def process(root: Mapping[str, Any]) -> Process:
    """The process that a checked mapping says."""
    stages = root.get("stages")
    built = (
        tuple(map(_stage, stages))
        if stages is not None
        else (
            build(
                Stage, {}, _STAGE, id="", title="", steps=tuple(map(_step, root["steps"])), at=root
            ),
        )
    )
    return build(
        Process, root, _PROCESS, stages=built, control=control(root), raci=_raci(root), at=root
    )


def _stage(node: Mapping[str, Any]) -> Stage:
    steps = tuple(map(_step, node["steps"]))
    return build(Stage, node, _STAGE, steps=steps, raci=_raci(node), at=node)


def _step(node: Mapping[str, Any]) -> Step:
    raci = _raci(node)
    for key, deed in _DEEDS.items():
        if key in node:
            return build(Step, node, _STEP, at=node, raci=raci, deed=deed(node))
    return build(Step, node, _STEP, at=node, raci=raci)


def _raci(node: Mapping[str, Any]) -> Raci:
    """Who does it: most steps name a role that many others name, so those share one value."""
    responsible = node.get("responsible")
    alone = "accountable" not in node and "consulted" not in node and "informed" not in node
    if alone and (responsible is None or isinstance(responsible, str)):
        return _done_by(responsible) if responsible else NOBODY
    return build(Raci, node, _RACI)


@lru_cache(maxsize=1024)
def _done_by(role: str) -> Raci:
    return Raci(responsible=role)


def _performer(raw: str | Mapping[str, str]) -> Performer:
    return raw if isinstance(raw, str) else InField(raw["field"])


def _approval(node: Mapping[str, Any]) -> Approval:
    return build(Approval, node["approve"], _APPROVE)


def _automation(node: Mapping[str, Any]) -> Automation:
    body = node["automate"]
    if "command" in body:
        action: Command | Http | Email = build(Command, body, _COMMAND)
    elif "http" in body:
        action = build(Http, body["http"], _HTTP)
    else:
        action = build(Email, body["email"], _EMAIL)
    return build(Automation, body, _AUTOMATE, action=action)


def _wait(node: Mapping[str, Any]) -> Wait:
    body = node["wait"]
    if isinstance(body, str):
        return Wait(duration=elapsed(body))
    if "until" in body:
        return Wait(until=body["until"])
    return Wait(duration=elapsed(body))


def _call(node: Mapping[str, Any]) -> Call:
    return Call(process=node["process"], inputs=pairs(node.get("with", {})))


def _due(raw: str | Mapping[str, Any]) -> Due:
    if isinstance(raw, str):
        return _due_within(raw)
    return Due(by=span_of_time(raw)) if "for" in raw else build(Due, raw, _DUE)


@lru_cache(maxsize=1024)
def _due_within(text: str) -> Due:
    return Due(by=span_of_time(text))


def _scenario(node: Mapping[str, Any]) -> Scenario:
    return build(Scenario, node, _SCENARIO, at=node)


def _answers(raw: Mapping[str, Any]) -> tuple[tuple[str, tuple[Answer, ...]], ...]:
    return tuple(
        (step, tuple(map(_answer, rounds if isinstance(rounds, list) else [rounds])))
        for step, rounds in raw.items()
    )


def _answer(raw: str | Mapping[str, Any]) -> Answer:
    return raw if isinstance(raw, str) else pairs(raw)


def _strings(raw: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((key, str(value)) for key, value in raw.items())


def _arguments(raw: str | Sequence[str]) -> tuple[str, ...]:
    return (raw,) if isinstance(raw, str) else tuple(map(str, raw))


_RACI: Table = {
    "responsible": ("responsible", _performer),
    "accountable": ("accountable", _performer),
    "consulted": ("consulted", texts),
    "informed": ("informed", texts),
}
_AUTHORITY: Table = {
    "type": ("type", same),
    "amount": ("amount", same),
    "currency": ("currency", same),
}
_APPROVE: Table = {
    "role": ("role", same),
    "quorum": ("quorum", same),
    "separate_from": ("separate_from", tuple),
    "on_reject": ("on_reject", same),
    "rounds": ("rounds", same),
    "authority": ("authority", lambda raw: build(Authority, raw, _AUTHORITY)),
}
_COMMAND: Table = {
    "command": ("arguments", _arguments),
    "shell": ("shell", same),
    "env": ("env", _strings),
    "cwd": ("cwd", same),
}
_HTTP: Table = {
    "method": ("method", same),
    "url": ("url", same),
    "headers": ("headers", _strings),
    "body": ("body", same),
    "expect": ("expect", lambda raw: (raw,) if isinstance(raw, int) else tuple(raw)),
}
_EMAIL: Table = {"to": ("to", texts), "subject": ("subject", same), "body": ("body", same)}
_RETRY: Table = {"attempts": ("attempts", same), "delay": ("delay", elapsed)}
_AUTOMATE: Table = {
    "secrets": ("secrets", tuple),
    "timeout": ("timeout", elapsed),
    "retry": ("retry", lambda raw: build(Retry, raw, _RETRY)),
}
_DUE: Table = {
    "before": ("before", same),
    "after": ("after", same),
    "by": ("by", span_of_time),
}
_ESCALATE: Table = {"after": ("after", span_of_time), "to": ("to", same)}
_EXPECTED: Table = {
    "done": ("done", tuple),
    "skipped": ("skipped", tuple),
    "result": ("result", same),
}
_SCENARIO: Table = {
    "name": ("name", same),
    "given": ("given", pairs),
    "answers": ("answers", _answers),
    "then": ("then", lambda raw: build(Expected, raw, _EXPECTED)),
}
_DEEDS = {"approve": _approval, "automate": _automation, "wait": _wait, "process": _call}
_STEP: Table = {
    "id": ("id", same),
    "title": ("title", same),
    "instructions": ("instructions", same),
    "warning": ("warnings", texts),
    "caution": ("cautions", texts),
    "note": ("notes", texts),
    "effort": ("effort", span_of_time),
    "duration": ("duration", span_of_time),
    "due": ("due", _due),
    "needs": ("needs", texts),
    "when": ("when", same),
    "share": ("share", share),
    "checklist": ("checklist", tuple),
    "expect": ("expect", same),
    "collect": ("collect", fields),
    "critical": ("critical", same),
    "hold_point": ("hold_point", same),
    "idempotent": ("idempotent", same),
    "remind": ("remind", span_of_time),
    "escalate": ("escalate", lambda raw: build(Escalation, raw, _ESCALATE)),
}
_STAGE: Table = {
    "id": ("id", same),
    "title": ("title", same),
    "description": ("description", same),
    "needs": ("needs", texts),
    "when": ("when", same),
}
_TRIGGER: Table = {
    "event": ("event", same),
    "schedule": ("schedule", same),
    "missed": ("missed", same),
    "manual": ("manual", same),
}
_TARGETS: Table = {
    "lead_time": ("lead_time", span_of_time),
    "first_pass_yield": ("first_pass_yield", share),
}
_PROCESS: Table = {
    **DOCUMENT,
    "trigger": ("trigger", lambda raw: build(Trigger, raw, _TRIGGER)),
    "frequency": ("frequency", rate),
    "targets": ("targets", lambda raw: build(Targets, raw, _TARGETS)),
    "hours": ("always", lambda raw: raw == "always"),
    "inputs": ("inputs", fields),
    "outputs": ("outputs", lambda raw: tuple(raw.items())),
    "result": ("result", same),
    "tests": ("scenarios", each(_scenario)),
    "checks": ("checks", checks),
}
