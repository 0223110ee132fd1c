"""JSON: a document's graph as data: nodes and links in networkx's node-link form."""

import json

from flowdef.graph.digraph import digraph, node_link
from flowdef.graph.order import Order
from flowdef.model.process import Process
from flowdef.model.project import Project


def json_(document: Process | Project, order: Order) -> str:
    """The graph as JSON text: `nodes` (id, title, kind, group, rank), `links` (source, target)."""
    return json.dumps(node_link(digraph(document, order)), indent=2, ensure_ascii=False) + "\n"
