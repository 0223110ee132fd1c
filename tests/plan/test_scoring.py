"""Scores by weights: a share of the best that is possible."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from flowdef.model.project import Project, Selection
from flowdef.plan.scoring import ranked, score_of, top_of

WEIGHTS = (("value", Decimal(3)), ("risk", Decimal(-2)))


def scored(name: str = "a", state: str = "proposed", **criteria: int) -> Project:
    return project_of(criteria, name, state)


def project_of(criteria: dict[str, int], name: str = "a", state: str = "proposed") -> Project:
    scores = tuple((key, Decimal(value)) for key, value in criteria.items())
    chosen = Selection(criteria=scores) if scores else None
    return Project(id=name, title=name, phases=(), status=state, selection=chosen)


def test_a_score_by_hand() -> None:
    score = score_of(scored(value=4, risk=1), WEIGHTS, Decimal(5))
    assert score.points == 3 * 4 + 2 * (5 - 1)
    assert score.possible == 25
    assert score.low == score.high == Decimal("0.8")
    assert score.sure


def test_what_is_not_scored_makes_it_a_stretch() -> None:
    score = score_of(scored(value=5), WEIGHTS, Decimal(5))
    assert (score.low, score.high) == (Decimal("0.6"), Decimal(1))
    assert not score.sure


def test_what_is_not_weighed_counts_nothing() -> None:
    with_it = score_of(scored(value=4, risk=1, colour=5), WEIGHTS, Decimal(5))
    assert with_it.low == score_of(scored(value=4, risk=1), WEIGHTS, Decimal(5)).low
    assert score_of(scored(colour=5), (), Decimal(5)).possible == 0


def test_the_scale_holds_every_score() -> None:
    assert top_of([scored(), scored(value=5)]) == 5
    assert top_of([scored(value=5), scored(value=6)]) == 10
    assert top_of([scored(value=11)]) == 100


def test_the_best_is_first_and_what_is_over_is_out() -> None:
    found = ranked(
        [scored("low", value=1), scored("gone", "closed", value=5), scored("high", value=5)],
        WEIGHTS,
    )
    assert [each.project.id for each in found] == ["high", "low"]


SCORES = st.fixed_dictionaries({"value": st.integers(0, 5), "risk": st.integers(0, 5)})


@given(SCORES, st.integers(1, 9), st.integers(-9, -1))
def test_law_more_value_is_never_worse_and_more_risk_never_better(
    scores: dict[str, int], up: int, down: int
) -> None:
    weights = (("value", Decimal(up)), ("risk", Decimal(down)))
    score = score_of(project_of(scores), weights, Decimal(5)).low
    assert 0 <= score <= 1
    if scores["value"] < 5:
        more = {**scores, "value": scores["value"] + 1}
        assert score_of(project_of(more), weights, Decimal(5)).low > score
    if scores["risk"] < 5:
        more = {**scores, "risk": scores["risk"] + 1}
        assert score_of(project_of(more), weights, Decimal(5)).low < score
