"""Processes by hand: small models in one line, without YAML."""

from typing import Any

from flowdef.model.process import Process, Stage, Step


def a_step(name: str, **more: Any) -> Step:
    """A step whose title is its id in words."""
    return Step(id=name, title=more.pop("title", name.replace("-", " ").capitalize()), **more)


def a_stage(name: str, *steps: Step, **more: Any) -> Stage:
    return Stage(id=name, title=name.capitalize(), steps=steps, **more)


def a_process(*parts: Step | Stage, **more: Any) -> Process:
    """A process of steps or of stages."""
    stages = tuple(part for part in parts if isinstance(part, Stage))
    steps = tuple(part for part in parts if isinstance(part, Step))
    plain = (Stage(id="", title="", steps=steps),) if steps else ()
    return Process(id="sample", title="Sample", stages=stages or plain, **more)
