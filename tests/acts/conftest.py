"""What tests of acts share: a log of their own, and a desk where anybody may act."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from flowdef.acts.desk import Desk
from flowdef.run.deciding import Context
from flowdef.store.sqlite import SqliteStore, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with open_store(tmp_path / "runs.db") as store:
        yield store


@pytest.fixture
def desk(store: SqliteStore) -> Desk:
    return Desk(store, Context())
