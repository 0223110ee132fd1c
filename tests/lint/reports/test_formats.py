"""What holds of all formats, and each of them on one workspace."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from flowdef.findings import Finding
from flowdef.reading.packaged import bundle
from goldens import Golden
from lint_formats import ENDINGS, FORMATS, JSON
from lint_reported import PIECES, TEXTS, hostile, of, report, steering

GOLDENS = Path(__file__).parent / "goldens"
LINES = ["azure", "concise", "github", "json-lines", "text"]


def test_all_formats_are_there() -> None:
    assert sorted(FORMATS) == [
        *("azure", "concise", "github", "gitlab", "grouped", "json", "json-lines"),
        *("junit", "markdown", "rdjson", "sarif", "text"),
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_one_workspace_in_each_format(name: str, golden: Golden) -> None:
    text = FORMATS[name](report())
    golden(GOLDENS / f"{name}.{ENDINGS.get(name, 'txt')}", text)
    assert text.endswith("\n")


def test_data_fits_its_schema() -> None:
    whole = bundle("output/lint")
    Draft202012Validator(whole).validate(json.loads(FORMATS["json"](report())))
    finding = Draft202012Validator({"$ref": "#/$defs/finding", "$defs": whole["$defs"]})
    lines = FORMATS["json-lines"](report()).splitlines()
    assert len(lines) > 3
    for line in lines:
        finding.validate(json.loads(line))


@pytest.mark.parametrize("name", JSON)
def test_nothing_found_is_json_too(name: str) -> None:
    assert json.loads(FORMATS[name](of())) is not None


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in JSON])
@given(text=TEXTS)
def test_no_text_steers_a_terminal(name: str, text: str) -> None:
    assert [*steering(FORMATS[name](of(hostile(text))))] == []


@pytest.mark.parametrize("name", JSON)
@given(text=TEXTS)
def test_any_text_is_json_still(name: str, text: str) -> None:
    written = FORMATS[name](of(hostile(text))).encode("utf-8", "backslashreplace").decode()
    assert json.loads(written) == json.loads(FORMATS[name](of(hostile(text))))


@pytest.mark.parametrize("name", LINES)
@given(text=PIECES)
def test_a_finding_stays_on_its_line(name: str, text: str) -> None:
    one, two = (len(FORMATS[name](of(*each)).splitlines()) for each in _one_and_two(text))
    assert two == one + 1


def _one_and_two(text: str) -> tuple[list[Finding], list[Finding]]:
    return [hostile(text)], [hostile(text), hostile(f"{text}b")]
