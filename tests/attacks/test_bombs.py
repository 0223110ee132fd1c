"""Files that grow when they are read, at every door that reads YAML or JSON."""

import json
import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from attacked import Victim
from yaml_bombs import BOMBS

pytestmark = pytest.mark.unmeasured

_SHORT = ("nine lists of nine aliases", "a chain of aliases", "30,000 opening brackets",
          "one huge number", "many merge keys", "10 MB")  # fmt: skip
ROWS = [
    pytest.param(make, id=name, marks=() if name in _SHORT else pytest.mark.long)
    for name, make in BOMBS.items()
]
JSON = {
    "many brackets": b"[" * 200_000,
    "many braces": b'{"a":' * 200_000,
    "a number of many digits": b'{"start": {"values": {"n": ' + b"9" * 200_000 + b"}}}",
    "one key many times": b"{" + b'"start": {},' * 20_000 + b'"steps": {}}',
    "a list where a mapping belongs": b'{"start": [], "steps": []}',
    "nothing": b"null",
    "lists in place of words": b'{"start": {"as": [[]], "values": {"v": [[[]]], "n": {}}}}',
    "many steps": json.dumps({"steps": {f"s{n}": {} for n in range(5_000)}}).encode(),
    "many rounds": json.dumps({"steps": {"one": [{"as": "sam"}] * 20_000}}).encode(),
    "steps within steps": b'{"steps": {"one": ' * 5_000 + b"{}" + b"}}" * 5_000,
    "a number that is none": b'{"start": {"values": {"n": NaN, "v": Infinity}}}',
    "half a character": b'{"start": {"values": {"v": "\\ud800"}}}',
}
PROCESS = """\
inputs: {v: {type: text}, n: {type: integer}}
steps: [{id: one, title: One, responsible: clerk}]
"""


@pytest.fixture
def victim(tmp_path: Path) -> Victim:
    victim = Victim(tmp_path)
    victim.process("all", PROCESS)
    assert victim.flowdef("start", "all").code == 0
    return victim


def _grown(before: int) -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before


@pytest.mark.parametrize("make", ROWS)
@pytest.mark.parametrize("door", ["flowdef.yaml", "organization.yaml", "answers.yaml"])
def test_a_bomb_goes_off_at_no_door(victim: Victim, door: str, make: Callable[[], bytes]) -> None:
    (victim.folder / door).write_bytes(make())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    words = ["start", "all"] if door != "answers.yaml" else ["start", "all", "--answers", door]
    said = victim.flowdef(*words)
    assert len(said.all) < 100_000
    if door != "answers.yaml":
        for other in (["next"], ["verify"], ["trust", "--check"]):
            assert len(victim.flowdef(*other).all) < 100_000
    assert _grown(before) < 400_000  # KiB


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in JSON.items()])
def test_answers_that_grow_are_told(victim: Victim, data: bytes) -> None:
    (victim.folder / "answers.json").write_bytes(data)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for words in (
        ["start", "all", "--answers", "answers.json"],
        ["done", "all-1", "one", "--answers", "answers.json"],
        ["step", "all-1", "--answers", "answers.json"],
    ):
        assert len(victim.flowdef(*words).all) < 400_000
    assert _grown(before) < 400_000  # KiB


KEPT = {
    "many brackets": b"[" * 200_000,
    "many braces": b'{"a":' * 200_000,
    "a number of many digits": b'{"key": ' + b"9" * 200_000 + b"}",
    "no UTF-8": b"\xff" * 99,
    "nothing": b"",
}


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in KEPT.items()])
@pytest.mark.parametrize("name", ["compiled.json", "runs.index", "runs.heads"])
def test_what_is_kept_beside_the_log_is_read_with_care(
    victim: Victim, name: str, data: bytes
) -> None:
    (victim.folder / ".flowdef" / name).write_bytes(data)
    for words in (["next"], ["runs"], ["verify"], ["comment", "all-1", "Hello"]):
        assert victim.flowdef(*words).code == 0
