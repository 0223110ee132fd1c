"""Peer: SpiffWorkflow stepping user tasks in memory, and the steps that both sides have."""

from collections.abc import Callable
from pathlib import Path

STEPS = 47
EVERY = 6  # one step in six has a condition, as in the processes of this repository
TEXT = "a short text"


def conditional(number: int) -> bool:
    """Whether a step of the bench has a condition; it is true."""
    return number % EVERY == 3


def workflows(folder: Path) -> Callable[[], Callable[[str], None]] | None:
    """What makes a workflow of as many user tasks, which a call finishes one by one."""
    try:
        from SpiffWorkflow.bpmn.parser import BpmnParser
        from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
        from SpiffWorkflow.util.task import TaskState
    except ImportError:
        return None
    file = folder / "many.bpmn"
    file.write_text(_bpmn(), encoding="utf-8")
    parser = BpmnParser()
    parser.add_bpmn_file(str(file))
    spec, below = parser.get_spec("many"), parser.get_subprocess_specs("many")

    def begun() -> Callable[[str], None]:
        workflow = BpmnWorkflow(spec, below)
        workflow.do_engine_steps()
        number = iter(range(STEPS))

        def step(value: str) -> None:
            # The loop of its documentation: present what is ready, run it, refresh what waits.
            (task,) = workflow.get_tasks(state=TaskState.READY, manual=True)
            task.data[f"value_{next(number)}"] = value
            task.run()
            workflow.refresh_waiting_tasks()
            workflow.do_engine_steps()

        return step

    return begun


def _bpmn() -> str:
    """The same steps in a row; before one with a condition a gateway, and one behind it."""
    parts, flows, before = ['<startEvent id="begin"/>'], list[str](), "begin"

    def follow(name: str, text: str = "", source: str = "") -> None:
        ends = f'sourceRef="{source or before}" targetRef="{name}"'
        flows.append(f'<sequenceFlow id="flow_{len(flows)}" {ends}>{text}</sequenceFlow>')

    for n in range(STEPS):
        parts.append(f'<userTask id="step_{n}" name="Do part {n} of the work"/>')
        if not conditional(n):
            follow(f"step_{n}")
            before = f"step_{n}"
            continue
        follow(f"if_{n}")
        condition = f'value_{n - 1} == "{TEXT}"'.replace('"', "&quot;")
        follow(f"step_{n}", f"<conditionExpression>{condition}</conditionExpression>", f"if_{n}")
        follow(f"behind_{n}", source=f"step_{n}")
        parts.append(f'<exclusiveGateway id="if_{n}" default="flow_{len(flows)}"/>')
        follow(f"behind_{n}", source=f"if_{n}")
        parts.append(f'<exclusiveGateway id="behind_{n}"/>')
        before = f"behind_{n}"
    follow("end")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="bench"'
        ' targetNamespace="bench"><process id="many" isExecutable="true">'
        f'{"".join(parts)}<endEvent id="end"/>{"".join(flows)}</process></definitions>'
    )
