"""The keys of a mapping stand in another order than the format gives them.

Whoever reads many documents finds a thing where it always stands. The order means nothing to
flowdef, so the fix is safe; `flowdef fmt` brings the layout in form too. Source: ansible-lint,
key-order; yamllint, key-ordering.

Fails:

    kind: process
    title: Pay an invoice
    id: pay-invoice
    steps:
      - {title: Pay the invoice, id: pay}

Passes:

    kind: process
    id: pay-invoice
    title: Pay an invoice
    steps:
      - {id: pay, title: Pay the invoice}

Fix: put the keys in the order of the format; keys of your own stand last.
"""

from collections.abc import Iterator

from flowdef.findings import Fix, Severity
from flowdef.layout.moving import moves, out_of_order
from flowdef.lint.facts import Facts, OrganizationFacts, ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.reading.nodes import MapNode


@rule(code="SYN008", severity=Severity.INFO, profile=Profile.OPT)
def key_order(facts: Facts) -> Iterator[Hit]:
    """At the first key that stands too early."""
    root, kind = _root(facts)
    if not isinstance(root, MapNode):
        return
    for found in out_of_order(root, kind):
        edits = moves(found.node, found.wanted)
        yield Hit(
            root.key(*found.path, found.early),
            f"`{found.early}` stands where the format has `{found.instead}`. Readers look for a "
            "thing where it always stands. Put the keys in order, or let `flowdef fmt` do it.",
            Fix(does="put the keys in order", edits=edits, safe=True) if edits else None,
        )


def _root(facts: Facts) -> tuple[object, str]:
    match facts:
        case ProcessFacts():
            return facts.process.at, "process"
        case OrganizationFacts():
            return facts.organization.at, "organization"
        case _:
            return facts.project.at, "project"
