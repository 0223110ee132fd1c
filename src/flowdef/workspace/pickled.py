"""Pickled: values of flowdef as bytes, and back; bytes from elsewhere can start nothing."""

import pickle
from enum import Enum
from io import BytesIO
from typing import Any
from zlib import crc32

_SUM = 4  # bytes
# What makes a Struct by the names of its fields, and numbers.
_OTHERS = frozenset((("msgspec._utils", "rebuild"), ("decimal", "Decimal")))


def dumped(what: object) -> bytes:
    """Values as bytes, with a sum at the end that tells damage."""
    data = pickle.dumps(what, pickle.HIGHEST_PROTOCOL)
    return data + crc32(data).to_bytes(_SUM)


def loaded(data: bytes) -> Any:
    """What was dumped; None where the bytes are damaged, or not of values of flowdef."""
    if crc32(memoryview(data)[:-_SUM]) != int.from_bytes(data[-_SUM:]):
        return None
    try:
        return _Values(BytesIO(data)).load()
    except Exception:  # noqa: BLE001 (whatever damaged bytes raise, they hold nothing)
        return None


class _Values(pickle.Unpickler):
    """Reads nothing but values of flowdef: a file that was put there can start nothing."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _OTHERS:
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.startswith("flowdef.") else None
        if isinstance(found, type) and (issubclass(found, (tuple, Enum)) or _is_value(found)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value")


def _is_value(kind: type) -> bool:
    from msgspec import Struct  # noqa: PLC0415 (a verdict alone holds none)

    from flowdef.findings import Nowhere  # noqa: PLC0415 (idem)

    return issubclass(kind, (Struct, Nowhere))
