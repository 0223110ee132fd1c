"""What tests of the log share: where one lies, and an open one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from flowdef.store.sqlite import SqliteStore, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".flowdef" / "runs.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    with open_store(path) as store:
        yield store
