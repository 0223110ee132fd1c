"""Help wanted: a blocked step reaches whoever can help, and all who look see whose help it is."""

from pathlib import Path

import pytest

from flowdef.run.pending import concerning, pending
from sentences import holds
from walking_a_run import walked

BLOCKED = "ann: block p-1 a --reason 'No stamps' --help-from"
ROWS = [
    pytest.param(
        f"{BLOCKED} kim -> a: blocked by Ann: No stamps; needs help from Kim & not nobody"
        "\nnext --as kim -> blocked: a & : No stamps; needs help from Kim"
        "\nnext p-1 --as kim -> blocked: a\nnext --as bob -> nothing to do"
        "\nruns --mine --as kim -> a (needs Kim)\nruns --blocked -> a (needs Kim)"
        "\nshow p-1 -> No stamps · needs help from Kim"
        "\nshow p-1 --stages -> No stamps · needs help from Kim"
        '\nruns --blocked --json -> "help": ["kim"]\nnext --json -> "helpers": ["kim"]'
        "\nkim! unblock p-1 a -> Kim [kim] may not do this"
        "\nann: unblock p-1 a\nnext --as kim -> nothing to do\nshow p-1 -> not needs help",
        id="a person, who may do no more than before",
    ),
    pytest.param(
        f"{BLOCKED} boss -> needs help from Boss & not nobody\nnext --as bea -> blocked: a"
        "\nnext --as bob -> Boss\nruns --mine --as bob -> p-1\nruns --blocked -> (needs Boss)"
        "\nann: skip p-1 a --reason No\nnext --as bob -> nothing to do",
        id="a role",
    ),
    pytest.param(
        f"{BLOCKED} IT -> Help from: IT is nobody of the organization; recorded as"
        "\nshow p-1 -> needs help from IT\nnext --as bob -> nothing to do\nnext -> help from IT",
        id="somebody outside",
    ),
    pytest.param(
        f"{BLOCKED} kin -> kin is nobody of the organization (did you mean 'kim'?)", id="a slip"
    ),
]


@pytest.mark.parametrize("script", ROWS)
def test_help(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    holds(tmp_path, monkeypatch, "a\nb", script)


def test_without_an_organization_anybody_is_told() -> None:
    run = walked("a > b", "block a help=kim")
    todos = pending(run.definition, run.state)
    assert [(todo.help, todo.helpers) for todo in todos] == [("kim", ("kim",))]
    assert concerning(todos, "kim") == todos
