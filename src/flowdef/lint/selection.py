"""Selection: which rules judge a file, by the settings around it and what the call asks for."""

from fnmatch import fnmatchcase
from functools import lru_cache

from msgspec.structs import replace

from flowdef.lint.catalogue import exactness, matching, rule_of, rules
from flowdef.lint.options import Options, Profile
from flowdef.lint.own_rules import names_one
from flowdef.lint.rule import Rule
from flowdef.model.document import Extra
from flowdef.model.strictness import LintSettings

DEFAULT = Profile.BASIC


def over(outer: LintSettings, inner: LintSettings) -> LintSettings:
    """The settings `inner`, with those of `outer` where it says nothing.

    Which rules run is decided by the innermost that says `select` or `profile`; what is ignored,
    the words of the house, its limits, and what is said of some files, add up.
    """
    decides = inner.select or inner.profile
    return replace(
        inner,
        profile=inner.profile or outer.profile,
        select=inner.select if decides else outer.select,
        extend_select=inner.extend_select
        if inner.select
        else outer.extend_select + inner.extend_select,
        ignore=outer.ignore + inner.ignore,
        per_file=outer.per_file + inner.per_file,
        baseline=inner.baseline or outer.baseline,
        fail_level=inner.fail_level or outer.fail_level,
        words=outer.words + inner.words,
        limits=tuple({**dict(outer.limits), **dict(inner.limits)}.items()),
    )


def selected(settings: LintSettings, options: Options, path: str) -> tuple[Rule, ...]:
    """The rules for the file at `path` (from the root of the workspace), by code."""
    return _chosen(for_file(settings, path) if settings.per_file else settings, options)


def extras(settings: LintSettings, options: Options) -> frozenset[Extra]:
    """What any rule that may be on for some file asks of all documents."""
    parts = (settings, *(over(settings, special) for _, special in settings.per_file))
    return frozenset(
        extra for each in parts for rule in _chosen(each, options) for extra in rule.asks
    )


def own_selected(settings: LintSettings, options: Options, path: str, code: str) -> bool:
    """Whether one check of the house is on, where the rule that they share is."""
    said = over(for_file(settings, path), as_settings(options))
    least = -1 if said.select else 0
    on = _naming(code, said.select + said.extend_select)
    return max(on, least) > _naming(code, said.ignore)


def names_own(settings: LintSettings, options: Options, path: str) -> bool:
    """Whether some word is about one check of the house, and not about all."""
    said = over(for_file(settings, path), as_settings(options))
    return any(map(names_one, said.select + said.extend_select + said.ignore))


def for_file(settings: LintSettings, path: str) -> LintSettings:
    """The settings for one file: what is said of files by pattern is laid over the whole."""
    for glob, special in settings.per_file:
        if fits(path, glob):
            settings = over(settings, special)
    return settings


def fits(path: str, glob: str) -> bool:
    """Whether a pattern of `per_file` means the file at `path`."""
    return fnmatchcase(path, glob)


@lru_cache(maxsize=256)
def _chosen(settings: LintSettings, options: Options) -> tuple[Rule, ...]:
    """The more exact word wins: `--select STR016 --ignore STR` runs STR016; of two alike, off."""
    said = over(settings, as_settings(options))
    profile = Profile(said.profile or DEFAULT)
    on = _exactness(said.select + said.extend_select)
    off = _exactness(tuple(word for word in said.ignore if not names_one(word)))
    least = -1 if said.select else 0  # a rule of the profile is on without being named
    return tuple(
        rule
        for rule in rules()
        if rule.unavoidable
        or max(on.get(rule, -1), least if _within(rule, profile) else -1) > off.get(rule, -1)
    )


def _naming(code: str, words: tuple[str, ...]) -> int:
    """How exactly any of the words names one check of the house; -1 where none does."""
    meant = (word for word in words if rule_of(code) in matching(word))
    alone = (word for word in meant if not names_one(word) or word.upper() == code)
    return max(map(exactness, alone), default=-1)


def as_settings(options: Options) -> LintSettings:
    """What the call asks for, as settings that lie over all others."""
    return LintSettings(
        profile=options.profile or "",
        select=options.select,
        extend_select=options.extend_select,
        ignore=options.ignore,
        baseline=options.baseline,
    )


def _exactness(words: tuple[str, ...]) -> dict[Rule, int]:
    """How exactly each rule is named by any of the words."""
    found: dict[Rule, int] = {}
    for word in words:
        for rule in matching(word):
            found[rule] = max(found.get(rule, -1), exactness(word))
    return found


def _within(rule: Rule, profile: Profile) -> bool:
    return rule.profile is not Profile.OPT and rule.profile.rank <= profile.rank
