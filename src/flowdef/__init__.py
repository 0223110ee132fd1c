"""flowdef: workflows as code, from YAML in git to lint, SOPs and guided runs."""

__version__ = "0.1.0"
