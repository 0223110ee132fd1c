"""`flowdef schema` as its users run it."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from flowdef.cli.shell.application import application
from flowdef.reading.packaged import COMMON, KINDS, outputs, schema_text
from real_process import flowdef, loaded
from schema_documents import REFERENCE, data


def run(*words: str) -> Result:
    return CliRunner().invoke(application(), ["schema", *words])


def test_the_kinds_are_listed_with_a_line_each() -> None:
    lines = run().stdout.splitlines()
    names = [line.split()[0] for line in lines]
    assert names[:5] == [*KINDS, COMMON]
    assert {"output/done", "output/next"} <= {*names[5:]} < {*outputs()}
    assert "step by step" in lines[2]


@pytest.mark.parametrize("kind", [*KINDS, COMMON])
def test_a_schema_is_printed_as_it_is_shipped(kind: str) -> None:
    assert run(kind).stdout == schema_text(kind)


def test_a_bundle_judges_alone() -> None:
    bundle = json.loads(run("process", "--bundle").stdout)
    document = data((REFERENCE / "process.yaml").read_text(encoding="utf-8"))
    Draft202012Validator(bundle).validate(document)
    assert not Draft202012Validator(bundle).is_valid({**document, "owner": "The Boss"})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["proces"], "There is no kind 'proces'. Did you mean 'process'?", id="near"),
        pytest.param(["xyz"], "There is no kind 'xyz'. The kinds are workspace, org", id="far"),
        pytest.param(["--bundle"], "--bundle takes one kind", id="a bundle of nothing"),
    ],
)
def test_wrong_use_is_answered_with_what_to_do(words: list[str], said: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.stderr


def test_it_runs_as_a_process_of_its_own(tmp_path: Path) -> None:
    result = flowdef("schema", "workspace", folder=tmp_path)
    assert (result.returncode, result.stdout) == (0, schema_text("workspace"))


def test_no_validator_is_loaded_to_print_a_schema(tmp_path: Path) -> None:
    modules = loaded("schema", "process", folder=tmp_path)
    assert not modules & {"jsonschema", "jsonschema_rs", "yaml", "jinja2", "networkx", "rich"}
