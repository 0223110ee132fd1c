"""The order of keys is that of the schemas, wherever a mapping stands."""

import pytest

from flowdef.layout.keys import ITEM, in_order, keys_at


@pytest.mark.parametrize(
    ("kind", "way", "begin"),
    [
        pytest.param("process", (), ("kind", "id", "title"), id="the document"),
        pytest.param("process", ("steps", ITEM), ("id", "title", "needs"), id="a step"),
        pytest.param(
            "process", ("stages", ITEM, "steps", ITEM, "approve"), ("role", "quorum"), id="approval"
        ),
        pytest.param(
            "process", ("steps", ITEM, "collect", "any"), ("type", "label", "help"), id="a field"
        ),
        pytest.param("process", ("steps", ITEM, "due"), ("for", "elapsed"), id="one of two shapes"),
        pytest.param("process", ("inputs",), (), id="names are free"),
        pytest.param("process", ("x-own", "any"), (), id="what the format does not know"),
        pytest.param("organization", ("people", "dana"), ("name", "email"), id="a person"),
        pytest.param("workspace", ("lint",), ("profile",), id="settings"),
    ],
)
def test_keys(kind: str, way: tuple[str, ...], begin: tuple[str, ...]) -> None:
    assert keys_at(kind, *way)[: len(begin)] == begin
    assert bool(keys_at(kind, *way)) == bool(begin)


def test_free_names_stand_last_as_they_were_written() -> None:
    assert in_order(["x-b", "c", "x-a", "a"], ("a", "b", "c")) == ["a", "c", "x-b", "x-a"]
