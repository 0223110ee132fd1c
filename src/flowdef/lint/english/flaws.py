"""Flaws: what can be wrong with a single sentence, found without knowing what it means."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flowdef.lint.english.commands import commands, main_words, stem_of_participle
from flowdef.lint.english.sentences import count
from flowdef.lint.english.vocabulary import (
    ACTS,
    BOUNDLESS,
    CHECKS,
    DETERMINERS,
    IRREGULAR,
    PARTICLES,
    POINTERS,
    RELATIVES,
    STATES,
    SUBORDINATORS,
    VERBS,
)
from flowdef.lint.english.words import Terms, Words
from flowdef.lint.late import late


class Flaw(NamedTuple):
    """The words that are wrong, and where they begin in the text."""

    said: str
    offset: int


_OBJECT = "|".join(sorted(DETERMINERS))
_SHOWING = DETERMINERS | {"then", "{{"}
# What is joined on: a word with an object for certain, or one behind `then` or before a hole.
_SECOND = late(
    r"(?:,|;| and)\s+(?:and\s+)?(?:"
    rf"(?:then\s+)?([A-Za-z-]+)(?=\s+[*`\[]*(?:{_OBJECT})\b)"
    r"|(?:then\s+([A-Za-z-]+)(?=\s+\S)|([A-Za-z-]+)(?=\s+\{\{)))",
)
_INNER = late(
    r"\b(?:who|which|that|you|we|they|how|whether|because|since|as it|by [a-z]+ing)\b"
    r"|\bto (?:[a-z-]+ly )?([a-z-]+)"
)
_QUOTED = late(r"`[^`]*`|\"[^\"]*\"|“[^“”]*”|\{\{[^{}]*\}\}")
_REQUIRED = late(r"\b(?:must|should|shall|needs? to|ha(?:ve|s) to|can|will)\b")
_REQUIRES = late(r"\b(?:must|should|shall|needs? to|ha(?:ve|s) to|required to)\b")
# Not `should the need arise`, which is a condition, and not what is only likely.
_SHOULD = late(
    r"\b(should)(?: also| always| never| not| only| generally| ideally)?\s+"
    r"(?!(?:have been|then|now|see|the|you|it|they|he|she|we|an?|any|this|that|your|look like|give|"
    r"help|still|feel|mean|allow|make it|get|take effect|hopefully|probably)\b)"
    r"[a-z]+|\byou (might|could|may want)\b",
    re.IGNORECASE,
)
_PASSIVE = late(
    r"\b((?:must|should|shall|needs? to|ha(?:s|ve) to|(?:is|are) to) be|is|are)"
    r"(?: (?:then|also|always|not|first|immediately|subsequently|never))? ([a-z]+)\b"
)
_AGENT = late(r"\bby (?!\w+ing\b|\d)")
_IF = late(r"\b(if|unless|in the event)\s+(\w+)")
_AFRESH = (";", ":", "(", "\u2014", "\u2013", "-", " but", " and", " or")
# Behind these words `if` means 'whether'.
_ASKS = late(
    r"\b(?:ask|asks|asking|check|checks|checking|see|seeing|determine|decide|know|tell|confirm|verify"
    r"|test|find out|wonder|worry|notes?|consider|doubt|clarify|establish|identify|record|indicate"
    r"|state|sure|specify|even|as|only|especially|particularly|assess|discuss|investigate|evaluate"
    r"|report|say|inquire|enquire|look|explain|be|is|are|was|were|judge|analy[sz]e|detect|whether"
    r"|review|okay|ok|question)(?: \w+){0,2}$",
    re.IGNORECASE,
)
# Words that may say which result is right.
_JUDGED = late(
    r"\b(?:that|whether|if|is|are|was|were|has|have|against|for|with|match(?:es)?|equals?|between"
    r"|at least|at most|more than|less than|not|no|any|within|can|cannot|does|do|will|must|should"
    r"|to (?:ensure|make sure|see|confirm|verify|find|identify|determine|detect|understand)"
    r"|before|until|by|both|only|via|using)\b|[=<>≥≤\d:]",
    re.IGNORECASE,
)
_APART = late(r"[;—–]|, (?=\w|$)")
_LOOK_BACK = 300
_NEAR = 12  # characters
_TOLD = late(r"\W*(?:do not|don't|never|always|make sure|ensure)\b", re.IGNORECASE)


def further_orders(text: str, words: Words, least: int = 1) -> tuple[Flaw, ...]:
    """The verbs of further orders in a sentence, each with an object of its own.

    None where there are not at `least` so many: then one needs not look closer.
    """
    if _objects(text) < least:
        return ()
    found = [each for each in _SECOND.finditer(text) if _may_be_an_order(each, words)]
    if len(found) < least or not commands(text, words):
        return ()
    sure = [each for each in found if _coordinate(text[: each.start()], words)]
    verbs = tuple(Flaw(each[each.lastindex or 0], each.start(each.lastindex or 0)) for each in sure)
    return verbs if len(sure) >= least else ()


def joints(text: str) -> int:
    """In how many places a further order may be joined on: a quick first look."""
    found = text.count(" and ") + text.count(",")
    return found + text.count(";") if found < 2 else found


def modal(text: str, words: Words) -> Flaw | None:
    """`should` and its like where the order itself is meant."""
    if commands(text, words):
        return None
    for match in _SHOULD.finditer(text):
        if _in_the_main(text, match.start(), words):
            group = 1 if match[1] else 2
            return Flaw(match[group], match.start(group))
    return None


def passive(text: str, words: Words) -> Flaw | None:
    """A passive that hides who acts: of an order, or of an act in a procedure."""
    if commands(text, words):
        return None
    for match in _PASSIVE.finditer(text):
        participle = match[2]
        acts = participle in IRREGULAR or stem_of_participle(participle, words.verbs)
        told = participle in ACTS if match[1] in {"is", "are"} else participle not in STATES
        hidden = acts and told and not _AGENT.search(text, match.end())
        if hidden and _in_the_main(text, match.start(), words):
            return Flaw(match[0], match.start())
    return None


def late_condition(text: str, words: Words) -> Flaw | None:
    """A condition that stands behind its order."""
    match = next((each for each in _IF.finditer(text) if _follows(text, each.start())), None)
    if not match or match[2].lower() in BOUNDLESS:
        return None
    main = main_words(text, words.verbs)
    if not main or main[0].lower() in {"ask", "check"} or " then " in text[match.end() :]:
        return None
    before = text[: match.start()].rstrip()
    inner = before.rpartition(",")[2]
    asks = _ASKS.search(before) or any(
        word.lower().strip("*_") in RELATIVES for word in inner.split()
    )
    return None if asks or _resumes(text[match.end() :], words) else Flaw(match[1], match.start(1))


def unjudged_check(text: str, words: Words) -> Flaw | None:
    """A check without the result that would be right."""
    main = main_words(text, words.verbs)
    if not main or main[0].lower() not in CHECKS or text.endswith(":") or main[1:2] == ["out"]:
        return None
    if says_what_is_right(" ".join(main[1:])):
        return None
    return Flaw(main[0], max(text.find(main[0]), 0))


def says_what_is_right(text: str) -> bool:
    """Whether some word of a text may say which result is right."""
    return bool(_JUDGED.search(text))


def order_in_note(text: str, words: Words) -> Flaw | None:
    """An order: certain only where the verb is followed by its object, or is forbidden."""
    main = main_words(text, words.verbs)
    quoted = "please" in text.lower()  # it is said to somebody
    if len(main) < 2 or main[0].lower() in POINTERS or quoted:
        return None
    if _TOLD.match(text) or (main[1].lower() in DETERMINERS and "](" not in text):
        return Flaw(main[0], max(text.find(main[0]), 0))
    return None


def boundless(text: str, terms: Terms) -> Iterator[Flaw]:
    """The terms of a list that stand in a text; not in code, quotations and holes."""
    quoted = [match.span() for match in _QUOTED.finditer(text)] if terms.signs else []
    for match in terms.pattern.finditer(text):
        if not any(start <= match.start() < end for start, end in quoted):
            yield Flaw(match[0], match.start())


def requires(text: str, words: Words) -> bool:
    """Whether a sentence asks something of somebody, as an order or with a modal verb."""
    return commands(text, words) or bool(_REQUIRES.search(text))


def untimed(text: str, words: Words) -> Flaw | None:
    """A time that nobody can miss, where it says when the order itself is to be done."""
    if not requires(text, words):
        return None
    for flaw in boundless(text, words.vague_time):
        before = text[: flaw.offset]
        coming = before.lower().endswith("coming ") or text.startswith("soon as", flaw.offset)
        if not coming and not _inside(before.split(), words):
            return flaw
    return None


def too_long(text: str, words: Words) -> int:
    """How many words a sentence has, where that is more than it may have."""
    found = count(text)
    return found if found > limit(text, words) else 0


def limit(text: str, words: Words) -> int:
    """How many words a sentence may have."""
    limits = words.limits
    return limits.order_words if requires(text, words) else limits.description_words


def _objects(text: str) -> int:
    """How many objects, or words that show one, a text has at most."""
    certain = sum(map(_SHOWING.__contains__, text.split()))
    return certain + text.count(" it") + text.count(" them")


def _may_be_an_order(match: re.Match[str], words: Words) -> bool:
    """Whether what is joined on is a verb; one that may be a noun needs an object that shows it."""
    return match[match.lastindex or 0].lower() in (words.verbs if match[1] else VERBS)


def _coordinate(before: str, words: Words) -> bool:
    """Whether what stands before a verb ends the order, not a clause or purpose inside it."""
    main = main_words(before, words.verbs)
    objects = [word for word in main[1:] if word.lower() not in PARTICLES]
    return bool(objects) and not _inside(main[1:], words)


def _inside(said: Sequence[str], words: Words) -> bool:
    """Whether the words lead into a clause or a purpose inside the order."""
    inner = _INNER.finditer(" ".join(said))
    return any(not each[1] or each[1] in words.verbs for each in inner)


def _in_the_main(text: str, offset: int, words: Words) -> bool:
    """Whether a place stands in a main clause that is no order."""
    clause = _APART.split(text[max(0, offset - _LOOK_BACK) : offset])[-1]
    inner = any(word.lower() in SUBORDINATORS for word in clause.split())
    return not inner and not commands(clause, words)


def _follows(text: str, offset: int) -> bool:
    """Whether a place stands behind something that it belongs to."""
    before = text[max(0, offset - _NEAR) : offset].rstrip()
    return bool(before) and not before.endswith(_AFRESH)


def _resumes(after: str, words: Words) -> bool:
    """Whether an order follows the condition, to which it may belong."""
    parts = after.split(", ")[1:]
    return any(commands(part, words) or _REQUIRED.search(part) for part in parts)
