"""State as JSON: for a projection that is rebuilt from the log at will, both ways."""

from typing import Any

from flowdef.run.state import State, Status, StepState, Vote

_PLAIN = (
    "run",
    "digest",
    "result",
    "reason",
    "started_by",
    "started_at",
    "last",
    "values",
    "turns",
    "outputs",
    "title",
)
_DEFAULT = StepState()


def to_json(state: State) -> dict[str, Any]:
    """The state as JSON."""
    found: dict[str, Any] = {name: getattr(state, name) for name in _PLAIN}
    found["parent"] = list(state.parent) if state.parent else None
    found["steps"] = {name: _step_to_json(step) for name, step in state.steps.items()}
    found["project"] = list(state.project) if state.project else None
    found["added"] = list(state.added)
    found["given"] = sorted(state.given)
    found["stages"] = [[*key, holds] for key, holds in state.deciders.items()]
    found["doers"] = {name: sorted(people) for name, people in state.doers.items()}
    return found


def from_json(data: dict[str, Any]) -> State:
    """The state that `to_json` wrote."""
    state = State.__new__(State)
    for name in _PLAIN:
        setattr(state, name, data[name])
    parent = data["parent"]
    state.parent = tuple(parent) if parent else None
    project = data["project"]
    state.project = tuple(project) if project else None
    state.added = tuple(data["added"])
    state.steps = {name: _step(step) for name, step in data["steps"].items()}
    state.given = frozenset(data["given"])
    state.deciders = {(stage, turn): holds for stage, turn, holds in data["stages"]}
    state.doers = {name: frozenset(people) for name, people in data["doers"].items()}
    return state


def _step_to_json(step: StepState) -> dict[str, Any]:
    changed: dict[str, Any] = {
        key: value
        for key, value, default in zip(step._fields, step, _DEFAULT, strict=True)
        if value != default
    }
    if "votes" in changed:
        changed["votes"] = [list(vote) for vote in step.votes]
    return changed


def _step(data: dict[str, Any]) -> StepState:
    given = dict(data)
    for key in ("status", "resume"):
        if key in given:
            given[key] = Status(given[key])
    if "names" in given:
        given["names"] = tuple(given["names"])
    if "votes" in given:
        given["votes"] = tuple(Vote(*vote) for vote in given["votes"])
    return StepState(**given)
