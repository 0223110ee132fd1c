"""Trust: which automated steps a person has agreed to, kept outside the workspace."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, NamedTuple

from flowdef.expressions.codec import template_from_json
from flowdef.expressions.tree import Template, names
from flowdef.run.definition import AUTOMATION, Definition, StepDef
from flowdef.run.digest import digest
from flowdef.run.fields_json import field_to_json
from flowdef.workspace.files import content_of
from flowdef.writing import write_whole

_MEANING = ("name", "type", "choices", "pattern", "sensitive", "source")


class Body(NamedTuple):
    """What one automated step would do, as it is pinned: its digest, and what it is called."""

    process: str
    step: str
    digest: str


class Agreed(StrEnum):
    """How a body stands: agreed to as it is, agreed to in another form, or never seen."""

    TRUSTED = "trusted"
    CHANGED = "changed"
    NEW = "new"


class Trust(NamedTuple):
    """The bodies that a person has agreed to, and when (UTC, ISO 8601; empty: never)."""

    at: str = ""
    bodies: frozenset[Body] = frozenset()

    def of(self, body: Body) -> Agreed:
        """How a body stands."""
        if body in self.bodies:
            return Agreed.TRUSTED
        known = {(each.process, each.step) for each in self.bodies}
        return Agreed.CHANGED if (body.process, body.step) in known else Agreed.NEW


def body_of(definition: Definition, plan: StepDef, root: Path) -> Body:
    """The body of an automated step: its deed, the fields it reads, the script that it runs.

    The script is the first argument that names a file of the workspace at `root`, with its
    content; what lies elsewhere, and what that script calls, is not looked at.
    """
    used = sorted({name.name for text in _texts(plan.deed) for name in names(*text.expressions)})
    fields = [definition.fields[name] for name in used if name in definition.fields]
    found = {
        "process": definition.id,
        "step": plan.id,
        "deed": plan.deed,
        "idempotent": plan.idempotent,
        "fields": [_meaning(field_to_json(field)) for field in (*fields, *plan.asked)],
        "script": _script(plan.deed, root),
    }
    return Body(definition.id, plan.id, digest(found))


def automated(definition: Definition) -> Iterator[tuple[Definition, StepDef]]:
    """The automated steps of a process, and of those that it calls, with whose they are."""
    for each in (definition, *map(definition.call, definition.called)):
        for plan in each.of_kind[AUTOMATION]:
            yield each, plan


def trust_file(root: Path, environ: Mapping[str, str]) -> Path:
    """Where the trust in the workspace at `root` is kept: in the state folder of the user."""
    told = environ.get("XDG_STATE_HOME", "")
    state = Path(told) if Path(told).is_absolute() else Path.home() / ".local" / "state"
    key = sha256(os.fsencode(root.resolve())).hexdigest()[:32]
    return state / "flowdef" / "trust" / f"{key}.json"


def read_trust(file: Path) -> Trust:
    """What was agreed to; nothing where the file is missing or is none of ours."""
    try:
        data = json.loads(content_of(file))
        bodies = frozenset(Body(*map(str, each)) for each in data["bodies"])
        return Trust(str(data["at"]), bodies)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Trust()


def write_trust(file: Path, root: Path, at: str, bodies: Iterable[Body]) -> None:
    """Record what a person agreed to, in place of what was agreed to before. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if file.is_symlink():
        file.unlink()  # what it leads to is no agreement, and not ours to write
    data = {"workspace": str(root), "at": at, "bodies": sorted(set(bodies))}
    write_whole(file, json.dumps(data, indent=1))
    file.chmod(0o600)


def _texts(deed: Mapping[str, Any]) -> Iterator[Template]:
    singles = [deed[key] for key in ("cwd", "url", "body", "subject") if key in deed]
    many = [each for key in ("command", "email") for each in deed.get(key, ())]
    named = [each for key in ("env", "headers") for each in deed.get(key, {}).values()]
    return map(template_from_json, (*singles, *many, *named))


def _meaning(field: Mapping[str, Any]) -> dict[str, Any]:
    """What of a field tells which values may come; its words may change."""
    return {key: field[key] for key in _MEANING if key in field}


def _script(deed: Mapping[str, Any], root: Path) -> list[str]:
    if "command" not in deed or deed["shell"]:
        return []
    folder = root / _literal(deed["cwd"])
    for argument in map(_literal, deed["command"]):
        file = folder / argument
        try:
            if argument and file.is_file() and file.resolve().is_relative_to(root.resolve()):
                with file.open("rb") as content:
                    return [argument, file_digest(content, "sha256").hexdigest()]
        except (OSError, ValueError):
            continue
    return []


def _literal(data: Any) -> str:
    """A text without values; empty where it has some."""
    parts = template_from_json(data).parts
    return "".join(part if isinstance(part, str) else "" for part in parts if len(parts) == 1)
