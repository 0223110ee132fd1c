"""A value without quotes that YAML 1.1 and YAML 1.2 understand differently.

`no`, `on`, `0700`, `12:30` and `1e3` are text or numbers to one reader and truth values, octal
numbers or seconds to another. flowdef reads YAML 1.2; the next tool may not. Source: yamllint,
truthy and octal-values.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, checklist: [no]}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice, checklist: ["no"]}

Fix: put quotes around it where text is meant; write `true` or `false` where a truth value is.
`--fix` writes out what flowdef reads, so that it means the same to all: `"no"`, 700 for `0700`.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

ambiguous_scalar = named_rule(
    __name__,
    __doc__,
    code="SYN005",
    severity=Severity.WARNING,
    profile=Profile.BASIC,
    found_by="reading",
)
