"""`flowdef lint --since REV`, run as its users run it, in real repositories."""

import json
from pathlib import Path

import pytest

from compared_workspaces import CHANGED, ONLY, SETTINGS, found, lint, process, recorded
from flowdef.cli.shell import watching
from real_process import flowdef
from repositories import Repository


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    return recorded(tmp_path, monkeypatch)


def test_it_speaks_only_when_asked(repository: Repository) -> None:
    repository.write({"processes/p.yaml": CHANGED})
    assert not {"DOC007", "--since"} & {*lint("--profile", "team")[1].split()}
    assert lint("--select", "DOC007,version-not-bumped,DOC", "--fail-level", "never")[1].startswith(
        "DOC007, version-not-bumped compares with what a document was: add --since REV, such as "
        "--since HEAD.\n"
    )
    code, said = lint("--since", "HEAD", "--profile", "team")
    assert code == 1
    assert (
        "processes/p.yaml:4:10: DOC007 process 'p' has changed (text of step 'a'), and is still "
        "version 1.0.0. Of two texts with one number nobody can say which was approved, learned "
        "or printed. Raise the version to 1.0.1 or higher.\n"
    ) in said
    assert said.count("DOC007") == 1


def test_a_real_process_under_the_settings_of_a_hook(repository: Repository) -> None:
    repository.write({"processes/p.yaml": CHANGED})
    elsewhere = Repository(repository.folder.parent / "elsewhere")
    done = flowdef(
        *("lint", *ONLY, "--since", "HEAD"),
        folder=repository.folder,
        GIT_DIR=str(elsewhere.folder / ".git"),
        GIT_INDEX_FILE=".git/index.lock",
        LANG="de_DE.UTF-8",
    )
    assert done.returncode == 1
    assert "p.yaml:4:10: DOC007 " in done.stdout
    assert done.stderr == ""


def test_other_rules_judge_all_documents_as_ever(repository: Repository) -> None:
    faulty = process("q").replace("id: a", "id: a, needs: [b]")
    repository.commit({"processes/q.yaml": faulty})
    words = ("--select", "STR003", "--output-format", "concise")
    assert lint(*words, "--since", "HEAD") == lint(*words)
    assert lint(*words)[0] == 1


def test_a_new_document_and_one_that_was_moved(repository: Repository) -> None:
    (repository.folder / "processes/p.yaml").rename(repository.folder / "processes/paid.yaml")
    repository.write({"processes/paid.yaml": CHANGED, "processes/new.yaml": process("new")})
    assert found("--since", "HEAD") == ["paid DOC007"]
    assert found("--since", "HEAD", "processes/new.yaml") == []


def test_a_document_that_was_not_readable_then(repository: Repository) -> None:
    repository.commit({"processes/p.yaml": "kind: [", "processes/q.yaml": ""})
    repository.write({"processes/p.yaml": CHANGED, "processes/q.yaml": process("q", title="Do")})
    assert found("--since", "HEAD") == []
    assert found("--since", "HEAD~1") == ["p DOC007", "q DOC007"]


def test_what_comes_by_standard_input_is_compared_with_its_file(repository: Repository) -> None:
    words = ("--since", "HEAD", "-", "--stdin-filename", "processes/p.yaml")
    assert found(*words, text=CHANGED) == ["p DOC007"]
    assert found(*words, text=process()) == []
    assert repository.git("status", "--porcelain") == ""


def test_documents_in_no_workspace(repository: Repository, tmp_path: Path) -> None:
    (repository.folder / "flowdef.yaml").unlink()
    repository.write({"processes/p.yaml": CHANGED})
    assert found("--since", "HEAD", "processes/p.yaml", "processes/q.yaml") == ["p DOC007"]
    (tmp_path / "alone.yaml").write_text(CHANGED, encoding="utf-8")
    code, said = lint("--since", "HEAD", str(tmp_path / "alone.yaml"))
    assert code == 2
    assert "lies in no git work tree" in said


def test_a_workspace_below_the_root_and_through_a_link(
    repository: Repository, tmp_path: Path
) -> None:
    repository.commit({"below/flowdef.yaml": SETTINGS, "below/processes/p.yaml": process()})
    repository.write({"below/processes/p.yaml": CHANGED})
    (tmp_path / "link").symlink_to(repository.folder / "below")
    assert found("--since", "HEAD", "below") == ["p DOC007"]
    assert found("--since", "HEAD", str(tmp_path / "link")) == ["p DOC007"]


