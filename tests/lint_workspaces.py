"""Workspaces to lint: files as text, read and judged as the command does it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from posixpath import normpath
from textwrap import dedent
from types import MappingProxyType

from flowdef.findings import Finding
from flowdef.lint.engine import Subject, judge
from flowdef.lint.options import AS_SET, Options
from flowdef.lint.pages import Example
from flowdef.lint.selection import extras
from flowdef.lint.surroundings import Surroundings
from flowdef.reading.document import read
from flowdef.workspace.collection import library_of

TODAY = "2026-11-20"
PROCESS = "processes/p.yaml"
HEAD = "kind: process\nid: p\ntitle: P\ntrigger: {manual: true}\n"
PROJECT = "kind: project\nid: j\ntitle: J\n"
ORGANIZATION = """\
kind: organization
id: acme
title: ACME
roles: {clerk: {title: Clerk}, head: {title: Head, deputy: clerk}}
people: {sam: {name: Sam, roles: [clerk]}, dana: {name: Dana, roles: [head]}}
goals: {grow: {title: Grow, owner: dana}}
"""


def findings_of(
    files: Mapping[str, str],
    options: Options = AS_SET,
    *,
    whole: bool = True,
    before: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Finding, ...]:
    """The findings of all files, which together are a workspace; of some, what they were before."""
    sources = {path: text.encode() for path, text in files.items()}
    reads = [read(source, path) for path, source in sources.items() if path.endswith(".yaml")]
    asked = extras(library_of(reads, whole=whole).workspace.lint, options)
    around = Surroundings(
        library=library_of(reads, whole=whole, extras=asked),
        extras=asked,
        has_file=lambda path: normpath(path) in sources,
        unread=frozenset(Path(each.path).stem for each in reads if not each.id),
        today=TODAY,
    )
    return tuple(
        finding
        for each in reads
        for finding in judge(
            Subject(
                path=each.path,
                document=each.document,
                found=each.findings,
                source=sources[each.path],
                before=read(before.get(each.path, "").encode(), each.path).document,
            ),
            around,
            options,
        )
    )


def findings_of_examples(
    examples: Iterable[Example], options: Options = AS_SET
) -> tuple[Finding, ...]:
    """The findings of the files of a page, with what they were before where the page says it."""
    now, before = (
        {
            each.path or "processes/example.yaml": each.text
            for each in examples
            if each.before is then
        }
        for then in (False, True)
    )
    return findings_of(now, options, before=before)


def process(body: str) -> dict[str, str]:
    """A workspace of the sample organization and one process; `body` begins on line 5."""
    return {"organization.yaml": ORGANIZATION, PROCESS: HEAD + dedent(body)}


def project(body: str) -> dict[str, str]:
    """A workspace of the sample organization and one project; `body` begins on line 4."""
    return {"organization.yaml": ORGANIZATION, "projects/j.yaml": PROJECT + dedent(body)}


def told(files: Mapping[str, str], code: str) -> list[str]:
    """`CODE line:column text that is meant` of the findings with one code, whatever its profile.

    What could not be read is told too: a test that misspells its document must not pass.
    """
    return [
        f"{each.code} {each.span.line}:{each.span.column} {marked(files[each.path], each)}"
        for each in findings_of(files, Options(select=(code, "SYN005")))
        if each.code == code or each.code.startswith("SYN00")
    ]


def marked(text: str, finding: Finding) -> str:
    """The text that a finding means, as far as it stands on one line."""
    span = finding.span
    line = text.split("\n")[span.line - 1]
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    return line[span.column - 1 : end]
