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

from flowdef.expressions.tree import Fault
from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts, ProjectFacts
from flowdef.lint.remedies import instead_of
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
            instead_of(parsed, fault, _meant(parsed.text.text, fault)),
        )


_SIGNS = {"\u2260": "!=", "\u2264": "<=", "\u2265": ">=", "\u00d7": "*"}


def _meant(text: str, fault: Fault) -> str:
    """What a sign or word of other languages is here; empty where that is not plain."""
    end = fault.offset + fault.length
    written = text[fault.offset : end]
    if written == "=" and text[end : end + 1] not in ("<", ">", "="):
        return "=="
    if written.lower() in {"and", "or", "not", "in"} and written != written.lower():
        return written.lower()
    return _SIGNS.get(written, "")
