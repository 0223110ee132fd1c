"""Unknown rules: words in settings that mean no rule, each at its place."""

from collections.abc import Iterator

from flowdef.findings import Finding, Span
from flowdef.lint.catalogue import nearest_rule, unknown
from flowdef.model.strictness import LintSettings

NO_RULE = "LNT003"
_KEYS = ("select", "extend_select", "ignore")


def unknown_rules(lint: LintSettings, path: str) -> Iterator[Finding]:
    """A finding for each word that means no rule, of the whole and of some files."""
    for at, key, word in unknown_words(lint):
        near = nearest_rule(word)
        hint = f"Did you mean '{near}'?" if near else "`flowdef rule` lists them all."
        message = f"there is no rule '{word}', so that word of `{key}` does nothing. {hint}"
        yield Finding(path=path, span=at, code=NO_RULE, message=message)


def unknown_words(lint: LintSettings) -> Iterator[tuple[Span, str, str]]:
    """Each of those words with its place and its key."""
    parts: tuple[tuple[tuple[str, ...], LintSettings], ...] = (
        ((), lint),
        *((("per_file", glob), special) for glob, special in lint.per_file),
    )
    for above, settings in parts:
        for key in _KEYS:
            words: tuple[str, ...] = getattr(settings, key)
            for word in unknown(words):
                yield lint.at.span(*above, key, words.index(word)), key, word
