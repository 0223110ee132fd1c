"""Lint words: what the options of `lint` may say, and what else completes them in a shell."""

from collections.abc import Iterable

from flowdef.cli.shell.failure import Failure
from flowdef.lint.level import FailLevel
from flowdef.lint.options import Options, Profile


def options(
    profile: str, select: list[str], extend_select: list[str], ignore: list[str]
) -> Options:
    """What the call asks of the rules; raises Failure for words that mean none."""
    if profile:
        check("profile", profile, (each for each in Profile if each is not Profile.OPT))
    asked = Options(
        profile=Profile(profile) if profile else None,
        select=_words(select),
        extend_select=_words(extend_select),
        ignore=_words(ignore),
    )
    _check_rules((*asked.select, *asked.extend_select, *asked.ignore))
    return asked


def silent(asked: Options) -> tuple[str, ...]:
    """The words, of those that ask for rules, whose rules all want an older version to speak of."""
    words = (*asked.select, *asked.extend_select)
    if not words:
        return ()  # all rules are imported to know their names
    from flowdef.lint.catalogue import matching
    from flowdef.lint.rule import Needs

    return tuple(
        word for word in words if all(rule.needs is Needs.HISTORY for rule in matching(word))
    )


def fail_level(word: str) -> FailLevel | None:
    """The level that the call says; None where it says none. Raises Failure for any other."""
    if not word:
        return None
    check("fail level", word, FailLevel)
    return FailLevel(word)


def no_rule(word: str) -> str:
    """What is said of a word that means no rule."""
    from flowdef.lint.catalogue import nearest_rule

    near = nearest_rule(word)
    hint = f" Did you mean '{near}'?" if near else ""
    return f"There is no rule '{word}'.{hint} 'flowdef rule' lists them all."


def check(what: str, word: str, known: Iterable[str]) -> None:
    """Raises Failure for a word that is none of those known, with the nearest of them."""
    known = [*known]
    if word not in known:
        from difflib import get_close_matches

        near = get_close_matches(word, known, n=1, cutoff=0.7)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        raise Failure(f"There is no {what} '{word}'.{hint} Known: {', '.join(known)}.")


def _check_rules(words: tuple[str, ...]) -> None:
    if not words:
        return  # idem
    from flowdef.lint.catalogue import unknown

    for word in unknown(words):
        raise Failure(no_rule(word))


def _words(given: Iterable[str]) -> tuple[str, ...]:
    """`--ignore A,B --ignore C` as three words."""
    return tuple(word.strip() for each in given for word in each.split(",") if word.strip())
