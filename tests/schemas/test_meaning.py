"""Nothing that a document may say is lost on the way to its model."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from flowdef.reading.document import read
from schema_documents import documents

pytestmark = pytest.mark.unmeasured

SAMPLES = {name: each for name, each in documents().items() if "/" not in name}
# Said aloud where silence would mean the same.
DEFAULTS = {("process-in-stages.yaml", "/hours")}


def model(document: Any) -> Any:
    return read(json.dumps(document, ensure_ascii=False).encode(), "sample.yaml").document


def without_one(node: Any, where: str = "") -> Iterator[tuple[str, Any]]:
    """The document without one of its keys or items, for each of them, but for own keys."""
    for key in list(node) if isinstance(node, dict) else range(len(node)):
        path = f"{where}/{key}"
        if "/x-" in path:
            continue
        less = copy.copy(node)
        del less[key]
        yield path, less
        if isinstance(node[key], dict | list):
            for inner, changed in without_one(node[key], path):
                whole = copy.copy(node)
                whole[key] = changed
                yield inner, whole


@pytest.mark.parametrize(("name", "document"), SAMPLES.items())
def test_every_key_means_something(name: str, document: dict[str, Any]) -> None:
    whole = model(document)
    assert whole is not None
    lost = {
        where
        for where, less in without_one(document)
        if (name, where) not in DEFAULTS and model(less) == whole
    }
    assert lost == set()
