"""Digraph: a document as one networkx DiGraph: activities, stages, and who waits for whom."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from flowdef.graph.order import Order
from flowdef.model.derived import steps_of
from flowdef.model.process import Process
from flowdef.model.project import Project

if TYPE_CHECKING:
    import networkx as nx


def digraph(document: Process | Project, order: Order) -> "nx.DiGraph[str]":
    """A node for each activity (`title`, `kind`, `group`, `rank`), an edge from need to needer.

    An edge is `essential` where no other need implies it. Ranks are left out where the order
    has a cycle.
    """
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph(id=document.id, title=document.title)
    ranks = order.ranks()
    for name, facts in _activities(document):
        graph.add_node(name, **facts, **({"rank": ranks[name]} if name in ranks else {}))
    essential = order.essential()
    graph.add_edges_from(
        (need, activity, {"essential": need in essential[activity]})
        for activity, needs in order.needs.items()
        for need in needs
    )
    return graph


def cycles(order: Order) -> tuple[tuple[str, ...], ...]:
    """Cycles that share no activity, the activities of each waiting for the next; () if none.

    One of each strongly connected part: whoever breaks them all may find others that they hid.
    """
    if not order.cyclic:
        return ()
    import networkx as nx

    waits: nx.DiGraph[str] = nx.DiGraph(
        (name, need) for name, needs in order.needs.items() for need in needs
    )
    place = {name: number for number, name in enumerate(order.needs)}
    parts = (waits.subgraph(each) for each in nx.strongly_connected_components(waits))
    found = (_cycle(part, min(part, key=place.__getitem__)) for part in parts if part.edges)
    return tuple(sorted(found, key=lambda names: place[names[0]]))


def _cycle(part: "nx.DiGraph[str]", first: str) -> tuple[str, ...]:
    import networkx as nx

    return tuple(name for name, _ in nx.find_cycle(part, first))


def _activities(document: Process | Project) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(document, Process):
        for stage, step in steps_of(document):
            yield step.id, {"title": step.title, "kind": step.kind, "group": stage.id}
    else:
        for phase in document.phases:
            for task in phase.tasks:
                kind = "milestone" if task.milestone else "call" if task.process else "task"
                yield task.id, {"title": task.title, "kind": kind, "group": phase.id}


def node_link(graph: "nx.DiGraph[str]") -> dict[str, Any]:
    """The graph as plain data, in networkx's node-link form with the links under `links`."""
    import networkx as nx

    data: dict[str, Any] = nx.node_link_data(graph, edges="links")
    return data
