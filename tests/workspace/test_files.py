from pathlib import Path

from flowdef.workspace.files import documents_below, documents_of, root_of


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_a_workspace_is_found_from_any_folder_below_it(tmp_path: Path) -> None:
    make(tmp_path, "flowdef.yaml", "processes/sales/a.yaml")
    assert root_of(tmp_path / "processes" / "sales") == tmp_path
    assert root_of(tmp_path / "processes" / "sales" / "a.yaml") == tmp_path
    assert root_of(tmp_path) == tmp_path


def test_the_nearest_workspace_counts(tmp_path: Path) -> None:
    make(tmp_path, "flowdef.yaml", "inner/flowdef.yaml", "inner/processes/a.yaml")
    assert root_of(tmp_path / "inner" / "processes") == tmp_path / "inner"


def test_no_workspace(tmp_path: Path) -> None:
    assert root_of(tmp_path) is None


def test_documents_are_settings_organization_processes_projects(tmp_path: Path) -> None:
    make(
        tmp_path,
        "projects/p.yml",
        "processes/b.yaml",
        "processes/a/z.yaml",
        "processes/.hidden.yaml",
        "processes/notes.md",
        "elsewhere/x.yaml",
        "flowdef.yaml",
        "organization.yaml",
    )
    names = [str(path.relative_to(tmp_path)) for path in documents_of(tmp_path)]
    assert names == [
        "flowdef.yaml", "organization.yaml", "processes/a/z.yaml", "processes/b.yaml",
        "projects/p.yml",
    ]  # fmt: skip


def test_links_out_of_the_folder_and_circles_of_links_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, "outside.yaml", "processes/a.yaml")
    processes = tmp_path / "processes"
    (processes / "secret.yaml").symlink_to(tmp_path / "outside.yaml")
    (processes / "again.yaml").symlink_to(processes / "a.yaml")
    (processes / "round").symlink_to(processes)
    assert [path.name for path in documents_below(processes)] == ["a.yaml", "again.yaml"]


def test_no_folder_has_no_documents(tmp_path: Path) -> None:
    assert documents_below(tmp_path / "nowhere") == ()
