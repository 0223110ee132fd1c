"""The schemas as they are shipped, and in one piece."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from flowdef.reading import packaged
from flowdef.reading.packaged import COMMON, KINDS, bundle, schema, schema_text
from goldens import ROOT
from schema_documents import documents

every_kind = pytest.mark.parametrize("kind", [*KINDS, COMMON])


@every_kind
def test_a_schema_is_the_file_at_the_top(kind: str) -> None:
    file = ROOT / "schemas" / f"{kind}.schema.json"
    assert schema_text(kind) == file.read_text(encoding="utf-8")
    assert schema(kind) == json.loads(schema_text(kind))


def test_no_schema_is_missing_or_too_many() -> None:
    names = {file.name for file in (ROOT / "schemas").glob("*.json")}
    assert names == {f"{kind}.schema.json" for kind in (*KINDS, COMMON)}


@pytest.mark.parametrize("kind", ["", "recipe", "../process", "common.schema.json"])
def test_another_kind_is_refused(kind: str) -> None:
    with pytest.raises(KeyError):
        schema_text(kind)


@every_kind
def test_a_bundle_needs_no_other_file(kind: str) -> None:
    references = set(packaged._references(bundle(kind)))
    assert {each.removeprefix("#/$defs/") for each in references} <= bundle(kind)["$defs"].keys()


@pytest.mark.parametrize("kind", KINDS)
def test_a_bundle_holds_nothing_that_is_not_used(kind: str) -> None:
    whole = bundle(kind)
    used = {each.removeprefix("#/$defs/") for each in packaged._references(whole)}
    assert whole["$defs"].keys() == used


def test_two_definitions_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = {"$ref": "common.schema.json#/$defs/id", "$defs": {"id": {}}}
    schemas = {"process": twice, COMMON: schema(COMMON)}
    monkeypatch.setattr(packaged, "schema", schemas.__getitem__)
    with pytest.raises(ValueError, match="process and common both define id"):
        bundle.__wrapped__("process")


@pytest.mark.parametrize(("name", "document"), documents().items())
def test_the_files_beside_each_other_judge_as_the_bundle(
    name: str, document: dict[str, Any]
) -> None:
    # As an editor or check-jsonschema reads them: references from file to file.
    common = Resource.from_contents(schema(COMMON))
    registry = Registry().with_resource(f"{COMMON}.schema.json", common)
    Draft202012Validator(schema(document["kind"]), registry=registry).validate(document)


def test_an_installed_package_brings_its_schemas(tmp_path: Path) -> None:
    package = tmp_path / "flowdef"
    shutil.copytree(ROOT / "src" / "flowdef" / "reading", package / "reading")
    shutil.copytree(ROOT / "schemas", package / "schemas")
    (package / "__init__.py").touch()
    code = (
        "from flowdef.reading import packaged as p; print(p.__file__, p.schema('process')['title'])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert result.stdout == f"{package / 'reading' / 'packaged.py'} process\n"
