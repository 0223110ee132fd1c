"""The templates of a workspace: which files are read, and what is said of those that cannot be."""

from pathlib import Path

import pytest

from flowdef.render.own_templates import Flaw
from flowdef.workspace.templates import LARGEST, template_at, templates_in


def read(folder: Path) -> dict[str, str]:
    found = templates_in(folder, "own")
    assert isinstance(found, dict), found
    return {name: source.text for name, source in found.items()}


def test_templates_are_read_by_their_path(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    for name in ("sop.md.j2", "parts/head.j2", "notes.txt", ".hidden.j2"):
        (tmp_path / name).write_text(f"\ufeff{name}", encoding="utf-8")
    assert read(tmp_path) == {"parts/head.j2": "parts/head.j2", "sop.md.j2": "sop.md.j2"}
    found = templates_in(tmp_path, "own")
    assert isinstance(found, dict)
    assert found["parts/head.j2"].file == "own/parts/head.j2"


def test_links_that_lead_out_are_left_out(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.j2").write_text("secret")
    (inside / "real.j2").write_text("real")
    (inside / "out.j2").symlink_to("../secret.j2")
    (inside / "in.j2").symlink_to("real.j2")
    (inside / "up").symlink_to("..")
    (inside / "round.j2").symlink_to("round.j2")
    assert read(inside) == {"in.j2": "real", "real.j2": "real"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"\xff", "It is no UTF-8 text. Save it as UTF-8.", id="bytes"),
        pytest.param(
            b"a" * (LARGEST + 1),
            "It is larger than 1,000,000 bytes. Split it into parts.",
            id="too large",
        ),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "x.j2").write_bytes(content)
    assert templates_in(tmp_path, "own") == Flaw("own/x.j2", 0, said)
    assert template_at(tmp_path / "x.j2") == Flaw(f"{tmp_path}/x.j2", 0, said)


def test_a_folder_with_too_many_is_refused(tmp_path: Path) -> None:
    for number in range(101):
        (tmp_path / f"{number}.j2").touch()
    assert templates_in(tmp_path, "own") == Flaw(
        "own", 0, "There are more than 100 templates in it. Put those that are not used elsewhere."
    )


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    none, said = tmp_path / "none", "It cannot be read: No such file or directory."
    assert templates_in(none, "own") == Flaw("own", 0, said)
    assert template_at(none / "x.j2") == Flaw(str(none), 0, said)


def test_too_many_beside_one_are_refused(tmp_path: Path) -> None:
    for number in range(101):
        (tmp_path / f"{number}.j2").touch()
    found = template_at(tmp_path / "card.txt")
    assert isinstance(found, Flaw)
    assert found.message.startswith("There are more than 100 templates in it.")


def test_one_template_comes_with_those_beside_it(tmp_path: Path) -> None:
    (tmp_path / "card.txt").write_text("card")
    (tmp_path / "part.j2").write_text("part")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "deep.j2").touch()
    found = template_at(tmp_path / "card.txt")
    assert isinstance(found, dict)
    assert {name: source.text for name, source in found.items()} == {
        "part.j2": "part",
        "card.txt": "card",
    }


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    found = template_at(tmp_path / "gone.j2")
    assert isinstance(found, Flaw)
    assert found.message == "It cannot be read: No such file or directory."
