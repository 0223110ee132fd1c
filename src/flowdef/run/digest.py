"""Digest: what tells data from other data, however it is kept."""

import json
from hashlib import sha256
from typing import Any


def digest(data: Any) -> str:
    """SHA-256, in hexadecimal, over canonical JSON: sorted keys, no spaces, UTF-8."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
