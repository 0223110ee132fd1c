"""The file of known findings is not there, or is none.

Then every finding is told. A baseline that is lost in silence looks like a sudden decline, and one
that cannot be read could hide anything.

Fix: name the right file by `--baseline` or `lint: {baseline: …}`, or make it: `--write-baseline`.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

baseline_unreadable = named_rule(
    __name__,
    __doc__,
    code="LNT004",
    severity=Severity.ERROR,
    profile=Profile.MIN,
    found_by="engine",
)
