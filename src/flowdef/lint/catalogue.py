"""Catalogue: all rules, found by their files; and which of them a word means."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from importlib import import_module

from flowdef.discover import modules_of
from flowdef.lint import rules as package
from flowdef.lint.own_rules import EVERY_OWN, OWN, names_one
from flowdef.lint.plugins import Plugin, brought
from flowdef.lint.rule import Rule

EVERY = "ALL"
_CODE = len("STR016")


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by code: ours, and those of plug-ins."""
    found = (*_ours(), *(rule for plugin in plugins() for rule in plugin.rules))
    return tuple(sorted(found, key=lambda rule: rule.code))


@cache
def plugins() -> tuple[Plugin, ...]:
    """Every plug-in that is installed."""
    return brought(_ours())


@cache
def by_code() -> Mapping[str, Rule]:
    """Every rule by its code."""
    return {rule.code: rule for rule in rules()}


def rule_of(code: str) -> Rule | None:
    """The rule that a finding is of; the checks of a house share one."""
    return by_code().get(EVERY_OWN if code.startswith(OWN) else code)


def matching(word: str) -> tuple[Rule, ...]:
    """The rules that a code, the beginning of one (`STR`), a name or `ALL` means; else none.

    The code of one check of a house means the rule that all of them share.
    """
    if word.upper() == EVERY:
        return rules()
    if names_one(word):
        return (by_code()[EVERY_OWN],)
    named = tuple(rule for rule in rules() if rule.name == word.lower())
    return named or tuple(rule for rule in rules() if rule.code.startswith(word.upper()))


def exactness(word: str) -> int:
    """How exactly a word names a rule: 0 for all of them, most for a code or a name."""
    return 0 if word.upper() == EVERY else _CODE if "-" in word else min(len(word), _CODE)


def nearest_rule(word: str) -> str:
    """The code or name that is most like a word; empty where none is."""
    known = [each for rule in rules() for each in (rule.code, rule.name)]
    near = get_close_matches(word.upper(), known, 1, _LIKENESS)
    near = near or get_close_matches(word.lower(), known, 1, _LIKENESS)
    return near[0] if near else ""


_LIKENESS = 0.7  # of 1: 'TIM001' is no slip for 'ACME001', which is 0.62


def unknown(words: Iterable[str]) -> tuple[str, ...]:
    """The words that mean no rule."""
    return tuple(word for word in words if not matching(word))


@cache
def _ours() -> tuple[Rule, ...]:
    modules = modules_of(next(iter(package.__path__)))
    return tuple(_rule(name, module) for name, module in modules.items())


def _rule(name: str, module: str) -> Rule:
    found = getattr(import_module(f"{package.__name__}.{module}"), name.replace("-", "_"))
    if not isinstance(found, Rule):
        raise TypeError(f"{module} must define a rule by the name of its file")
    return found
