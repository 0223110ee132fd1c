"""Chain: events as canonical text, each linked to the one before by SHA-256.

An auditor can follow it without us: the hash of an event is that of four lines, joined by
newlines: the hash of the event before (64 zeros for the first), the run, the number, the text.
"""

import json
from collections.abc import Iterable
from hashlib import sha256
from json import encoder
from typing import NamedTuple

from flowdef.store.port import Json

ORIGIN = "0" * 64

# ASCII, so that no encoding, normal form or lone surrogate can give one event two texts.
_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
)
# What the encoder makes anew for each text, which takes half its time; not every Python has it.
_MAKE = getattr(encoder, "c_make_encoder", None)
_WRITE = _MAKE and _MAKE(
    *(None, _ENCODER.default, encoder.encode_basestring_ascii, None),
    *(":", ",", True, False, False),
)


class Row(NamedTuple):
    """An event as it is stored."""

    seq: int
    body: str
    hash: str


def canonical(event: Json) -> str:
    """The one text of an event: sorted keys, no spaces, ASCII."""
    return "".join(_WRITE(event, 0)) if _WRITE else _ENCODER.encode(event)


def link(before: str, run: str, seq: int, body: str) -> str:
    """The hash of an event, as 64 hexadecimal digits."""
    return sha256(f"{before}\n{run}\n{seq}\n{body}".encode()).hexdigest()


def linked(run: str, seq: int, before: str, bodies: Iterable[str]) -> list[Row]:
    """Events that go on from the one numbered `seq`, whose hash is `before`."""
    rows = []
    for number, body in enumerate(bodies, seq + 1):
        before = link(before, run, number, body)
        rows.append(Row(number, body, before))
    return rows


def broken_at(run: str, before: str, first: int, rows: list[Row]) -> int:
    """The number of the first event that does not follow the one before; 0 where all do."""
    for expected, (seq, body, hash_) in enumerate(rows, first):
        if seq != expected or hash_ != link(before, run, seq, body):
            return expected
        before = hash_
    return 0
