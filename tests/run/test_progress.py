"""Progress: how far the tasks of a project are, by the runs that do them."""

import pytest

from flowdef.run import commands as c
from flowdef.run.progress import Progress, progress
from flowdef.run.state import State
from processes_in_a_line import a_definition
from walking_a_run import Walk


def run(name: str, script: str, task: str = "t") -> State:
    walk = Walk(a_definition("a > b"))
    walk.obey(c.Start(name, project=("p", task) if task else None))
    return walk.say(script).state


@pytest.mark.parametrize(
    ("scripts", "expected"),
    [
        pytest.param([""], (("r0",), 0, 2, False), id="begun"),
        pytest.param(["done a"], (("r0",), 1, 2, False), id="half"),
        pytest.param(["done a; done b"], (("r0",), 2, 2, True), id="done"),
        pytest.param(["done a; cancel", "done a; done b"], (("r1",), 2, 2, True), id="anew"),
        pytest.param(["done a; cancel"], (("r0",), 1, 2, False), id="cancelled alone"),
        pytest.param(["done a; done b", "done a"], (("r0", "r1"), 3, 4, False), id="several"),
    ],
)
def test_progress(scripts: list[str], expected: tuple[object, ...]) -> None:
    states = [run(f"r{number}", script) for number, script in enumerate(scripts)]
    assert progress(states) == {"t": Progress(*expected)}  # type: ignore[arg-type]


def test_runs_of_no_project_count_for_none() -> None:
    assert progress([run("r", "", task="")]) == {}
