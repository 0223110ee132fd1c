"""One document by name: its id, its path, and nothing else."""

from pathlib import Path

import pytest

from flowdef.workspace import collection
from flowdef.workspace.lookup import Found, lookup, organization_of, settings_of
from workspaces import a_process_text, a_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return a_workspace(
        tmp_path,
        one=a_process_text("one"),
        two=a_process_text("other"),
        bad="kind: process\nid: bad\n",
        nameless="kind: process\n",
    )


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("one", "one.yaml", id="the id, which is the file's name too"),
        pytest.param("other", "two.yaml", id="an id that is not the file's name"),
        pytest.param("processes/two.yaml", "two.yaml", id="a path"),
        pytest.param("bad", "bad.yaml", id="a faulty document"),
        pytest.param("acme", "organization.yaml", id="the organization"),
    ],
)
def test_found(workspace: Path, name: str, found: str) -> None:
    answer = lookup(name, workspace)
    assert isinstance(answer, Found)
    assert Path(answer.read.path).name == found
    assert answer.root == workspace
    assert answer.organization
    assert answer.workspace.id == "handbook"


@pytest.mark.parametrize(
    "name", ["two", "", "nothing", "../one", "processes/none.yaml", "one.yaml"]
)
def test_not_found(workspace: Path, name: str) -> None:
    known = lookup(name, workspace)
    assert isinstance(known, tuple)
    assert sorted(known) == ["acme", "bad", "handbook", "one", "other"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("kind: process\nid: slip\nsteps: [{id: a\n", "slip.yaml", id="no YAML"),
        pytest.param("kind: process\n", "slip.yaml", id="no id"),
        pytest.param("kind: process\nid: my slip\n", "slip.yaml", id="an id that is none"),
        pytest.param(a_process_text("another"), "", id="not one that can be read"),
    ],
)
def test_a_faulty_file_is_known_by_its_name(workspace: Path, text: str, found: str) -> None:
    """Whoever has just mistyped something in it calls it as ever."""
    a_workspace(workspace, slip=text)
    answer = lookup("slip", workspace)
    assert (Path(answer.read.path).name if isinstance(answer, Found) else "") == found


def test_an_id_goes_before_the_name_of_a_faulty_file(workspace: Path) -> None:
    a_workspace(workspace, slip="kind: process\nsteps: [{\n", two=a_process_text("slip"))
    answer = lookup("slip", workspace)
    assert isinstance(answer, Found)
    assert Path(answer.read.path).name == "two.yaml"


def test_an_absolute_path_from_anywhere(
    workspace: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    answer = lookup(str(workspace / "processes" / "one.yaml"), tmp_path_factory.mktemp("else"))
    assert isinstance(answer, Found)
    assert answer.root == workspace


def test_the_file_of_that_name_is_read_first(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    plainly = collection.read_file

    def read_file(path: Path) -> object:
        seen.append(path.name)
        return plainly(path)

    monkeypatch.setattr("flowdef.workspace.lookup.read_file", read_file)
    lookup("one", workspace)
    assert seen == ["one.yaml", "organization.yaml", "flowdef.yaml"]


def test_a_single_file_without_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(a_process_text("x"))
    answer = lookup("x.yaml", tmp_path)
    assert isinstance(answer, Found)
    assert (answer.root, answer.organization, answer.workspace.id) == (None, None, "")
    assert lookup("x", tmp_path) is None


def test_what_is_faulty_counts_as_missing(workspace: Path) -> None:
    (workspace / "organization.yaml").write_text("kind: organization\n")
    (workspace / "flowdef.yaml").write_text("kind: process\n")
    assert organization_of(workspace) is None
    assert settings_of(workspace).id == ""
