"""Workspace: the settings of a folder of documents."""

from dataclasses import dataclass, field
from decimal import Decimal

from flowdef.findings import NOWHERE, Places
from flowdef.model.check import Check
from flowdef.model.strictness import LintSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """The workspace document, `flowdef.yaml`."""

    id: str = ""
    title: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    lint: LintSettings = field(default_factory=LintSettings)
    docs_output: str = "handbook"
    docs_templates: str = ""  # a folder; empty: our own templates print all
    weights: tuple[tuple[str, Decimal], ...] = ()  # selection criteria
    runs_url: str = "sqlite:.flowdef/runs.db"
    checks: tuple[Check, ...] = ()
    at: Places = field(default=NOWHERE, compare=False, repr=False)
