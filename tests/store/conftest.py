"""What tests of the log share: where one lies, and an open one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from flowdef.store import heads
from flowdef.store.sqlite import SqliteStore, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".flowdef" / "runs.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    with open_store(path) as store:
        yield store


@pytest.fixture(autouse=True)
def _no_burst(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where people act: a test's appends follow each other faster than anybody's."""
    monkeypatch.setattr(heads, "PAUSE", 0)
