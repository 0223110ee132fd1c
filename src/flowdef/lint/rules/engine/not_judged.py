"""Some rules could not judge anything: there is no organization, or no workspace.

Whether a role exists is known only where the organization is. Silence would look like a
check that was passed.

Fix: `flowdef init` makes a workspace; `organization.yaml` beside `flowdef.yaml` says who
there is.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

not_judged = named_rule(
    __name__, __doc__, code="LNT002", severity=Severity.INFO, profile=Profile.MIN, found_by="engine"
)
