"""Words: the lists that hold for one workspace: ours, and what its settings add to them."""

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from msgspec import Struct

from flowdef.lint.english import vocabulary
from flowdef.model.strictness import Limits

_BOUND = f" +(?:{vocabulary.BOUNDED_AFTER})\\b"


class Terms(Struct, frozen=True, dict=True):
    """Terms to look for; the last word of each tells at a glance whether one may be there."""

    several: tuple[str, ...]

    @cached_property
    def signs(self) -> frozenset[str]:
        """A telling word of each term: a text without them holds none."""
        return frozenset(_telling(term.split()) for term in self.several)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A term as whole words, in any case, the longest first; not before what bounds it."""
        longest = sorted(self.several, key=len, reverse=True)
        either = "|".join(re.escape(term).replace("\\ ", r"\s+") for term in longest)
        return re.compile(
            f"(?<![^\\W_])(?<![-/])(?:{either})(?![^\\W_])(?![-/])(?!{_BOUND})", re.IGNORECASE
        )


class Words(Struct, frozen=True, dict=True):
    """The words that the rules of wording go by, and how much of them they let pass."""

    verbs: frozenset[str]
    vague: Terms
    vague_time: Terms
    abbreviations: frozenset[str]
    limits: Limits


@lru_cache(maxsize=8)
def words_of(
    added: tuple[tuple[str, tuple[str, ...]], ...] = (), limits: tuple[tuple[str, int], ...] = ()
) -> Words:
    """Our words with those of a workspace: its `verbs`, `vague` terms, and `abbreviations`.

    `allowed` takes terms out again, vague ones and those of time.
    """
    more: dict[str, tuple[str, ...]] = {}
    for name, several in added:
        more[name] = more.get(name, ()) + several
    allowed = {term.lower() for term in more.get("allowed", ())}
    return Words(
        vocabulary.VERBS | vocabulary.AMBIGUOUS | _lowered(more.get("verbs", ())),
        _terms((*vocabulary.VAGUE, *more.get("vague", ())), allowed),
        _terms(vocabulary.VAGUE_TIME, allowed),
        vocabulary.KNOWN | vocabulary.LOUD | frozenset(more.get("abbreviations", ())),
        Limits(**dict(limits)),
    )


def _telling(words: list[str]) -> str:
    """The longest word that is not in every text."""
    return max([word for word in words if word not in vocabulary.ENGLISH] or words, key=len)


def _lowered(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _terms(terms: tuple[str, ...], allowed: set[str]) -> Terms:
    return Terms(tuple(term.lower() for term in terms if term.lower() not in allowed))


OURS = words_of()
