"""A condition, or what stands between `{{` and `}}`, does not parse.

Expressions are a small language: names of fields, literals, `and or not`, comparisons,
`+ - * /`, parentheses, and the filters length, lower, upper, default, date. Source:
actionlint, expression checks.

Fails:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {amount: {type: number, required: true}}
    steps:
      - {id: check, title: Check it twice, when: amount => 1000}
      - {id: pay, title: Pay the invoice}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    inputs: {amount: {type: number, required: true}}
    steps:
      - {id: check, title: Check it twice, when: amount >= 1000}
      - {id: pay, title: Pay the invoice}

Fix: write what the message proposes. Two braces that are meant as text are `{{ "{{" }}`.
"""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts, ProjectFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.lint.wording import sentence


@rule(code="SYN010", severity=Severity.ERROR, profile=Profile.MIN)
def invalid_expression(facts: ProcessFacts | ProjectFacts) -> Iterator[Hit]:
    """At the stretch that cannot be read."""
    for parsed, fault in facts.faults("syntax", "forbidden", "limit"):
        yield Hit(
            parsed.place(fault),
            f"{parsed.where} cannot be read: {sentence(fault.message)} "
            "Nobody could decide or fill it in. Mend the expression.",
        )
