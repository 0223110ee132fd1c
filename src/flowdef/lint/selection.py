"""Selection: which rules judge a file, by the settings of the workspace and of the call."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache

from flowdef.lint.catalogue import matching, rules
from flowdef.lint.rule import Profile, Rule
from flowdef.model.workspace import LintSettings

DEFAULT = Profile.BASIC


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the call asks for, over whatever the workspace says.

    `select` names the only rules to run, whatever the profile; `ignore` adds to what the
    workspace ignores. Words are codes, beginnings of codes, or names.
    """

    profile: Profile | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def selected(settings: LintSettings, options: Options, path: str) -> tuple[Rule, ...]:
    """The rules for the file at `path` (from the root of the workspace), by code."""
    profile, select, ignore = settings.profile, settings.select, settings.ignore
    for glob, special in settings.per_file:
        if fnmatchcase(path, glob):
            profile = special.profile or profile
            select = special.select or select
            ignore += special.ignore
    return _chosen(
        options.profile or Profile(profile or DEFAULT),
        options.select or select,
        ignore + options.ignore,
    )


@lru_cache(maxsize=256)
def _chosen(profile: Profile, select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    wanted = {rule for word in select for rule in matching(word)}
    out = {rule for word in ignore for rule in matching(word)}
    return tuple(
        rule
        for rule in rules()
        if rule.unavoidable
        or (rule not in out and (rule in wanted if select else _within(rule, profile)))
    )


def _within(rule: Rule, profile: Profile) -> bool:
    return rule.profile is not Profile.OPT and rule.profile.rank <= profile.rank
