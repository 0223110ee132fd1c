"""Pages: what a rule says of itself, for the terminal, the reference and the README."""

import re
from collections.abc import Iterable, Iterator
from inspect import cleandoc
from textwrap import dedent, indent

from msgspec import Struct

from flowdef.lint.catalogue import by_code, rules
from flowdef.lint.impossible import IMPOSSIBLE
from flowdef.lint.left_out import LEFT_OUT
from flowdef.lint.rule import Needs, Rule
from flowdef.lint.unbuilt import Row

PUBLISHED = ""  # the address of docs/reference/rules.md; empty as long as it stands nowhere
_SECTION = re.compile(r"^(Fails|Passes|Fix):", re.MULTILINE)
_FILE = re.compile(r"^# (\S+\.\w+)(, as it was)?$", re.MULTILINE)
_FAMILIES = {
    "syntax": "Files that can be read",
    "structure": "Structure",
    "data": "Data and conditions",
    "references": "References",
    "automation": "Automation",
    "roles": "Roles",
    "wording": "Wording",
    "control": "Document control",
    "timing": "Time",
    "load": "Load",
    "kinds": "Process or project",
    "governance": "Governance",
    "handover": "Handover",
    "suppression": "Comments that take findings back",
    "own": "Rules of the house",
    "engine": "The linter itself",
}
_NEEDS = {
    Needs.DOCUMENT: "one file",
    Needs.ORGANIZATION: "the organization",
    Needs.WORKSPACE: "the workspace",
    Needs.HISTORY: "`--since`",
}


class Example(Struct, frozen=True):
    """A file that fails or passes: its path in a workspace (empty: of no matter) and its text.

    `before` says that this is what the file was, at the revision that it is compared with.
    """

    path: str
    text: str
    before: bool = False

    @property
    def head(self) -> str:
        """What stands over the text; empty where the path is of no matter."""
        return f"{self.path}, as it was" if self.before else self.path


class Page(Struct, frozen=True):
    """A rule's docstring in its parts."""

    summary: str
    why: str
    fails: tuple[Example, ...]
    passes: tuple[Example, ...]
    fix: str


def page_of(rule: Rule) -> Page:
    """The page of a rule."""
    parts = _SECTION.split(cleandoc(rule.text))
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    summary, _, why = parts[0].partition("\n\n")
    return Page(
        _flowing(summary),
        why.strip(),
        _examples(sections.get("Fails", "")),
        _examples(sections.get("Passes", "")),
        sections.get("Fix", "").strip(),
    )


def link_of(code: str) -> str:
    """Where the page of a rule stands on the web; empty for no rule of ours, or nowhere."""
    rule = by_code().get(code)
    return f"{PUBLISHED}#{_anchor(rule)}" if rule and PUBLISHED else ""


def plain(rule: Rule) -> str:
    """The page of a rule for the terminal."""
    page = page_of(rule)
    parts = [f"{rule.code} {rule.name}", _facts(rule), page.summary, page.why]
    for title, examples in (("Fails", page.fails), ("Passes", page.passes)):
        parts.extend(
            indent(f"# {title}{f': {each.head}' if each.head else ''}\n{each.text}", "    ")
            for each in examples
        )
    return "\n\n".join(filter(None, (*parts, f"Fix: {page.fix}"))) + "\n"


def reference() -> str:
    """`docs/reference/rules.md`: the table, all pages, what cannot go wrong, what is left out."""
    pages = "\n".join(
        f"## {title}\n\n" + "\n".join(_markdown(rule) for rule in rules() if rule.family == family)
        for family, title in _FAMILIES.items()
    )
    unbuilt = f"{_rows(_PROMISE, IMPOSSIBLE)}\n{_rows(_LEFT_OUT, LEFT_OUT)}"
    return f"{_INTRODUCTION}\n{table()}\n{pages}\n{unbuilt}"


def table(link: str = "") -> str:
    """All rules as a Markdown table; `link` is the path of the reference, seen from the table."""
    rows = (
        f"| [{rule.code}]({link}#{_anchor(rule)}) | {rule.name} | {rule.severity} | {rule.profile} "
        f"| {page_of(rule).summary} |"
        for rule in rules()
    )
    head = "| code | name | severity | profile | fires when |\n| --- | --- | --- | --- | --- |"
    return "\n".join((head, *rows)) + "\n"


def _facts(rule: Rule) -> str:
    found = f", found by {rule.found_by}" if rule.found_by else ""
    brought = f", from {rule.origin}" if rule.origin else ""
    return f"{rule.severity}, profile {rule.profile}, needs {_NEEDS[rule.needs]}{found}{brought}"


def _markdown(rule: Rule) -> str:
    page = page_of(rule)
    parts = [f"### {rule.code} {rule.name}", f"*{_facts(rule)}*", page.summary, page.why]
    for title, examples in (("Fails", page.fails), ("Passes", page.passes)):
        if examples:
            parts.append(f"*{title}:*")
            parts.extend(_block(each) for each in examples)
    return "\n\n".join(filter(None, (*parts, f"**Fix:** {page.fix}"))) + "\n"


def _block(example: Example) -> str:
    head = f"# {example.head}\n" if example.head else ""
    return f"```yaml\n{head}{example.text}```"


def _rows(head: str, unbuilt: Iterable[Row]) -> str:
    rows = (f"| {each.code} | {each.name} | {each.reason} |" for each in unbuilt)
    return "\n".join((head, *rows)) + "\n"


def _anchor(rule: Rule) -> str:
    return f"{rule.code}-{rule.name}".lower()


def _examples(section: str) -> tuple[Example, ...]:
    return tuple(_split(dedent(section.strip("\n")).rstrip() + "\n")) if section.strip() else ()


def _split(block: str) -> Iterator[Example]:
    """The files of a block: each begins with its path as a comment."""
    parts = _FILE.split(block)
    if parts[0].strip():
        yield Example("", parts[0])
    for path, before, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        yield Example(path, text.strip("\n") + "\n", before=bool(before))


def _flowing(text: str) -> str:
    return " ".join(text.split())


_INTRODUCTION = """\
# Rules

What `flowdef lint` finds. `flowdef rule CODE` shows a page of this in the terminal. Each profile
contains the one before: `min`, `basic` (the default), `team`, `regulated`. To take a finding back,
say so on its line or alone on the line above, with the reason:

```yaml
when: plan == "starter"   # flowdef: ignore[STR018] the other plans come next year
```

With `until=2026-12-31` in it, the comment holds through that day.

Errors of reading, and a rule that fails, cannot be taken back: what nobody could read or judge is
never called clean. A file with such errors is judged by no other rule, and what refers to it is
not called unknown.
"""

_PROMISE = """\
## What cannot go wrong

Other linters of processes need these rules. In flowdef they cannot fire: the format leaves no way
to write such a fault, or reading refuses it with SYN002.

| code | name | why it cannot happen |
| --- | --- | --- |"""

_LEFT_OUT = """\
## What is left out

Rules of other linters and of the textbooks that are not built, and why not.

| code | name | why not |
| --- | --- | --- |"""
