"""The settings name a rule that does not exist.

What was to be switched on or off is not. The word is wrong, or the rule has another name now.
Source: ruff, which refuses selectors that it does not know.

Fails:

    # flowdef.yaml
    kind: workspace
    id: handbook
    title: Handbook
    lint: {ignore: [STR16]}

Passes:

    # flowdef.yaml
    kind: workspace
    id: handbook
    title: Handbook
    lint: {ignore: [STR016]}

Fix: write the code or name that the message proposes, or take the word out.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

no_such_rule = named_rule(
    __name__,
    __doc__,
    code="LNT003",
    severity=Severity.ERROR,
    profile=Profile.MIN,
    found_by="engine",
)
