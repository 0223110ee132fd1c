"""Deeds as JSON: what only one kind of step has, and when a step is due."""

from collections.abc import Callable
from typing import Any, assert_never

from flowdef.model.process import (
    Approval,
    Automation,
    Call,
    Command,
    Deed,
    Email,
    Http,
    Step,
    Wait,
    Work,
)
from flowdef.times import Duration

Text = Callable[[str], Any]  # a text, parsed, as JSON


def deed_to_json(deed: Deed, text: Text) -> dict[str, Any]:
    """The particulars of a step's kind; an approval's stand elsewhere."""
    match deed:
        case Work() | Approval():
            return {}
        case Wait():
            return _length(deed.duration) if deed.duration else {"until": deed.until}
        case Call():
            return {
                "process": deed.process,
                "with": {
                    name: {"text": text(value)}
                    if isinstance(value, str)
                    else {"value": _raw(value)}
                    for name, value in deed.inputs
                },
            }
        case Automation():
            return _automation(deed, text)
        case _:
            assert_never(deed)


def due_to_json(step: Step, *, always: bool) -> dict[str, Any]:
    """When a step is due, reminded of and escalated; `always`: by the clock."""
    found: dict[str, Any] = {}
    if step.due:
        found["by"] = _length(step.due.by, always=always)
        found["before"], found["after"] = step.due.before, step.due.after
    if step.remind:
        found["remind"] = _length(step.remind, always=always)
    if step.escalate:
        found["escalate"] = _length(step.escalate.after, always=always)
        found["to"] = step.escalate.to
    return found


def _automation(deed: Automation, text: Text) -> dict[str, Any]:
    found = _action(deed.action, text)
    if deed.secrets:
        found["secrets"] = list(deed.secrets)
    found["attempts"] = deed.retry.attempts
    if deed.retry.delay:
        found["delay"] = _length(deed.retry.delay)
    if deed.timeout:
        found["timeout"] = _length(deed.timeout)
    return found


def _action(action: Command | Http | Email, text: Text) -> dict[str, Any]:
    match action:
        case Command():
            return {
                "command": [text(each) for each in action.arguments],
                "shell": action.shell,
                "env": {name: text(value) for name, value in action.env},
                "cwd": text(action.cwd),
            }
        case Http():
            return {
                "http": action.method,
                "url": text(action.url),
                "headers": {name: text(value) for name, value in action.headers},
                "body": text(action.body),
                "expect": list(action.expect),
            }
        case Email():
            return {
                "email": [text(each) for each in action.to],
                "subject": text(action.subject),
                "body": text(action.body),
            }
        case _:
            assert_never(action)


def _length(length: Duration, *, always: bool = False) -> dict[str, Any]:
    return {"for": str(length), "elapsed": length.elapsed or always}


def _raw(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
