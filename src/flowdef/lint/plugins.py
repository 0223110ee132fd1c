"""Plug-ins: rules that other distributions bring, by the entry point group `flowdef.rules`."""

import re
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

from msgspec.structs import replace

from flowdef.findings import Finding, Span
from flowdef.installed import EntryPoint, entry_points
from flowdef.lint.rule import Rule

GROUP = "flowdef.rules"
FAULTY = "LNT007"
_CODE = re.compile(r"([A-Z]{2,6})\d{3}")
# Letters of the families that are ours, built or to come.
_OURS = frozenset(
    (
        *("SYN", "STR", "DAT", "REF", "ROL", "DOC", "WRD", "TIM", "AUT", "SCH", "RES", "GOV"),
        *("HND", "RUN", "LOC", "SUP", "KND", "LNT", "OWN"),
    )
)


class Plugin(NamedTuple):
    """An entry point: its name, its distribution with the version, its rules, its files.

    `fault` says why it brings none. A verdict rests on the bytes of the files.
    """

    name: str
    origin: str
    rules: tuple[Rule, ...]
    files: tuple[str, ...]
    fault: str = ""


def brought(ours: Iterable[Rule]) -> tuple[Plugin, ...]:
    """Every plug-in that is installed, in the order of their names; one that fails brings none."""
    taken = {word for rule in ours for word in (rule.code, rule.name)}
    found: list[Plugin] = []
    for entry in sorted(entry_points(GROUP)):
        plugin = _loaded(entry, taken)
        taken |= {word for rule in plugin.rules for word in (rule.code, rule.name)}
        found.append(plugin)
    return tuple(found)


def faults_of(plugins: Iterable[Plugin], path: str) -> Iterator[Finding]:
    """A finding for each plug-in that brings no rules, told of the file at `path`."""
    for each in plugins:
        if each.fault:
            message = (
                f"the plug-in '{each.name}' of {each.origin} {each.fault}. None of its rules has "
                "judged anything. Mend it, or take the distribution out."
            )
            yield Finding(path=path, span=Span(), code=FAULTY, message=message)


def _loaded(entry: EntryPoint, taken: set[str]) -> Plugin:
    name, value, origin, file = entry
    module, _, attribute = value.partition(":")
    try:
        found: Any = import_module(module.strip())
        for part in filter(None, attribute.strip().split(".")):
            found = getattr(found, part)
        rules = (found,) if isinstance(found, Rule) else tuple(found)
        fault = _fault(rules, taken)
    except (Exception, SystemExit) as error:  # noqa: BLE001 (whatever a stranger's module does)
        said = f"{type(error).__name__}: {error}".strip(": ")
        return Plugin(name, origin, (), (file,), f"cannot be loaded: {said}")
    files = (file, *_files_of(module.partition(".")[0].strip()))
    if fault:
        return Plugin(name, origin, (), files, fault)
    return Plugin(name, origin, tuple(replace(each, origin=origin) for each in rules), files)


def _files_of(package: str) -> Iterator[str]:
    """The files of a package, as far as it is loaded."""
    for name, module in sorted(sys.modules.items()):
        source = getattr(module, "__file__", None)
        if source and (name == package or name.startswith(f"{package}.")):
            yield source


def _fault(rules: tuple[Any, ...], taken: set[str]) -> str:
    """What is wrong with what an entry point leads to; empty for nothing."""
    seen = set(taken)
    for rule in rules:
        if not isinstance(rule, Rule):
            return f"leads to {rule!r}, which is no rule and no list of rules"
        letters = _CODE.fullmatch(rule.code)
        if not letters:
            return f"has the code '{rule.code}', which is not two to six letters and three digits"
        if letters[1] in _OURS:
            return f"has the code {rule.code}, and codes with {letters[1]} are flowdef's own"
        for word in (rule.code, rule.name):
            if word in seen:
                return f"brings a rule '{word}', and there is one of that name already"
            seen.add(word)
    return ""
