"""Versions: the number of a process as it was and as it is, and the next one."""

from flowdef.findings import Edit, Fix
from flowdef.lint.facts import ProcessFacts

Version = tuple[int, int, int]


def released(facts: ProcessFacts) -> bool:
    """Whether people work by it, or have agreed to."""
    return facts.process.control.status in ("approved", "effective")


def version_of(facts: ProcessFacts) -> Version | None:
    """Major, minor and patch; None where the process has no version."""
    version = facts.process.control.version
    if not version:
        return None
    major, minor, patch = map(int, version.split("."))
    return major, minor, patch


def raised(version: Version, *, steps: bool) -> str:
    """The least version after this one that says whether steps change, or words alone."""
    major, minor, patch = version
    return f"{major}.{minor + 1}.0" if steps else f"{major}.{minor}.{patch + 1}"


def raising(facts: ProcessFacts, version: str) -> Fix:
    """The fix that writes another version; what a person thinks of it may be a higher one."""
    edit = Edit(facts.process.at.span("version"), version)
    return Fix(does=f"raise the version to {version}", edits=(edit,), safe=False)
