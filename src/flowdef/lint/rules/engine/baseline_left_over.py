"""The baseline knows findings that are found no more.

They are mended, or their place has another name. What is left over hides the next fault of the
same kind in the same place. Source: PHPStan, unmatched ignored errors.

Fix: `flowdef lint --write-baseline` writes what is found today, and nothing else.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

baseline_left_over = named_rule(
    __name__,
    __doc__,
    code="LNT005",
    severity=Severity.INFO,
    profile=Profile.MIN,
    found_by="engine",
)
