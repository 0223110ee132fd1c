"""Linters: what others are asked to check, each as one process over all files.

    python -m venv PEERS
    PEERS/bin/pip install check-jsonschema yamllint
    npm install --prefix PEERS ajv-cli ajv-formats @stoplight/spectral-cli bpmnlint

ajv-cli, Spectral and check-jsonschema check the schema of processes in one piece, Spectral a few
rules besides. ajv-cli reads the documents as JSON, for its reader of YAML turns days into moments,
which no schema takes; bpmnlint reads the same processes as BPMN. Both are made beforehand.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

import bpmn
from flowdef.reading.packaged import bundle
from measure import PYTHON

_EACH_STEP = "$..steps[*]"


class Peer(NamedTuple):
    """A linter to compare with; without `words` it is not there. `slow` where that is known."""

    name: str
    words: tuple[str, ...]
    slow: bool = False


def peers(workspace: Path, scratch: Path, installed: Path) -> Iterator[Peer]:
    """The linters over the processes of a workspace; what they read is written to `scratch`."""
    files = sorted(str(path) for path in (workspace / "processes").iterdir())
    schema, ruleset = scratch / "schema.json", scratch / "ruleset.json"
    schema.write_text(json.dumps(bundle("process")), encoding="utf-8")
    ruleset.write_text(json.dumps(_ruleset()), encoding="utf-8")
    if _tool("ajv", installed):
        _as_json(workspace, scratch / "json")
    if _tool("bpmnlint", installed):
        bpmn.write(workspace, scratch / "bpmn")
        (scratch / ".bpmnlintrc").write_text('{"extends": "bpmnlint:recommended"}')
    given = f"{scratch}/json/*.json"
    ajv = ("validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats")
    for name, words, slow in (
        ("ajv", (*ajv, "-s", str(schema), "-d", given), False),
        ("bpmnlint", (f"{scratch}/bpmn/*.bpmn",), False),
        (
            "spectral",
            ("lint", "--quiet", "-r", str(ruleset), f"{workspace}/processes/*.yaml"),
            True,
        ),
        ("check-jsonschema", ("--schemafile", str(schema), *files), True),
        ("yamllint", ("-d", "relaxed", *files), True),
    ):
        tool = _tool(name, installed)
        yield Peer(name, (tool, *words) if tool else (), slow)


def _tool(name: str, installed: Path) -> str:
    """Where a linter lies: among those installed for this, beside Python, or in the path."""
    for folder in (installed / "bin", installed / "node_modules" / ".bin", Path(PYTHON).parent):
        if (folder / name).exists():
            return str((folder / name).absolute())
    return shutil.which(name) or ""


def _as_json(workspace: Path, folder: Path) -> None:
    folder.mkdir()
    for path in (workspace / "processes").iterdir():
        with path.open("rb") as file:
            document = yaml.load(file, yaml.CBaseLoader)  # noqa: S506 (makes texts alone)
        text = json.dumps(_typed(document), indent=2)
        (folder / f"{path.stem}.json").write_text(text, encoding="utf-8")


def _typed(value: Any) -> Any:
    """The documents of the bench have no scalars besides texts but `true`."""
    match value:
        case dict():
            return {key: _typed(each) for key, each in value.items()}
        case list():
            return [_typed(each) for each in value]
        case _:
            return True if value == "true" else value


def _ruleset() -> Mapping[str, Any]:
    """What people write for Spectral: the schema, and a few rules."""
    schema = {"function": "schema", "functionOptions": {"schema": bundle("process")}}
    spelled = {"match": "^[a-z][a-z0-9-]*$"}
    rules = {
        "schema": ("$", schema),
        **{
            f"{key}-missing": ("$", {"field": key, "function": "truthy"})
            for key in ("owner", "purpose", "scope", "trigger", "version")
        },
        **{
            f"{key}-missing": (_EACH_STEP, {"field": key, "function": "truthy"})
            for key in ("responsible", "effort", "instructions")
        },
        "id-spelled": (
            _EACH_STEP,
            {"field": "id", "function": "pattern", "functionOptions": spelled},
        ),
        "title-long": (
            _EACH_STEP,
            {"field": "title", "function": "length", "functionOptions": {"max": 80}},
        ),
    }
    return {
        "extends": [],
        "rules": {
            name: {"given": given, "severity": "error", "then": then}
            for name, (given, then) in rules.items()
        },
    }
