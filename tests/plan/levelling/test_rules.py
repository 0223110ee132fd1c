"""Rules: what goes first by each of them."""

from flowdef.plan.levelling import rules
from flowdef.plan.levelling.problem import Arc, Problem
from flowdef.plan.levelling.tables import Tables

TABLES = Tables(
    Problem(
        lengths=(4, 1, 5, 2),
        demands=((),) * 4,
        capacities=(),
        arcs=(Arc(0, 1, 4), Arc(1, 3, 1), Arc(0, 1, 3)),
        dues=(None, None, 3, 8),
    )
)


def test_each_rule_puts_first_what_its_name_says() -> None:
    assert rules.latest_finish(TABLES) == [-3, -2, 0, 0]
    assert rules.latest_start(TABLES) == [-7, -3, -5, -2]
    assert rules.most_successors(TABLES) == [-2, -1, 0, 0]
    assert rules.greatest_weight(TABLES) == [-5, -3, -5, -2]
    assert rules.due_first(TABLES) == [4, 5, 3, 7]
