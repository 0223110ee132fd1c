"""Validators: two libraries, one verdict; the slow one explains what the fast one refuses."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from flowdef.reading.packaged import bundle

fast: Any
try:
    import jsonschema_rs as fast
except ImportError:  # pragma: no cover (where no wheel fits, jsonschema gives the same verdict)
    fast = None


def valid(kind: str, data: object) -> bool:
    """Whether a document of `kind` fits its schema."""
    return bool((_slow(kind) if fast is None else _fast(kind)).is_valid(data))


def errors(kind: str, data: object) -> Iterator[Any]:
    """The errors of `jsonschema` for a document that does not fit, found as they are asked for.

    Only parts that do not fit are gone through: at each reference the fast validator is asked
    first.
    """
    yield from _slow(kind).iter_errors(data)


def part_valid(kind: str, reference: str, data: object) -> bool:
    """Whether a part is known to fit the definition that `reference` names."""
    if fast is None or not isinstance(data, dict | list):
        return False
    return bool(_fast_part(kind, reference).is_valid(data))


@cache
def _fast(kind: str) -> Any:
    return fast.validator_for(_plain_ends(bundle(kind)))


@lru_cache(maxsize=256)
def _fast_part(kind: str, reference: str) -> Any:
    return fast.validator_for({"$ref": reference, "$defs": bundle(kind)["$defs"]})


def _plain_ends(node: Any) -> Any:
    r"""The same schema with `$` for `$(?!\n)`: the fast library's `$` is the end alone.

    Looking ahead takes another engine of regular expressions, and a third of a verdict's time.
    """
    if isinstance(node, list):
        return [_plain_ends(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        key: value.replace("$(?!\\n)", "$")
        if key == "pattern" and isinstance(value, str)
        else _plain_ends(value)
        for key, value in node.items()
    }


@cache
def _slow(kind: str) -> Any:
    from flowdef.reading.keywords import explaining_validator

    def known(reference: str, data: object) -> bool:
        return part_valid(kind, reference, data)

    return explaining_validator(known)(bundle(kind))
