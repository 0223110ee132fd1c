"""A rule failed on a document. That is a bug of flowdef, not of the document.

The other rules still judged it, and the command ends with exit code 3, so that a check that
could not be made is not taken for one that was passed. Source: bpmnlint, rule-error.

Fix: report it, with the document if you may. Until then `--ignore` the rule.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

rule_error = named_rule(
    __name__,
    __doc__,
    code="LNT001",
    severity=Severity.ERROR,
    profile=Profile.MIN,
    found_by="engine",
)
