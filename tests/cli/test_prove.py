"""`flowdef prove`: the account of a process, in three forms, and what it ends with."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from flowdef.cli.shell.failure import FINDINGS, WRONG_USE
from flowdef.reading.packaged import bundle
from generated import between
from goldens import ROOT, Golden
from in_this_process import flowdef

GAP = """\
kind: process
id: pay
title: Pay {{ origin }}
inputs: {origin: {type: choice, choices: [domestic, europe, overseas], required: true}}
steps:
  - {id: transfer, title: Transfer it, when: origin == "domestic"}
  - {id: sepa, title: Pay by SEPA, when: 'origin in ["domestic", "europe"]'}
  - {id: file, title: File it}
"""
SOUND = GAP.replace('["domestic", "europe"]', '["europe", "overseas"]')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gap.yaml").write_text(GAP, encoding="utf-8")
    (tmp_path / "sound.yaml").write_text(SOUND, encoding="utf-8")
    (tmp_path / "faulty.yaml").write_text(SOUND.replace("origin ==", "cost =="), encoding="utf-8")
    (tmp_path / "slip.yaml").write_text(SOUND.replace("origin ==", "orgin =="), encoding="utf-8")
    calls = SOUND.replace("title: File it", "title: File it, process: archive")
    (tmp_path / "calls.yaml").write_text(calls, encoding="utf-8")
    project = "kind: project\nid: q\ntitle: Q\ntasks: [{id: t, title: T}]\n"
    (tmp_path / "project.yaml").write_text(project, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("width", ["40", "80", "160"])
@pytest.mark.parametrize("name", ["gap.yaml", "sound.yaml"])
def test_a_small_process(folder: Path, golden: Golden, name: str, width: str) -> None:
    shown = flowdef("prove", name, folder=folder, COLUMNS=width)
    assert shown.returncode == (FINDINGS if name == "gap.yaml" else 0)
    assert all(len(line) <= int(width) for line in shown.stdout.splitlines())
    stem = name.removesuffix(".yaml")
    golden(Path(__file__).parent / "goldens" / "prove" / f"{stem}-{width}.txt", shown.stdout)


@pytest.mark.parametrize("words", [["prove"], ["render", "--proofs"]], ids=["prove", "render"])
def test_an_organization_that_cannot_be_read_is_told(folder: Path, words: list[str]) -> None:
    (folder / "flowdef.yaml").write_text("kind: workspace\nid: w\ntitle: W\n", encoding="utf-8")
    assert flowdef(*words, "sound.yaml", folder=folder).stderr == ""
    (folder / "organization.yaml").write_text("kind: organization\nid: o\n", encoding="utf-8")
    shown = flowdef(*words, "sound.yaml", folder=folder)
    assert shown.returncode == 0
    assert shown.stderr.startswith("flowdef: organization.yaml:1:1: SYN002 ")
    assert shown.stderr.endswith("No people are known until it is mended.\n")
    assert "No people are known, so roles are compared" in " ".join(shown.stdout.split())


def test_a_sample_process(golden: Golden) -> None:
    shown = flowdef("prove", "background-check", "--on", "2027-01-11", folder=ROOT)
    assert shown.returncode == 0
    golden(Path(__file__).parent / "goldens" / "prove" / "background-check.txt", shown.stdout)


def test_as_markdown_it_is_the_appendix_that_render_appends(golden: Golden) -> None:
    words = ("prove", "background-check", "--format", "markdown")
    shown = flowdef(*words, "--on", "2027-01-11", folder=ROOT)
    golden(Path(__file__).parent / "goldens" / "prove" / "background-check.md", shown.stdout)
    shown = flowdef(*words, folder=ROOT)
    assert flowdef("render", "background-check", "--proofs", folder=ROOT).stdout.endswith(
        shown.stdout
    )


def test_as_data_it_counts_and_has_every_claim(folder: Path) -> None:
    told = json.loads(flowdef("prove", "gap.yaml", "--json", folder=folder).stdout)
    assert (told["holds"], told["broken"], told["undecided"]) == (5, 2, 0)
    broken = [each for each in told["claims"] if each["standing"] == "broken"]
    assert [each["where"] for each in broken] == ["origin = overseas", "origin = domestic"]
    starts = [each["run"][0]["values"] for each in told["claims"][:2]]
    assert starts == [{"origin": "domestic"}] * 2
    same = flowdef("prove", "gap.yaml", "--format", "json", folder=folder)
    assert json.loads(same.stdout) == told


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(
            ["prove", "faulty.yaml"],
            FINDINGS,
            "flowdef: 'pay' is faulty: step transfer, when: there is no field 'cost'",
            id="a faulty condition",
        ),
        pytest.param(
            ["prove", "slip.yaml"],
            FINDINGS,
            "there is no field 'orgin'; did you mean 'origin'? Nothing can be proved",
            id="a faulty condition, with a question",
        ),
        pytest.param(
            ["prove", "calls.yaml"],
            FINDINGS,
            "The process 'archive', which 'pay' calls, is not in this workspace. Nothing can be",
            id="a process that it calls is not there",
        ),
        pytest.param(["prove", "project.yaml"], WRONG_USE, "is a project", id="a project"),
        pytest.param(
            ["prove", "gap.yaml", "--json", "--format", "text"],
            WRONG_USE,
            "--json and --format text are two forms: say one of the two.",
            id="two forms",
        ),
        pytest.param(
            ["render", "project.yaml", "--proofs"],
            WRONG_USE,
            "a project has no proofs: leave --proofs out.",
            id="the page of a project",
        ),
        pytest.param(
            ["render", "gap.yaml", "--proofs", "--format", "checklist"],
            WRONG_USE,
            "a pocket checklist has no appendix: leave --proofs out.",
            id="a checklist",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(
    folder: Path, words: list[str], code: int, said: str
) -> None:
    refused = flowdef(*words, folder=folder)
    assert refused.returncode == code
    assert said in refused.stderr
    assert refused.stdout == ""


def test_the_guide_shows_what_is_printed(tmp_path: Path, golden: Golden) -> None:
    guide = ROOT / "docs" / "guides" / "proofs.md"
    process, organization = (
        part.split("```")[0] for part in guide.read_text(encoding="utf-8").split("```yaml\n")[1:]
    )
    (tmp_path / "processes").mkdir()
    (tmp_path / "processes" / "pay-refund.yaml").write_text(process, encoding="utf-8")
    (tmp_path / "organization.yaml").write_text(organization, encoding="utf-8")
    settings = "kind: workspace\nid: shop\ntitle: A shop\n"
    (tmp_path / "flowdef.yaml").write_text(settings, encoding="utf-8")
    words = ("prove", "pay-refund", "--on", "2027-01-11")
    shown = flowdef(*words, folder=tmp_path, COLUMNS="120")
    assert shown.returncode == FINDINGS
    printed = f"```console\n$ flowdef {' '.join(words)}\n{shown.stdout}```\n"
    between(golden, guide, "prove", printed)


def test_as_data_the_account_of_a_sample_fits_its_schema() -> None:
    words = ("prove", "customer-onboarding", "--on", "2027-01-11", "--json")
    told = json.loads(flowdef(*words, folder=ROOT).stdout)
    Draft202012Validator(bundle("output/prove")).validate(told)
    slowest = next(each for each in told["claims"] if each["subject"] == "slowest")
    assert "rejected" in slowest["scenario"]["answers"]["approve-terms"]
    assert (told["organization"], told["day"]) == ("Sample Software", "2027-01-11")
