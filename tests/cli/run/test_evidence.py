"""Files as evidence at the command line: copied, shown by name, held to their hash."""

import json
from pathlib import Path

import pytest

from order_runs import Run
from store_logs import tampered

PAPER = """\
kind: process
id: paper
title: Paper
version: 1.0.0
status: effective
owner: clerk
trigger: {manual: true}
inputs:
  offer: {type: file, label: Offer}
steps:
  - id: sign
    title: Sign
    collect: {contract: {type: file, label: Contract, required: true}}
  - id: archive
    title: Archive {{ contract }}
"""


@pytest.fixture
def papers(folder: Path, flow: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A run that asks for a file, and two files of the person's own."""
    (folder / "processes" / "paper.yaml").write_text(PAPER, encoding="utf-8")
    (folder / "mine.pdf").write_bytes(b"signed")
    (folder / "offer.pdf").write_bytes(b"offer")
    monkeypatch.setenv("FLOWDEF_AS", "sam")
    flow("start", "paper", "--set", "offer=offer.pdf")
    return folder


def copies(folder: Path) -> list[Path]:
    return sorted((folder / ".flowdef" / "evidence").rglob("*.pdf"))


def recorded(flow: Run, run: str = "paper-1") -> list[str]:
    """The values that the log holds, as it holds them."""
    events = [json.loads(line) for line in flow("log", run, "--json").stdout.splitlines()]
    facts = [event["fact"] for event in events]
    values = [each for fact in facts for each in fact.get("values", {}).values()]
    return values + [fact["value"] for fact in facts if "value" in fact]


def test_files_of_a_start_and_of_a_step_are_copied_and_shown_by_name(
    flow: Run, papers: Path
) -> None:
    said = flow("done", "paper-1", "sign", "--set", "contract=mine.pdf").stdout
    assert "sign: done by Sam (contract: mine.pdf (sha256 5d2b1a64dbd4))" in said.replace(
        copies(papers)[0].name[:12], "5d2b1a64dbd4"
    )
    assert ".flowdef" not in flow("log", "paper-1").stdout
    paths = [str(each.relative_to(papers)) for each in copies(papers)]
    assert sorted(recorded(flow)) == paths
    assert "nothing was changed or lost" in flow("verify").stdout


def test_a_text_that_looks_like_a_copy_is_shown_as_the_text_that_it_is(
    flow: Run, papers: Path
) -> None:
    text = PAPER.replace("id: paper", "id: talk").replace("type: file", "type: text")
    (papers / "processes" / "talk.yaml").write_text(text, encoding="utf-8")
    flow("start", "talk")
    path = str(copies(papers)[0].relative_to(papers))
    said = flow("done", "talk-1", "sign", "--set", f"contract={path}").stdout
    assert f"(contract: {path})" in said
    for words in (["log", "talk-1"], ["show", "talk-1"], ["log", "talk-1", "--format", "csv"]):
        assert f"contract: {path}" in flow(*words).stdout
    assert f"Archive {path}" in flow("show", "talk-1").stdout
    for words in (["log", "paper-1"], ["log", "paper-1", "--format", "csv"]):
        assert "offer: offer.pdf (sha256 " in flow(*words).stdout


def test_what_a_sub_run_gives_back_is_shown_by_name(flow: Run, papers: Path) -> None:
    inner = PAPER.replace("steps:", "outputs: {contract: The paper}\nsteps:")
    outer = PAPER[: PAPER.index("steps:")].replace("id: paper", "id: outer") + (
        "steps:\n  - {id: get, title: Get, process: paper,"
        " collect: {got: {type: file, from: contract}}}\n"
    )
    (papers / "processes" / "paper.yaml").write_text(inner, encoding="utf-8")
    (papers / "processes" / "outer.yaml").write_text(outer, encoding="utf-8")
    flow("start", "outer")
    flow("done", "outer-1.get.1", "sign", "--set", "contract=mine.pdf")
    said = flow("done", "outer-1.get.1", "archive").stdout
    assert "outer-1: get: done by its run (got: mine.pdf (sha256 " in said


def test_a_copy_may_be_named_again_and_an_unfit_file_is_refused_before_anything_is_kept(
    flow: Run, papers: Path
) -> None:
    for name in ("gone.pdf", "../../etc/passwd", "processes"):
        flow("done", "paper-1", "sign", "--set", f"contract={name}", code=1)
    assert len(copies(papers)) == 1
    flow("done", "paper-1", "sign", "--set", "contract=mine.pdf")
    before = recorded(flow)
    flow("correct", "paper-1", "contract=offer.pdf", "--reason", "The other")
    assert recorded(flow)[-1] != before[-1]
    flow("correct", "paper-1", f"contract={before[-1]}", "--reason", "The first again")
    assert recorded(flow)[-1] == before[-1]
    forged = before[-1].replace("mine.pdf", "other.pdf")
    said = flow("correct", "paper-1", f"contract={forged}", "--reason", "No copy", code=1)
    assert "the copy of other.pdf" in said.stderr
    assert "is missing" in said.stderr


def test_who_may_not_do_it_leaves_no_copy(flow: Run, papers: Path) -> None:
    flow("done", "paper-1", "sign", "--set", "contract=mine.pdf", "--as", "kim", code=1)
    assert len(copies(papers)) == 1


def test_an_answers_file_names_files_too(flow: Run, papers: Path) -> None:
    (papers / "answers.yaml").write_text(
        "start: {as: sam, inputs: {offer: offer.pdf}}\n"
        "steps: {sign: {as: sam, values: {contract: mine.pdf}}, archive: {as: sam}}\n"
    )
    flow("step", "paper", "--answers", "answers.yaml")
    assert all(
        value.startswith(".flowdef/evidence/paper-2/") for value in recorded(flow, "paper-2")
    )


def test_a_changed_or_missing_copy_is_found_once_and_as_data(flow: Run, papers: Path) -> None:
    flow("done", "paper-1", "sign", "--set", "contract=mine.pdf")
    offer, contract = sorted(copies(papers), key=lambda each: "mine" in each.name)
    contract.chmod(0o644)
    contract.write_bytes(b"forged")
    offer.unlink()
    problems = json.loads(flow("verify", "--json", code=1).stdout)["problems"]
    assert [(each["kind"], each["run"], each["seq"]) for each in problems] == [
        ("evidence", "paper-1", 1),
        ("evidence", "paper-1", 3),
    ]
    said = flow("verify", "paper-1", code=1).stdout
    assert "was changed" in said
    assert "is missing" in said
    assert "do not trust this log" in said


def test_a_log_that_cannot_be_read_hides_no_copy_of_another(flow: Run, papers: Path) -> None:
    flow("start", "paper", "--set", "offer=mine.pdf")
    flow("done", "paper-2", "sign", "--set", "contract=mine.pdf")
    flow("correct", "paper-2", "contract=offer.pdf", "--reason", "The other one")
    tampered(papers / ".flowdef" / "runs.db", "UPDATE events SET body = '{' WHERE run = 'paper-1'")
    for copy in copies(papers):
        copy.unlink()
    problems = json.loads(flow("verify", "--json", code=1).stdout)["problems"]
    found = [(each["run"], each["seq"]) for each in problems if each["kind"] == "evidence"]
    assert found == [("paper-2", 1), ("paper-2", 5)]


def test_a_secret_file_is_not_copied(flow: Run, papers: Path) -> None:
    secret = PAPER.replace("required: true", "required: true, sensitive: true")
    (papers / "processes" / "secret.yaml").write_text(
        secret.replace("id: paper", "id: secret").replace("Archive {{ contract }}", "Archive")
    )
    flow("start", "secret")
    flow("done", "secret-1", "sign", "--set", "contract=mine.pdf")
    assert [each.parent.name for each in copies(papers)] == ["paper-1"]
