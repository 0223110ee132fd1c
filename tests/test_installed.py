from pathlib import Path

import pytest

from flowdef.installed import EntryPoint, entry_points, installed


def test_entry_points_are_found_by_their_group(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {
        "acme_rules-1.2.dist-info": b"[x]\na = b\n[ours]\n# no\n q = m:n \nr=s\n\n[z]\nc = d\n",
        "bare.egg-info": b"[ours]\none = two",
        "odd-1.dist-info": b"\xff",
        "none-1.dist-info": b"[x]\n[oursx]\ny = z\n",
        "another-1": b"[ours]\nno = no\n",
    }
    for name, text in texts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "entry_points.txt").write_bytes(text)
    (tmp_path / "lost-1.dist-info").mkdir()
    monkeypatch.setattr("sys.path", [str(tmp_path), str(tmp_path / "nowhere.zip"), str(tmp_path)])
    acme, bare = (f"{tmp_path}/{name}" for name in ("acme_rules-1.2.dist-info", "bare.egg-info"))
    assert [*entry_points("ours")] == [
        EntryPoint("q", "m:n", "acme-rules 1.2", f"{acme}/entry_points.txt"),
        EntryPoint("r", "s", "acme-rules 1.2", f"{acme}/entry_points.txt"),
        EntryPoint("one", "two", "bare", f"{bare}/entry_points.txt"),
    ]
    assert len([*installed()]) == 5


def test_here_is_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a-1.dist-info").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.path", [""])
    assert [*installed()] == ["./a-1.dist-info"]
