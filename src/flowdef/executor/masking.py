"""Masking: secrets made unreadable in whatever is recorded or printed, and outputs made short."""

from base64 import b64encode
from collections.abc import Iterable
from urllib.parse import quote

MASK = "***"
EXCERPT = 300  # characters of an output that a reason repeats


def masked(text: str, secrets: Iterable[str]) -> str:
    """The text without the secrets, as they are and as addresses and base64 write them."""
    forms = {form for secret in secrets if secret for form in _forms(secret)}
    for form in sorted(forms, key=len, reverse=True):
        text = text.replace(form, MASK)
    return text


def excerpt(text: str) -> str:
    """The end of an output on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= EXCERPT else f"… {flat[-EXCERPT:]}"


def _forms(secret: str) -> Iterable[str]:
    whole = b64encode(secret.encode("utf-8", "surrogateescape")).decode()
    return secret, quote(secret, safe="", errors="surrogateescape"), whole, whole.rstrip("=")
