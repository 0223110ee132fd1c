"""`flowdef schema` as its users run it."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from flowdef.reading.packaged import COMMON, KINDS, schema_text
from real_process import flowdef, loaded
from schema_documents import REFERENCE, data


def test_the_kinds_are_listed_with_a_line_each(tmp_path: Path) -> None:
    result = flowdef("schema", folder=tmp_path)
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines] == [*KINDS, COMMON]
    assert "step by step" in lines[2]


@pytest.mark.parametrize("kind", [*KINDS, COMMON])
def test_a_schema_is_printed_as_it_is_shipped(kind: str, tmp_path: Path) -> None:
    assert flowdef("schema", kind, folder=tmp_path).stdout == schema_text(kind)


def test_a_bundle_judges_alone(tmp_path: Path) -> None:
    bundle = json.loads(flowdef("schema", "process", "--bundle", folder=tmp_path).stdout)
    document = data((REFERENCE / "process.yaml").read_text(encoding="utf-8"))
    Draft202012Validator(bundle).validate(document)
    assert not Draft202012Validator(bundle).is_valid({**document, "owner": "The Boss"})


def test_another_kind_is_answered_with_the_nearest(tmp_path: Path) -> None:
    result = flowdef("schema", "proces", folder=tmp_path)
    assert result.returncode == 2
    assert "There is no kind 'proces'. Did you mean 'process'?" in result.stderr


def test_nothing_near_is_proposed_for_a_far_word(tmp_path: Path) -> None:
    result = flowdef("schema", "xyz", folder=tmp_path)
    assert result.returncode == 2
    assert "There is no kind 'xyz'. The kinds are workspace, organization," in result.stderr


def test_a_bundle_needs_a_kind(tmp_path: Path) -> None:
    result = flowdef("schema", "--bundle", folder=tmp_path)
    assert result.returncode == 2
    assert "--bundle takes one kind" in result.stderr


def test_no_validator_is_loaded_to_print_a_schema(tmp_path: Path) -> None:
    modules = loaded("schema", "process", folder=tmp_path)
    assert not modules & {"jsonschema", "jsonschema_rs", "yaml", "jinja2", "networkx", "rich"}
