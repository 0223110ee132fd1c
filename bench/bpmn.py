"""BPMN: a process of the bench as BPMN 2.0 XML, for linters that read that.

The steps follow each other from a start event to an end event; one with a condition lies between
two exclusive gateways. Texts are documentation, and each element has its place in the diagram, as
an editor would have written it.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

import yaml

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"'
    ' xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"'
    ' xmlns:di="http://www.omg.org/spec/DD/20100524/DI"'
    ' id="bench" targetNamespace="bench">\n'
)
_SIZES = {"userTask": (100, 80), "exclusiveGateway": (50, 50)}  # pixels; events: 36 by 36


class _Node(NamedTuple):
    id: str
    kind: str
    name: str
    texts: tuple[str, ...] = ()
    default: str = ""


class _Flow(NamedTuple):
    id: str
    source: str
    target: str
    name: str = ""
    condition: str = ""


def write(workspace: Path, folder: Path) -> None:
    """Write each process of a workspace into a folder."""
    folder.mkdir()
    for path in (workspace / "processes").iterdir():
        with path.open("rb") as file:
            document = yaml.load(file, yaml.CSafeLoader)
        (folder / f"{path.stem}.bpmn").write_text(bpmn(document), encoding="utf-8")


def bpmn(document: Mapping[str, Any]) -> str:
    """A process, as its document was read."""
    nodes, flows = [_Node("start", "startEvent", document["trigger"]["event"])], list[_Flow]()

    def follow(target: str, source: str = "", name: str = "", condition: str = "") -> None:
        flow = _Flow(f"flow_{len(flows)}", source or nodes[-1].id, target, name, condition)
        flows.append(flow)

    for step in (step for stage in document["stages"] for step in stage["steps"]):
        task = _Node(_id(step["id"]), "userTask", step["title"], tuple(_texts(step)))
        if "when" not in step:
            follow(task.id)
            nodes.append(task)
            continue
        split, join = f"if_{task.id}", f"behind_{task.id}"
        follow(split)
        default = f"flow_{len(flows) + 2}"
        nodes += [_Node(split, "exclusiveGateway", f"{step['title']}?", default=default), task]
        follow(task.id, split, "yes", step["when"])
        follow(join)
        follow(join, split, "no")
        nodes.append(_Node(join, "exclusiveGateway", ""))
    follow("end")
    nodes.append(_Node("end", "endEvent", "Done"))
    return "".join(_lines(document, nodes, flows))


def _id(name: str) -> str:
    return name.replace("-", "_")


def _texts(step: Mapping[str, Any]) -> Iterator[str]:
    """What a step says besides its title."""
    yield f"{step['responsible']}, {step['effort']}, due {step['due']}"
    yield step["instructions"]
    yield from (step["warning"],) if "warning" in step else ()
    yield from step.get("checklist", ())
    for name, field in step.get("collect", {}).items():
        yield f"{name}: {', '.join(f'{key} {value}' for key, value in field.items())}"


def _lines(document: Mapping[str, Any], nodes: list[_Node], flows: list[_Flow]) -> Iterator[str]:
    name = f"id={quoteattr(_id(document['id']))} name={quoteattr(document['title'])}"
    yield f'{_HEAD}<bpmn:process {name} isExecutable="false">\n'
    for node in nodes:
        yield from _node(node, flows)
    for flow in flows:
        yield from _flow(flow)
    yield "</bpmn:process>\n"
    yield from _diagram(document, nodes, flows)
    yield "</bpmn:definitions>\n"


def _node(node: _Node, flows: list[_Flow]) -> Iterator[str]:
    said = f" name={quoteattr(node.name)}" if node.name else ""
    default = f' default="{node.default}"' if node.default else ""
    yield f'<bpmn:{node.kind} id="{node.id}"{said}{default}>\n'
    yield from (
        f"  <bpmn:documentation>{escape(text)}</bpmn:documentation>\n" for text in node.texts
    )
    for flow in flows:
        if flow.target == node.id:
            yield f"  <bpmn:incoming>{flow.id}</bpmn:incoming>\n"
    for flow in flows:
        if flow.source == node.id:
            yield f"  <bpmn:outgoing>{flow.id}</bpmn:outgoing>\n"
    yield f"</bpmn:{node.kind}>\n"


def _flow(flow: _Flow) -> Iterator[str]:
    said = f" name={quoteattr(flow.name)}" if flow.name else ""
    yield (
        f'<bpmn:sequenceFlow id="{flow.id}" sourceRef="{flow.source}"'
        f' targetRef="{flow.target}"{said}>'
    )
    if flow.condition:
        text = escape(flow.condition)
        yield f"<bpmn:conditionExpression>{text}</bpmn:conditionExpression>"
    yield "</bpmn:sequenceFlow>\n"


def _diagram(document: Mapping[str, Any], nodes: list[_Node], flows: list[_Flow]) -> Iterator[str]:
    """All in a row; a flow that passes by a step goes around it."""
    process = _id(document["id"])
    yield '<bpmndi:BPMNDiagram id="diagram">\n'
    yield f'<bpmndi:BPMNPlane id="plane" bpmnElement="{process}">\n'
    places = {
        node.id: (place * 150, *_SIZES.get(node.kind, (36, 36))) for place, node in enumerate(nodes)
    }
    for name, (x, width, height) in places.items():
        bounds = f'<dc:Bounds x="{x}" y="{100 - height // 2}" width="{width}" height="{height}"/>'
        shape = f'<bpmndi:BPMNShape id="{name}_di" bpmnElement="{name}">{bounds}'
        yield f"{shape}</bpmndi:BPMNShape>\n"
    for flow in flows:
        (x, width, _), (end, *_) = places[flow.source], places[flow.target]
        points = [(x + width, 100), (end, 100)]
        if flow.name == "no":
            points[1:1] = [(x + width, 200), (end, 200)]
        drawn = "".join(f'<di:waypoint x="{x}" y="{y}"/>' for x, y in points)
        edge = f'<bpmndi:BPMNEdge id="{flow.id}_di" bpmnElement="{flow.id}">{drawn}'
        yield f"{edge}</bpmndi:BPMNEdge>\n"
    yield "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>\n"
