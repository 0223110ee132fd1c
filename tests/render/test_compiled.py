"""Our templates, compiled once and kept: what is kept is used, unless it is stale or torn."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from flowdef.render import compiled
from flowdef.render.compiled import Compiled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled, "_TEMPLATES", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return tmp_path / "__pycache__"


def printed(text: str) -> str:
    loader = DictLoader({"x": text})
    environment = Environment(loader=loader, bytecode_cache=Compiled(), autoescape=True)
    return environment.get_template("x").render()


def test_what_was_compiled_is_kept_and_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed("{{ 1 + 1 }}") == "2"
    (kept,) = folder.iterdir()
    assert kept.suffix == ".pyc"
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("compiled again"))
    assert printed("{{ 1 + 1 }}") == "2"


def test_another_text_is_compiled_anew(folder: Path) -> None:
    assert printed("{{ 1 + 1 }}") == "2"
    assert printed("{{ 1 + 2 }}") == "3"
    assert len(list(folder.iterdir())) == 1


def test_another_jinja2_compiles_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed("{{ 1 + 1 }}") == "2"
    monkeypatch.setattr(compiled, "_MAKERS", "0.1.0-9.9.9")
    monkeypatch.setattr(Compiled, "dump_bytecode", lambda _, bucket: made.append(bucket.key))
    made: list[str] = []
    assert printed("{{ 1 + 1 }}") == "2"
    assert len(made) == 1


@pytest.mark.parametrize("cut", [0, 5, 60, -1])
def test_what_is_torn_is_compiled_anew(folder: Path, cut: int) -> None:
    printed("{{ 1 + 1 }}")
    (kept,) = folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:cut])
    assert printed("{{ 1 + 1 }}") == "2"


def test_where_nothing_can_be_kept_all_is_compiled(folder: Path) -> None:
    folder.write_text("no folder")
    assert printed("{{ 1 + 1 }}") == "2"
    assert folder.read_text() == "no folder"


def test_python_is_obeyed_that_keeps_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert printed("{{ 1 + 1 }}") == "2"
    assert not folder.exists()


def test_a_python_without_such_a_place_compiles(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    assert printed("{{ 1 + 1 }}") == "2"
    assert not folder.exists()
