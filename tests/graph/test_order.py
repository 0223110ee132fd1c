import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowdef.graph.digraph import cycles, digraph, node_link
from flowdef.graph.order import order, order_of, order_of_project
from flowdef.model.process import Process
from flowdef.model.project import Link, Phase, Project, Task
from processes_by_hand import a_process, a_stage, a_step

NEEDS = [
    pytest.param(
        a_process(a_step("a"), a_step("b"), a_step("c")),
        {"a": "", "b": "a", "c": "b"},
        id="a step needs the step before",
    ),
    pytest.param(
        a_process(a_step("a"), a_step("b", needs=()), a_step("c", needs=("a",))),
        {"a": "", "b": "", "c": "a"},
        id="written needs stand for those alone",
    ),
    pytest.param(
        a_process(a_step("a", needs=("b",)), a_step("b", needs=())),
        {"a": "b", "b": ""},
        id="a later step may be needed",
    ),
    pytest.param(
        a_process(
            a_stage("one", a_step("a"), a_step("b", needs=())),
            a_stage("two", a_step("c"), a_step("d")),
        ),
        {"a": "", "b": "", "c": "a b", "d": "c"},
        id="the first of a stage needs the whole stage before",
    ),
    pytest.param(
        a_process(
            a_stage("one", a_step("a")),
            a_stage("two", a_step("b")),
            a_stage("three", a_step("c"), a_step("d"), needs=("one",)),
        ),
        {"a": "", "b": "a", "c": "a", "d": "c"},
        id="a stage's needs stand for its first step",
    ),
    pytest.param(
        a_process(
            a_stage("one", a_step("a")),
            a_stage("two", a_step("b", needs=()), needs=("one",)),
        ),
        {"a": "", "b": ""},
        id="a first step's own needs stand before its stage's",
    ),
    pytest.param(
        a_process(
            a_stage("one", a_step("a"), a_step("b")),
            a_stage("two", a_step("c", needs=("one", "b"))),
        ),
        {"a": "", "b": "a", "c": "a b"},
        id="a stage and its step are needed once",
    ),
    pytest.param(
        a_process(a_step("a", hold_point=True), a_step("b", needs=()), a_step("c")),
        {"a": "", "b": "a", "c": "a b"},
        id="a hold point is needed by all after it, even by needs: []",
    ),
    pytest.param(
        a_process(a_step("h", needs=("b",), hold_point=True), a_step("a", needs=()), a_step("b")),
        {"h": "b", "a": "", "b": "a"},
        id="a hold point's own ancestors do not wait for it",
    ),
    pytest.param(
        a_process(a_step("a", needs=("nobody",))), {"a": ""}, id="unknown names are left out"
    ),
]


@pytest.mark.parametrize(("process", "expected"), NEEDS)
def test_effective_needs(process: Process, expected: dict[str, str]) -> None:
    found = {name: " ".join(needs) for name, needs in order_of(process).needs.items()}
    assert found == expected


def test_of_two_steps_with_one_id_the_first_counts() -> None:
    assert order_of(a_process(a_step("a"), a_step("b"), a_step("a"))).needs == {
        "a": (),
        "b": ("a",),
    }


def test_a_cycle_has_no_sequence_and_is_told() -> None:
    found = order_of(a_process(a_step("a", needs=("c",)), a_step("b"), a_step("c")))
    assert found.cyclic
    assert found.sequence == ()
    assert [set(each) for each in cycles(found)] == [{"a", "b", "c"}]
    assert found.ancestors("a") == {"a", "b", "c"}


def test_no_cycle_is_an_empty_one() -> None:
    assert cycles(order_of(a_process(a_step("a")))) == ()


def test_hold_points_that_wait_for_each_other_are_a_cycle() -> None:
    process = a_process(
        a_step("first", needs=("late",), hold_point=True),
        a_step("second", needs=(), hold_point=True),
        a_step("late", needs=()),
    )
    assert order_of(process).cyclic


def test_project_tasks_wait_for_the_phase_before() -> None:
    def task(name: str, *needs: str, free: bool = False) -> Task:
        links = tuple(Link(to=need) for need in needs)
        return Task(id=name, title=name, needs=links if needs or free else None)

    project = Project(
        id="p",
        title="P",
        phases=(
            Phase(id="one", title="One", tasks=(task("a"), task("b"))),
            Phase(id="two", title="Two", tasks=(task("c"), task("d", "c"), task("e", free=True))),
        ),
    )
    assert order_of_project(project).needs == {
        "a": (), "b": (), "c": ("a", "b"), "d": ("c",), "e": ()
    }  # fmt: skip


graphs = st.integers(0, 9).flatmap(
    lambda size: st.lists(
        st.sets(st.integers(0, max(size - 1, 0)), max_size=4), min_size=size, max_size=size
    )
)


def reachable(needs: dict[str, tuple[str, ...]], name: str) -> set[str]:
    found: set[str] = set()
    for need in needs[name]:
        if need not in found:
            found |= {need}
            found |= reachable({**needs, name: ()}, need)
    return found


@given(graphs)
def test_order_against_its_definition(edges: list[set[int]]) -> None:
    needs = {str(at): tuple(map(str, sorted(wanted))) for at, wanted in enumerate(edges)}
    found = order(needs)
    for name in needs:
        assert found.ancestors(name) == reachable(needs, name)
        for other in needs:
            assert found.precedes(other, name) == (other in found.ancestors(name))
    assert found.cyclic == any(name in found.ancestors(name) for name in needs)
    if not found.cyclic:
        place = {name: at for at, name in enumerate(found.sequence)}
        assert set(place) == set(needs)
        assert all(place[need] < place[name] for name in needs for need in needs[name])
        ranks = found.ranks()
        assert all(ranks[need] < ranks[name] for name in needs for need in needs[name])
        essential = order(found.essential())
        assert all(essential.ancestors(name) == found.ancestors(name) for name in needs)


def test_the_digraph_carries_titles_kinds_groups_and_ranks() -> None:
    process = a_process(a_stage("one", a_step("a"), a_step("b")))
    data = node_link(digraph(process, order_of(process)))
    assert data["nodes"][1] == {"title": "B", "kind": "work", "group": "one", "rank": 1, "id": "b"}
    assert data["links"] == [{"essential": True, "source": "a", "target": "b"}]
