"""A plug-in brings no rules, for it cannot be loaded, or its rules cannot be told from others.

A distribution that is installed here says by the entry point group `flowdef.rules` that it has
rules. What they would have found is not found, and that must not pass for clean.

Fix: mend the plug-in as the message says, or take its distribution out. docs/guides/own-rules.md
shows how one is written.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

plugin_faulty = named_rule(
    __name__,
    __doc__,
    code="LNT007",
    severity=Severity.ERROR,
    profile=Profile.MIN,
    found_by="engine",
)
