"""Yielded: what an output holds, by source."""

from typing import Any

import pytest

from flowdef.executor.yielded import yielded

DOCUMENT = '{"": 0, "a/b": [1, {"~": true}], "m~n": 8, "0": "zero", "no": null}'


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param("stdout", {"stdout": DOCUMENT}, id="all"),
        pytest.param("exit_code", {"exit_code": 3}, id="the code"),
        pytest.param("json:/", {"json:/": 0}, id="an empty key"),
        pytest.param("json:/a~1b/0", {"json:/a~1b/0": 1}, id="a slash"),
        pytest.param("json:/a~1b/1/~0", {"json:/a~1b/1/~0": True}, id="a tilde"),
        pytest.param("json:/m~0n", {"json:/m~0n": 8}, id="another tilde"),
        pytest.param("json:/0", {"json:/0": "zero"}, id="a key that is a number"),
        pytest.param("json:/no", {"json:/no": None}, id="null"),
        pytest.param("json:/x", {}, id="nothing there"),
        pytest.param("json:/a~1b/9", {}, id="past the end"),
        pytest.param("json:/a~1b/-", {}, id="no index"),
        pytest.param("json:/m~0n/0", {}, id="into a number"),
    ],
)
def test_a_source_is_found(source: str, found: dict[str, Any]) -> None:
    assert yielded((source,), DOCUMENT + "\r\n\n", 3) == found


@pytest.mark.parametrize("output", ["", "text", "{", "[" * 100_000, "NaN x"])
def test_what_is_no_json_says_so(output: str) -> None:
    assert yielded(("json:/a",), output, 0) == "its output is no JSON"


def test_the_whole_document_and_an_empty_output() -> None:
    assert yielded(("json:",), "[1]", 0) == {"json:": [1]}
    assert yielded(("stdout",), " \n", 0) == {}
