"""Lint formats: all that there are, by name, and what their files are called."""

from collections.abc import Callable
from importlib import import_module

from flowdef.discover import modules_of
from flowdef.lint import reports
from flowdef.lint.report import Report

FORMATS: dict[str, Callable[[Report], str]] = {
    name: import_module(f"flowdef.lint.reports.{module}").write
    for name, module in modules_of(reports.__path__[0]).items()
}
ENDINGS = {"junit": "xml", "markdown": "md"} | dict.fromkeys(
    ("json", "gitlab", "sarif", "rdjson"), "json"
)
JSON = [name for name in FORMATS if ENDINGS.get(name) == "json"]