@pytest.mark.parametrize(
    "words", [(), ("--watch",), ("--fix",), ("--diff",), ("--write-baseline",)]
)
@pytest.mark.parametrize("revision", ["--all", "nothing", "", "HEAD..HEAD"])
def test_a_revision_that_is_none_is_wrong_use(
    repository: Repository, revision: str, words: tuple[str, ...]
) -> None:
    code, said = lint(f"--since={revision}", *words)
    assert code == 2
    assert "revision" in said
    assert f"'{revision}'" in said
    assert repository.git("status", "--porcelain") == ""


def test_a_clone_that_lacks_the_contents_is_wrong_use(repository: Repository) -> None:
    repository.write({"processes/p.yaml": CHANGED})
    blob = repository.git("rev-parse", "HEAD:processes/p.yaml")
    (repository.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    code, said = lint("--since", "HEAD")
    assert code == 2
    assert "git fetch --refetch --no-filter" in said


def test_the_fix_raises_the_version_and_is_done_then(repository: Repository) -> None:
    repository.write({"processes/p.yaml": CHANGED})
    words = (*ONLY[:2], "--since", "HEAD", "--fix")
    assert lint(*words)[0] == 1
    assert (repository.folder / "processes/p.yaml").read_text(encoding="utf-8") == CHANGED
    lint(*words, "--unsafe-fixes", "--ignore", "DOC017")
    raised = (repository.folder / "processes/p.yaml").read_text(encoding="utf-8")
    assert raised == CHANGED.replace("1.0.0", "1.0.1")
    assert found("--since", "HEAD") == ["p DOC017"]


def test_settings_baseline_and_comments_hold_for_it(repository: Repository) -> None:
    repository.write({"processes/p.yaml": CHANGED})
    lint(*ONLY, "--since", "HEAD", "--write-baseline", "--baseline", "known.json")
    known = ("--baseline", "known.json")
    assert lint(*ONLY, "--since", "HEAD", *known)[1].endswith("1 more is in the baseline.\n")
    without = lint("--select", "DOC007,LNT005", *known)  # known is left: nobody has looked
    assert without[1].endswith("4 files: nothing to mend.\n")
    off = f"{SETTINGS}lint: {{per_file: {{'processes/p*': {{ignore: [DOC007]}}}}}}\n"
    repository.write({"flowdef.yaml": off})
    assert "DOC007" not in lint("--profile", "team", "--since", "HEAD")[1]


def test_reports_for_machines(repository: Repository) -> None:
    repository.write({"processes/p.yaml": CHANGED})
    _, said = lint("--select", "DOC007", "--since", "HEAD", "--output-format", "json")
    (finding,) = json.loads(said)["findings"]
    assert (finding["code"], finding["fix"]["safe"]) == ("DOC007", False)


def test_a_watch_compares_each_time(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [CHANGED + "\n", process(version="1.0.1", title="Do")]

    def pause(_seconds: float) -> None:
        if not texts:
            raise KeyboardInterrupt
        repository.write({"processes/p.yaml": texts.pop(0)})

    monkeypatch.setattr(watching, "sleep", pause)
    code, said = lint(*ONLY, "--since", "HEAD", "--watch")
    assert code == 0
    assert [line.split()[1] for line in said.splitlines() if "p.yaml" in line] == [
        "DOC007",
        "DOC017",
    ]


def test_the_users_own_settings_of_git_do_no_harm(repository: Repository, tmp_path: Path) -> None:
    own = tmp_path / "gitconfig"
    own.write_text(
        "[core]\n\tquotePath = true\n\tpager = false\n[color]\n\tui = always\n"
        "[log]\n\tshowSignature = true\n[alias]\n\tls-tree = !false\n",
        encoding="utf-8",
    )
    repository.write({"processes/p.yaml": CHANGED})
    env = {"GIT_CONFIG_GLOBAL": str(own), "GIT_TRACE": "1", "GIT_PAGER": "false"}
    done = flowdef("lint", *ONLY, "--since", "HEAD", folder=repository.folder, **env)
    assert "DOC007" in done.stdout
    assert done.stderr == ""
