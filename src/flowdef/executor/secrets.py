"""Secrets: the variables that a step names, taken from where flowdef is called, and put in."""

import re
from collections.abc import Callable, Iterable, Mapping

from flowdef.expressions.mention import MENTION

LEAST = 4  # characters of a secret: fewer stand everywhere, and cannot be hidden
Escape = Callable[[str], str]


def taken(names: Iterable[str], environ: Mapping[str, str]) -> dict[str, str] | str:
    """The value of each variable, or why there can be no attempt, in words; no value in them."""
    found = {name: environ.get(name, "") for name in names}
    missing = [name for name, value in found.items() if not value]
    if missing:
        several = len(missing) > 1
        return (
            f"{', '.join(missing)} {'are' if several else 'is'} not set: the step needs"
            f" {'these secrets' if several else 'this secret'} in the environment in which"
            " flowdef is called"
        )
    short = [name for name, value in found.items() if len(value.strip()) < LEAST]
    if short:
        return (
            f"{', '.join(short)}: a secret has at least {LEAST} characters, or it cannot be hidden"
        )
    return found


def mentioned(text: str) -> set[str]:
    """The names that a text says as `${NAME}`."""
    return set(MENTION.findall(text))


def put_in(text: str, secrets: Mapping[str, str], escape: Escape, first: Escape) -> str:
    """A text with the secrets that it says as `${NAME}`, escaped; `first` where it begins so."""

    def value(match: re.Match[str]) -> str:
        if match[1] not in secrets:
            return match[0]
        return (escape if match.start() else first)(secrets[match[1]])

    return MENTION.sub(value, text) if secrets else text
