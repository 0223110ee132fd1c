"""Files held to the rules one by one: the findings are those of documents that are all kept."""

from pathlib import Path

import pytest

from flowdef.lint.engine import Subject, judge, notice
from flowdef.lint.surroundings import Surroundings
from flowdef.workspace import forking
from flowdef.workspace.collection import open_collection
from flowdef.workspace.files import documents_of, in_folder
from flowdef.workspace.verdicts import verdict

ORGANIZATION = "kind: organization\nid: o\ntitle: O\nroles: {clerk: {title: Clerk}}\n"
CALLED = """\
kind: process
id: called-{n}
title: Called {n}
owner: clerk
inputs: {{needed: {{type: text, required: true}}}}
steps:
  - {{id: look, title: Look at it, responsible: clark}}
"""
CALLING = """\
kind: process
id: calling-{n}
title: Calling {n}
owner: clerk
trigger: {{manual: true}}
purpose: Fill in [the form](form-{n}.pdf).
steps:
  - {{id: call, title: Call it, process: called-{other}}}
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "processes").mkdir()
    (tmp_path / "flowdef.yaml").write_text("kind: workspace\nid: w\ntitle: W\n")
    (tmp_path / "organization.yaml").write_text(ORGANIZATION)
    for n in range(40):
        (tmp_path / "processes" / f"called-{n}.yaml").write_text(CALLED.format(n=n))
        calling = CALLING.format(n=n, other=n + 2)
        (tmp_path / "processes" / f"calling-{n}.yaml").write_text(calling)
    (tmp_path / "processes" / "form-3.pdf").write_text("A form")
    (tmp_path / "processes" / "faulty.yaml").write_text("kind: process\nid: called-41\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def kept(root: Path) -> list[str]:
    """The findings of documents that are all read before the first is judged."""
    collection = open_collection(root)
    around = Surroundings(
        library=collection.library,
        has_file=in_folder(root),
        unread=frozenset(Path(each.path).stem for each in collection.reads if not each.id),
    )
    found = [
        finding
        for each in collection.reads
        for finding in judge(
            Subject(
                path=each.path,
                document=each.document,
                found=each.findings,
                source=Path(each.path).read_bytes(),
            ),
            around,
        )
    ]
    return [each.sentence for each in (*found, *notice(around))]


@pytest.mark.parametrize("cores", [1, 3])
def test_the_findings_are_those_of_documents_that_are_kept(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, cores: int
) -> None:
    monkeypatch.setattr(forking, "_cores", lambda: cores)
    found = verdict(workspace, documents_of(workspace))
    assert [each.sentence for each in found.findings] == kept(workspace)
    codes = [each.code for each in found.findings]
    assert {code: codes.count(code) for code in ("REF001", "REF003", "REF004", "REF014")} == {
        "REF001": 40,
        "REF003": 1,
        "REF004": 39,
        "REF014": 38,
    }
    assert found.held == ("processes/faulty.yaml",)


def test_one_file_is_judged_among_the_others(workspace: Path) -> None:
    found = verdict(workspace, [workspace / "processes" / "calling-5.yaml"])
    assert [(each.path, each.code) for each in found.findings] == [
        ("processes/calling-5.yaml", "REF004"),
        ("processes/calling-5.yaml", "REF014"),
    ]


def test_an_organization_of_another_name_counts(workspace: Path) -> None:
    whole = verdict(workspace, documents_of(workspace))
    (workspace / "organization.yaml").rename(workspace / "processes" / "people.yaml")
    found = verdict(workspace, documents_of(workspace))
    assert sorted(each.sentence for each in found.findings) == sorted(
        each.sentence for each in whole.findings
    )


def test_a_faulty_organization_of_another_name_is_no_missing_one(workspace: Path) -> None:
    (workspace / "organization.yaml").unlink()
    (workspace / "processes" / "people.yaml").write_text(ORGANIZATION + "rolls: 1\n")
    found = verdict(workspace, documents_of(workspace))
    assert next(each.message for each in found.findings if each.code == "LNT002").endswith(
        "Mend organization.yaml first."
    )


def test_files_that_stand_alone(workspace: Path) -> None:
    (workspace / "flowdef.yaml").unlink()
    found = verdict(None, [workspace / "processes" / "calling-5.yaml"])
    assert [each.code for each in found.findings] == ["REF004", "LNT002"]
