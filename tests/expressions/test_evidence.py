import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.expressions.evidence import Evidence, evidence_of, folder_of, safe_name, shown_name

DIGEST = "3fa9c0de4b12" + "0" * 52
PATH = f".flowdef/evidence/visit-1/{DIGEST}-contract.pdf"


def test_a_copy_is_known_by_its_path_and_shown_by_name_and_short_hash() -> None:
    found = evidence_of(PATH)
    assert found == Evidence("visit-1", DIGEST, "contract.pdf")
    assert found.path == PATH
    assert shown_name(PATH) == "contract.pdf (sha256 3fa9c0de4b12)"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("contract.pdf", id="a plain name"),
        pytest.param(f".flowdef/evidence/../{DIGEST}-contract.pdf", id="a way up for a run"),
        pytest.param(f".flowdef/evidence/./{DIGEST}-contract.pdf", id="this folder for a run"),
        pytest.param(f".flowdef/evidence/a/b/{DIGEST}-contract.pdf", id="a folder too many"),
        pytest.param(f".flowdef/evidence/visit-1/{DIGEST}-../../x", id="a way up in the name"),
        pytest.param(f".flowdef/evidence/visit-1/{DIGEST}-a\x1b[2Jb", id="an escape sequence"),
        pytest.param(f".flowdef/evidence/visit-1/{DIGEST[1:]}-contract.pdf", id="a short hash"),
        pytest.param(f"/etc/{PATH}", id="from the root"),
        pytest.param(7, id="a number"),
        pytest.param(None, id="nothing"),
    ],
)
def test_what_is_no_copy_is_taken_for_none(text: object) -> None:
    assert evidence_of(text) is None
    if isinstance(text, str):
        assert shown_name(text) == text


@pytest.mark.parametrize(
    ("path", "name"),
    [
        pytest.param("a/b/contract.pdf", "contract.pdf", id="folders are left out"),
        pytest.param("C:\\docs\\contract.pdf", "contract.pdf", id="those of other systems too"),
        pytest.param("../..", "file", id="nothing but ways up"),
        pytest.param("", "file", id="nothing"),
        pytest.param("\x1b]0;x\x07.pdf", "_]0;x_.pdf", id="an escape sequence"),
        pytest.param("a\nb.pdf", "a_b.pdf", id="two lines"),
        pytest.param("\u202efdp.exe", "_fdp.exe", id="a direction turned round"),
        pytest.param("x" * 300 + ".pdf", "x" * 96 + ".pdf", id="a long name keeps its ending"),
        pytest.param("é" * 80 + ".pdf", "é" * 48 + ".pdf", id="bytes count"),
        pytest.param("x." + "y" * 300, "x." + "y" * 98, id="a long ending is none"),
        pytest.param(".hidden", "hidden", id="a hidden file"),
    ],
)
def test_the_name_of_a_copy(path: str, name: str) -> None:
    assert safe_name(path) == name


@pytest.mark.parametrize(
    ("run", "folder"),
    [
        pytest.param("visit-1", "visit-1", id="a run"),
        pytest.param("visit-1.look.2", "visit-1.look.2", id="a sub-run"),
        pytest.param("..", "run-5ec1f7e700f37c3d0b2981d5aae9ee8c", id="a way up"),
        pytest.param("nul", "run-6a22bf16bcdc58e5a83fe01bd9e2ea58", id="a device"),
    ],
)
def test_the_folder_of_a_run(run: str, folder: str) -> None:
    if folder.startswith("run-"):
        assert folder_of(run).startswith("run-")
        assert len(folder_of(run)) == 36
    else:
        assert folder_of(run) == folder


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.text(max_size=300))
def test_any_run_and_any_name_give_one_harmless_path_that_reads_back(run: str, name: str) -> None:
    found = Evidence(folder_of(run), DIGEST, safe_name(name.encode(errors="replace").decode()))
    assert evidence_of(found.path) == found
    assert found.path.isprintable()
    assert [".." in found.path.split("/"), found.path.count("/")] == [False, 3]
    assert all(len(part.encode()) <= 255 for part in found.path.split("/"))
    assert safe_name(found.name) == found.name
    assert folder_of(found.folder) == found.folder
