"""Workspace: the settings of a folder of documents."""

from decimal import Decimal

from msgspec import field

from flowdef.findings import NOWHERE, Places
from flowdef.model.check import Check
from flowdef.model.strictness import LintSettings
from flowdef.sited import Sited


class Workspace(Sited, frozen=True, kw_only=True):
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
    at: Places = NOWHERE
