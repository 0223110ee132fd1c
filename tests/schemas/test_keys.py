"""What must hold for every key of every schema."""

from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from flowdef.reading.packaged import COMMON, KINDS, bundle, schema
from schema_documents import documents, fast_validator, keys, plain_validator, used

pytestmark = pytest.mark.unmeasured

KEYS = [
    pytest.param(kind, key, id=f"{kind}{where}")
    for kind in (*KINDS, COMMON)
    for where, key in keys(schema(kind))
]
# Keywords over which validators are known to differ, or whose errors are not about the leaf.
AVOIDED = {"format", "oneOf", "unevaluatedProperties", "unevaluatedItems", "multipleOf", "$id"}
every_kind = pytest.mark.parametrize("kind", [*KINDS, COMMON])


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """All objects of a schema, those of examples left out."""
    if isinstance(node, dict):
        yield node
        for word, each in node.items():
            if word != "examples":
                yield from nodes(each)
    elif isinstance(node, list):
        for each in node:
            yield from nodes(each)


@pytest.mark.parametrize(("kind", "key"), KEYS)
def test_a_key_says_what_it_is_and_gives_an_example(kind: str, key: dict[str, Any]) -> None:
    assert key["title"]
    assert key["description"].endswith((".", ")"))
    assert key["examples"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_is_valid(kind: str) -> None:
    whole = bundle(kind)
    for where, key in [*keys(whole), ("", whole), *whole["$defs"].items()]:
        judge = {"$schema": whole["$schema"], **key, "$defs": whole["$defs"]}
        for example in key.get("examples", ()):
            Draft202012Validator(judge).validate(example)
            assert jsonschema_rs.Draft202012Validator(judge).is_valid(example), where


@every_kind
def test_a_schema_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))


@every_kind
def test_every_object_of_ours_is_closed_but_for_own_keys(kind: str) -> None:
    for node in nodes(schema(kind)):
        if "patternProperties" in node or node.get("additionalProperties") is False:
            assert node["patternProperties"] == {"^x-": True}
            assert node["additionalProperties"] is False
            assert node["title"]


@every_kind
def test_no_keyword_is_used_that_validators_read_differently(kind: str) -> None:
    assert not AVOIDED & {word for node in nodes(schema(kind)) for word in node}


@every_kind
def test_patterns_end_at_the_end_of_the_text(kind: str) -> None:
    patterns = [
        node["pattern"] for node in nodes(schema(kind)) if isinstance(node.get("pattern"), str)
    ]
    assert patterns
    assert all(each.startswith("^") and each.endswith(r"$(?!\n)") for each in patterns)


@every_kind
def test_every_definition_says_what_it_is(kind: str) -> None:
    for name, form in schema(kind).get("$defs", {}).items():
        assert form["title"], name
        assert form["description"], name


@every_kind
def test_advice_is_whole_sentences(kind: str) -> None:
    for node in nodes(schema(kind)):
        for word in ("errorMessage", "patternErrorMessage"):
            if isinstance(said := node.get(word), str):
                assert said.endswith((".", ".`")), said


@pytest.mark.parametrize(("name", "document"), documents().items())
def test_the_sample_documents_are_valid(name: str, document: dict[str, Any]) -> None:
    kind = document["kind"]
    plain_validator(kind).validate(document)
    assert fast_validator(kind).is_valid(document)


@pytest.mark.parametrize("kind", KINDS)
def test_the_sample_documents_use_every_key(kind: str) -> None:
    met: set[int] = set()
    for document in documents().values():
        whole = bundle(document["kind"])
        met.update(used(whole, whole, document))
    assert [where for where, key in keys(bundle(kind)) if id(key) not in met] == []
