"""The condition or the code of a rule of the house cannot be meant.

It would judge nothing, or two would answer to one name, and nobody would know. A condition reads
the names that belong to what it looks at, compares like with like, and is true or false.

Fails:

    # flowdef.yaml
    kind: workspace
    id: handbook
    title: Handbook
    checks:
      - {when: efort > "4h", message: Split steps of more than half a day}

Passes:

    # flowdef.yaml
    kind: workspace
    id: handbook
    title: Handbook
    checks:
      - {when: effort > "4h", message: Split steps of more than half a day}

Fix: mend the condition as the message says; docs/guides/own-rules.md lists the names.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

check_faulty = named_rule(
    __name__,
    __doc__,
    code="LNT006",
    severity=Severity.ERROR,
    profile=Profile.MIN,
    found_by="engine",
)
