"""The file cannot be read: it is no YAML, or uses what flowdef does not take from YAML.

Tags, merge keys, several documents in one file, bytes that are no UTF-8, and texts that
unfold to far more than they show are refused too: a reader of the file would be surprised by
each. Nothing else can be said of such a file. Source: yamllint; check-jsonschema#359.

Fails:

    kind: process
    id: pay-invoice
    title: Pay: an invoice
    steps:
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: "Pay: an invoice"
    steps:
      - {id: pay, title: Pay the invoice}

Fix: look at the line and the one above it. A text with `: ` or ` #` in it needs quotes. `--fix`
puts them around a text that begins with `{{`, `@`, a percent sign or a backquote, or has a `: ` in
it, where the text surely ends with the line.
"""

from flowdef.findings import Severity
from flowdef.lint.rule import Profile, named_rule

yaml_parse_error = named_rule(
    __name__,
    __doc__,
    code="SYN001",
    severity=Severity.ERROR,
    profile=Profile.MIN,
    found_by="reading",
)
