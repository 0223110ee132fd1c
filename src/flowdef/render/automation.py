"""Automation: what a step does without a person, in lines, as it is pinned."""

from collections.abc import Iterator
from typing import Any

from flowdef.expressions.codec import template_from_json
from flowdef.expressions.source import template_source
from flowdef.printable import printable
from flowdef.run.definition import StepDef


def automation_lines(plan: StepDef) -> tuple[str, ...]:
    """All that a machine is told, a fact a line; a list of arguments shows where each ends."""
    return tuple(map(printable, _lines(plan)))


def list_line(arguments: Iterator[str] | tuple[str, ...]) -> str:
    """Arguments on one line, each in quotes."""
    return "[" + ", ".join(f'"{_quoted(each)}"' for each in arguments) + "]"


def _lines(plan: StepDef) -> Iterator[str]:
    deed = plan.deed
    if "command" in deed:
        yield from _command(deed)
    elif "http" in deed:
        yield from _http(deed)
    else:
        yield f"mail to {', '.join(map(_text, deed['email']))}: {_text(deed['subject'])}"
        yield from _block(deed["body"])
    for name in deed.get("secrets", ()):
        yield f"with the secret {name} of your environment"
    yield from _limits(plan)


def _command(deed: Any) -> Iterator[str]:
    if deed["shell"]:
        yield "for the shell:"
        for each in deed["command"]:
            yield from _block(each)
    else:
        yield f"command {list_line(map(_text, deed['command']))}"
    for name, value in deed["env"].items():
        yield f'with {name}="{_quoted(_text(value))}"'
    if cwd := _text(deed["cwd"]):
        yield f"in {cwd}"


def _http(deed: Any) -> Iterator[str]:
    yield f"{deed['http']} {_text(deed['url'])}"
    for name, value in deed["headers"].items():
        yield f"{name}: {_text(value)}"
    yield from _block(deed["body"])
    if deed["expect"]:
        yield f"success is {', '.join(map(str, deed['expect']))}"


def _limits(plan: StepDef) -> Iterator[str]:
    deed = plan.deed
    if "timeout" in deed:
        yield f"at most {deed['timeout']['for']}"
    if plan.idempotent is False:
        yield "never twice without a person's word"
    elif deed.get("attempts", 1) > 1:
        apart = f", the second after {deed['delay']['for']}" if "delay" in deed else ""
        more = ", then twice as long each" if apart and deed["attempts"] > 2 else ""
        yield f"{deed['attempts']} attempts{apart}{more}"


def _block(data: Any) -> Iterator[str]:
    return (f"| {each}" for each in _text(data).splitlines())


def _text(data: Any) -> str:
    return template_source(template_from_json(data))


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
