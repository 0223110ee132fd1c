"""Masking: secrets made unreadable in whatever is recorded or printed, and outputs made short."""

import json
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import quote, quote_plus

MASK = "***"
EXCERPT = 300  # characters of an output that a reason repeats
_WIDE = 8  # characters from which a part of a secret is hidden, too


def masked(text: str, secrets: Iterable[str]) -> str:
    """The text without the secrets, as they are and as addresses, JSON and base64 write them.

    Of a secret of several lines each line is hidden, for programs print line by line.
    """
    return _without(text, _forms_of(secrets))


def masked_value(value: Any, secrets: Iterable[str]) -> Any:
    """A value as JSON has it, without the secrets: a number that holds one is hidden, too."""
    forms = _forms_of(secrets)
    return _hidden(value, forms) if forms else value


def excerpt(text: str, secrets: Iterable[str] = (), *, cut: bool = False) -> str:
    """The end of an output on one line, without the secrets; `cut`: it went on once."""
    forms = _forms_of(secrets)
    text = _without(text, forms)
    if cut and forms:  # the beginning of one may stand at the end
        text = text[: -len(forms[0])]
    flat = " ".join(text.split())
    return flat if len(flat) <= EXCERPT else f"… {flat[-EXCERPT:]}"


def _without(text: str, forms: Iterable[str]) -> str:
    for form in forms:
        text = text.replace(form, MASK)
    return text


def _hidden(value: Any, forms: tuple[str, ...]) -> Any:
    match value:
        case str():
            return _without(value, forms)
        case list():
            return [_hidden(each, forms) for each in value]
        case dict():
            return {_hidden(key, forms): _hidden(each, forms) for key, each in value.items()}
        case bool() | None:
            return value
        case _:
            return MASK if any(form in json.dumps(value) for form in forms) else value


def _forms_of(secrets: Iterable[str]) -> tuple[str, ...]:
    """All ways of writing the secrets, the longest first, so that no part of one is left."""
    given = {secret for secret in secrets if secret}
    whole = given | {secret.strip() for secret in given if secret.strip()}
    lines = {line.strip() for secret in whole for line in secret.splitlines()}
    several = whole | {line for line in lines if len(line) >= _WIDE}
    found = {form for secret in several for form in _forms(secret)}
    return tuple(sorted(found, key=len, reverse=True))


def _forms(secret: str) -> Iterator[str]:
    raw = secret.encode("utf-8", "surrogateescape")
    yield from (secret, raw.decode("utf-8", "backslashreplace"))
    yield from (quote(raw, safe=""), quote(raw), quote_plus(raw))
    yield from (json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1])
    yield json.dumps(secret)[1:-1].replace("/", "\\/")  # as PHP writes JSON
    yield from (repr(secret)[1:-1], repr(raw)[2:-1])
    for encode in (b64encode, urlsafe_b64encode):
        yield from (encode(raw).decode(), encode(raw).decode().rstrip("="))
        if len(raw) >= _WIDE:
            yield from _within(raw, encode)


def _within(raw: bytes, encode: Callable[[bytes], bytes]) -> Iterator[str]:
    """What base64 makes of it after other bytes, as in `user:password`: all that it alone tells."""
    for before in range(3):
        first = (0, 2, 3)[before]
        last = (before + len(raw)) * 8 // 6
        yield encode(bytes(before) + raw).decode()[first:last]
