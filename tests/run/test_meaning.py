"""Meaning: what a run means, sentence by sentence of the format, as given / when / then."""

import pytest
from processes_in_a_line import a_definition, a_process
from walking_a_run import Walk

from flowdef.run import facts as f
from flowdef.run.refusal import Why

X = "ask x:good|poor"


def walked(line: str, script: str, **more: str) -> Walk:
    return Walk(a_definition(line, **more)).start().say(script)


@pytest.mark.parametrize(
    ("line", "script", "stands"),
    [
        pytest.param("a > b", "", "a:ready b:waiting", id="the first step is ready at the start"),
        pytest.param("a > b", "done a", "a:done b:ready", id="ready when what it needs is done"),
        pytest.param("a > b", "skip a", "a:skipped b:ready", id="ready when what it needs is skipped"),
        pytest.param("a > b > c(a, b)", "done a", "a:done b:ready c:waiting", id="all that it needs"),
        pytest.param("a > b()", "", "a:ready b:ready", id="a step that needs nothing is ready"),
        pytest.param("a > b", "done a; done b", "a:done b:done done", id="all closed: the run is done"),
    ],
)
def test_readiness(line: str, script: str, stands: str) -> None:
    assert walked(line, script).stands == stands
