"""Build project: a checked mapping of kind `project` to its model value."""

from collections.abc import Mapping
from typing import Any

from flowdef.model.project import (
    Assignee,
    Budget,
    Deliverable,
    Estimate,
    Gate,
    Handover,
    Link,
    LinkType,
    Logframe,
    LogLevel,
    Party,
    Phase,
    Project,
    Risk,
    Selection,
    Stakeholder,
    Task,
)
from flowdef.reading.build import (
    DOCUMENT,
    Table,
    build,
    checks,
    each,
    fields,
    number,
    pairs,
    same,
    share,
    span_of_time,
)


def project(root: Mapping[str, Any]) -> Project:
    """The project that a checked mapping says."""
    phases = root.get("phases")
    built = (
        tuple(map(_phase, phases))
        if phases is not None
        else (
            build(
                Phase, {}, _PHASE, id="", title="", tasks=tuple(map(_task, root["tasks"])), at=root
            ),
        )
    )
    return build(Project, root, _PROJECT, phases=built, at=root)


def _phase(node: Mapping[str, Any]) -> Phase:
    return build(Phase, node, _PHASE, tasks=tuple(map(_task, node["tasks"])), at=node)


def _task(node: Mapping[str, Any]) -> Task:
    return build(Task, node, _TASK, at=node)


def _link(raw: str | Mapping[str, Any]) -> Link:
    return Link(to=raw) if isinstance(raw, str) else build(Link, raw, _LINK)


def _assignee(raw: str | Mapping[str, Any]) -> Assignee:
    return Assignee(person=raw) if isinstance(raw, str) else build(Assignee, raw, _ASSIGNEE)


def _estimate(raw: str | Mapping[str, Any]) -> Estimate:
    if isinstance(raw, str) or "for" in raw:
        one = span_of_time(raw)
        return Estimate(one, one, one)
    return Estimate(*(span_of_time(raw[key]) for key in ("optimistic", "likely", "pessimistic")))


def _party(raw: str | Mapping[str, Any]) -> Party:
    return Party(person=raw) if isinstance(raw, str) else build(Party, raw, _PARTY)


def _scores(raw: Mapping[str, float]) -> Any:
    return tuple((name, number(score)) for name, score in raw.items())


def _of(kind: Any, table: Table) -> Any:
    return lambda raw: build(kind, raw, table)


_LINK: Table = {"task": ("to", same), "type": ("type", LinkType), "lag": ("lag", span_of_time)}
_ASSIGNEE: Table = {
    "person": ("person", same),
    "role": ("role", same),
    "share": ("share", share),
}
_TASK: Table = {
    **{
        key: (key, same)
        for key in (
            "id",
            "title",
            "description",
            "milestone",
            "not_before",
            "deadline",
            "started",
            "finished",
            "process",
            "delivers",
        )
    },
    "needs": ("needs", each(_link)),
    "assigned": ("assigned", each(_assignee)),
    "effort": ("effort", _estimate),
    "duration": ("duration", _estimate),
    "progress": ("progress", share),
    "with": ("inputs", pairs),
}
_GATE: Table = {key: (key, same) for key in ("decision", "by", "date", "reason")}
_PHASE: Table = {
    "id": ("id", same),
    "title": ("title", same),
    "description": ("description", same),
    "gate": ("gate", _of(Gate, _GATE)),
}
_PARTY: Table = {key: (key, same) for key in ("person", "name", "external")}
_SELECTION: Table = {
    "criteria": ("criteria", _scores),
    "decision": ("decision", same),
    "reason": ("reason", same),
    "coaching": ("coaching", same),
}
_LEVEL: Table = {
    key: (key, same)
    for key in ("statement", "deliverable", "measure", "verification", "assumption")
}
_LOGFRAME: Table = {
    "goal": ("goal", _of(LogLevel, _LEVEL)),
    "purpose": ("purpose", _of(LogLevel, _LEVEL)),
    "outputs": ("outputs", each(_of(LogLevel, _LEVEL))),
}
_DELIVERABLE: Table = {
    "id": ("id", same),
    "title": ("title", same),
    "acceptance": ("acceptance", tuple),
}
_STAKEHOLDER: Table = {key: (key, same) for key in ("name", "interest", "communication")}
_BUDGET: Table = {"amount": ("amount", number), "currency": ("currency", same)}
_RISK: Table = {
    **{key: (key, same) for key in ("id", "title", "response", "plan", "owner")},
    "probability": ("probability", share),
    "impact": ("impact", span_of_time),
}
_HANDOVER: Table = {key: (key, same) for key in ("deliverable", "to", "process", "accepted_by")}
_PROJECT: Table = {
    **DOCUMENT,
    **{key: (key, same) for key in ("status", "manager", "start", "deadline", "priority")},
    "sponsor": ("sponsor", _party),
    "supports": ("supports", tuple),
    "inputs": ("inputs", fields),
    "selection": ("selection", _of(Selection, _SELECTION)),
    "logframe": ("logframe", _of(Logframe, _LOGFRAME)),
    "deliverables": ("deliverables", each(_of(Deliverable, _DELIVERABLE))),
    "stakeholders": ("stakeholders", each(_of(Stakeholder, _STAKEHOLDER))),
    "budget": ("budget", _of(Budget, _BUDGET)),
    "risks": ("risks", each(_of(Risk, _RISK))),
    "checks": ("checks", checks),
    "handover": ("handover", each(_of(Handover, _HANDOVER))),
}
