"""A workspace whose verdicts are kept, and how many files each one read."""

from pathlib import Path
from time import time

import pytest

from flowdef.lint.options import AS_SET, Options
from flowdef.lint.verdict import Verdict
from flowdef.workspace import outlining
from flowdef.workspace.files import documents_of
from flowdef.workspace.means import Day, Means
from flowdef.workspace.verdicts import verdict

SETTINGS = "kind: workspace\nid: w\ntitle: W\n"
ORGANIZATION = "kind: organization\nid: o\ntitle: O\nroles: {clerk: {title: Clerk}}\n"
PROCESS = """\
kind: process
id: p-{n}
title: Process {n}
owner: clerk
trigger: {{manual: true}}
purpose: Fill in [the form](form.pdf).
steps:
  - {{id: look, title: Look at it, responsible: {role}}}
  - {{id: call, title: Call it, process: p-{other}}}
"""


class Keeper:
    """A workspace, verdicts on it with what is kept of them, and how many files each one read."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.root = folder / "workspace"
        self.cache = folder / "cache"
        self.day = Day("2026-06-15", 0, time() + 3600)
        self.read = 0
        (self.root / "processes").mkdir(parents=True)
        self.write("flowdef.yaml", SETTINGS)
        self.write("organization.yaml", ORGANIZATION)
        for n in range(4):
            self.process(n, role="clerk" if n else "clark")
        self.write("processes/form.pdf", "A form")
        patch.chdir(self.root)
        outline = outlining._outline

        def counted(*given: object) -> object:
            self.read += 1
            return outline(*given)  # type: ignore[arg-type]  # as it is called

        patch.setattr(outlining, "_outline", counted)

    def write(self, name: str, text: str) -> None:
        (self.root / name).write_text(text)

    def process(self, n: int, role: str = "clerk", other: int | None = None) -> None:
        text = PROCESS.format(n=n, other=n + 1 if other is None else other, role=role)
        self.write(f"processes/p-{n}.yaml", text)

    def verdict(self, options: Options = AS_SET, *, keep: bool = True) -> Verdict:
        self.read = 0
        means = Means(today=lambda _: self.day, keep=self.cache if keep else None)
        return verdict(self.root, documents_of(self.root), options, means)

    def codes(self) -> list[str]:
        return [each.code for each in self.verdict().findings]
