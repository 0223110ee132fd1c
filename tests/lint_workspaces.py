"""Workspaces to lint: files as text, read and judged as the command does it."""

from collections.abc import Mapping
from posixpath import normpath
from textwrap import dedent

from flowdef.findings import Finding
from flowdef.lint.engine import AS_SET, Subject, judge
from flowdef.lint.selection import Options
from flowdef.lint.surroundings import Surroundings
from flowdef.reading.document import read
from flowdef.workspace.collection import library_of

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
    files: Mapping[str, str], options: Options = AS_SET, *, whole: bool = True
) -> tuple[Finding, ...]:
    """The findings of all files, which together are a workspace."""
    sources = {path: text.encode() for path, text in files.items()}
    reads = [read(source, path) for path, source in sources.items() if path.endswith(".yaml")]
    around = Surroundings(
        library=library_of(reads, whole=whole), has_file=lambda path: normpath(path) in sources
    )
    return tuple(
        finding
        for each in reads
        for finding in judge(
            Subject(
                path=each.path,
                document=each.document,
                found=each.findings,
                source=lambda path=each.path: sources[path],  # type: ignore[misc]  # its default
            ),
            around,
            options,
        )
    )


def process(body: str) -> dict[str, str]:
    """A workspace of the sample organization and one process; `body` begins on line 5."""
    return {"organization.yaml": ORGANIZATION, PROCESS: HEAD + dedent(body)}


def project(body: str) -> dict[str, str]:
    """A workspace of the sample organization and one project; `body` begins on line 4."""
    return {"organization.yaml": ORGANIZATION, "projects/j.yaml": PROJECT + dedent(body)}


def told(findings: tuple[Finding, ...], code: str = "") -> list[str]:
    """`CODE line:column` of each finding, or of those with one code."""
    return [
        f"{each.code} {each.span.line}:{each.span.column}"
        for each in findings
        if not code or each.code == code
    ]
