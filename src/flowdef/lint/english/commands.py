"""Commands: whether a sentence is an order, as far as its beginning tells."""

import re
from collections.abc import Collection, Sequence

from flowdef.lint.english.sentences import plain
from flowdef.lint.english.vocabulary import (
    ABLE,
    CLAUSES,
    DETERMINERS,
    ENGLISH,
    FOREIGN,
    HEADINGS,
    NOUN_ENDINGS,
    OPENERS,
    SUBJECTS,
    SUBORDINATORS,
)
from flowdef.lint.english.words import Words

_EDGES = ".,;:!?\"'()[]“”\u2018\u2019…"
_LABEL = re.compile(r"^[^:.,;]{1,60}?(?::| -| –| —) +(?=\w)")
_BOLD_LABEL = re.compile(r"^\W*\*\*[^*]{1,60}(?::\*\*|\*\*:)")
_PARENTHESIS = re.compile(r"\([^()]*\)")
_FORMS = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ed", ""))
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]+")
_REACH = 5
_ENDLESS = 1000  # characters: no sentence, and slow to look into


def commands(text: str, words: Words) -> bool:
    """Whether a text begins with a verb in command form; a condition may stand before it."""
    return bool(main_words(text, words.verbs))


def main_words(text: str, verbs: Collection[str]) -> Sequence[str]:
    """The words of the order from its verb on; none where the text is no order, or endless."""
    if text.endswith("?") or len(text) > _ENDLESS:
        return ()
    said = plain(_BOLD_LABEL.sub("", text, count=1))
    for start in (said, _LABEL.sub("", said, count=1)):
        main = _main(start, verbs)
        if main and main[0].lower() in verbs:
            return main
    return ()


def strayed(text: str, words: Words) -> str:
    """The word that shows that a text is no order; empty where it is one, or nobody can tell."""
    if len(text) > _ENDLESS or main_words(text, words.verbs):
        return ""
    main = _main(plain(text), words.verbs)
    if not main:
        return ""
    first = main[0].lower()
    if len(main) > 1 and (first in SUBJECTS or _names(main)):
        return main[0]
    if first in HEADINGS:
        return main[0]
    if first.endswith(NOUN_ENDINGS) or _stem(first, words.verbs):
        return main[0]
    return _of_a_clause(main)


def english(words: Collection[str]) -> bool:
    """Whether the small words among these are English; all are given in small letters."""
    return len(FOREIGN.intersection(words)) <= len(ENGLISH.intersection(words))


def stem_of_participle(word: str, verbs: Collection[str]) -> bool:
    """Whether a word in -ed is made of a known verb."""
    return word.endswith("ed") and _stem(word, verbs)


def _names(main: Sequence[str]) -> bool:
    """Whether an abbreviation that names a thing comes first; with an object it may be a verb."""
    after = main[1].lower()
    return bool(_ACRONYM.fullmatch(main[0])) and after not in DETERMINERS and after not in CLAUSES


def _of_a_clause(main: Sequence[str]) -> str:
    """The verb of a sentence about something, close behind its beginning; else nothing."""
    for word in main[1:_REACH]:
        low = word.lower()
        if low in ABLE:
            return word
        if low in DETERMINERS or low in SUBORDINATORS or low in CLAUSES or low == "and":
            return ""
    return ""


def _stem(word: str, verbs: Collection[str]) -> bool:
    """Whether a word is a form of a known verb: sends, sending, sent by rule."""
    for ending, instead in _FORMS:
        if word.endswith(ending) and word[: -len(ending)] + instead in verbs:
            return True
    if word.endswith(("ing", "ed")):
        bare = word.removesuffix("ing").removesuffix("ed")
        doubled = len(bare) > 2 and bare[-1] == bare[-2]
        return bare in verbs or f"{bare}e" in verbs or (doubled and bare[:-1] in verbs)
    return False


def _main(said: str, verbs: Collection[str]) -> Sequence[str]:
    """The words from the beginning of the main clause on, where it can be found."""
    words = _bare(said)
    if not words or words[0].lower() not in CLAUSES:
        return words
    parts = _PARENTHESIS.sub("", said).split(", ")
    rest: Sequence[str] = ()
    for place in range(1, len(parts)):
        begun = _bare(parts[place])
        if begun and begun[0].lower() in verbs:
            return _bare(", ".join(parts[place:]))
        if begun and not rest and begun[0].lower() not in CLAUSES:
            rest = begun
    return rest


def _bare(said: str) -> Sequence[str]:
    """The words without marks, from the first that may be a verb or a subject."""
    words = [bare for word in said.split() if (bare := word.strip(_EDGES))]
    first = next((at for at, word in enumerate(words) if word.lower() not in OPENERS), len(words))
    return words[first + 2 :] if _forbids(words[first:]) else words[first:]


def _forbids(words: Sequence[str]) -> bool:
    return len(words) > 1 and words[0].lower() == "do" and words[1].lower() == "not"
