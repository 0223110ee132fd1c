"""An editor's language server with our schemas: completion, advice, squiggles at their place."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from goldens import ROOT
from language_server import LanguageServer
from schema_documents import FOLDER as SAMPLES

PACKAGE = ROOT / "tests" / "node" / "node_modules" / "yaml-language-server"
FOLDER = ROOT / "processes"
HEAD = """\
# yaml-language-server: $schema=../schemas/process.schema.json
kind: process
id: send-offer
title: Send an offer
steps:
  - id: write-offer
    title: Write the offer
"""
FIRST = HEAD.count("\n")  # the line below the head, counted from 0

pytestmark = pytest.mark.node


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    script = PACKAGE / "bin" / "yaml-language-server"
    if shutil.which("node") is None or not script.exists():
        missing = "node, or `npm install --prefix tests/node --no-package-lock`, is missing"
        if os.environ.get("FLOWDEF_REQUIRE_NODE") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    with LanguageServer(script, ROOT) as running:
        yield running


def squiggles(server: LanguageServer, text: str) -> list[tuple[int, int, int, str]]:
    """Line below the head (from 0), first and last column, message; in the order of the text."""
    found = [
        (
            each["range"]["start"]["line"] - FIRST,
            each["range"]["start"]["character"],
            each["range"]["end"]["character"],
            each["message"],
        )
        for each in server.open(FOLDER, HEAD + text)
    ]
    return sorted(found)


def completion(server: LanguageServer, text: str, column: int) -> dict[str, Any]:
    """What is offered on the last line of the text, by label."""
    whole = HEAD + text
    server.open(FOLDER, whole)
    answer = server.ask_at("textDocument/completion", whole.count("\n"), column)
    return {each["label"]: each for each in answer["items"]}


def test_a_sound_document_has_no_squiggle(server: LanguageServer) -> None:
    assert squiggles(server, "    due: {for: 2d, elapsed: true}\n    x-own: anything\n") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "    efort: 20m\n", (0, 4, 9, "Property efort is not allowed."), id="an unknown key"
        ),
        pytest.param(
            "    effort: 20m\n    due: 5\n",
            (1, 9, 10, "Incorrect type. Expected one of string, object."),
            id="a wrong type",
        ),
        pytest.param(
            "    due: five days\n",
            (0, 9, 18, "`due` is a duration (`5d`), or"),
            id="a wrong form, with our advice",
        ),
        pytest.param(
            "    wait: {for: 2d}\n    due: 5d\n",
            (1, 4, 7, "A wait ends by itself, so it is never `due`."),
            id="a key of another kind of step",
        ),
        pytest.param(
            "    collect: {credit: {type: choise}}\n",
            (0, 29, 35, "A field is of one of these types: text,"),
            id="a wrong choice, inside a mapping on one line",
        ),
        pytest.param(
            "    wait: {}\n",
            (0, 4, 8, "A wait is either `for` a time"),
            id="a key that is missing, at what misses it",
        ),
    ],
)
def test_a_squiggle_stands_at_the_right_place(
    server: LanguageServer, text: str, found: tuple[int, int, int, str]
) -> None:
    ((line, first, last, message),) = squiggles(server, text)
    assert (line, first, last) == found[:3]
    assert message.startswith(found[3])


def test_keys_of_a_step_are_completed_with_what_they_mean(server: LanguageServer) -> None:
    offered = completion(server, "    ", 4)
    assert {"responsible", "due", "approve", "collect", "hold_point"} <= offered.keys()
    assert "title" not in offered
    assert offered["expect"]["documentation"] == "How one knows that it worked."


def test_values_are_completed(server: LanguageServer) -> None:
    offered = completion(server, "    collect: {credit: {type: }}", 29)
    assert {"text", "choice", "person"} <= offered.keys()


def test_a_key_is_explained_with_an_example(server: LanguageServer) -> None:
    server.open(FOLDER, HEAD + "    remind: 1d\n    due: 5d\n")
    answer = server.ask_at("textDocument/hover", FIRST, 6)
    said = answer["contents"]["value"].replace("\\", "")
    assert "How long before `due` whoever does it is reminded." in said
    assert "1d" in said


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*.yaml")), ids=lambda file: file.stem)
def test_the_sample_documents_have_no_squiggle(server: LanguageServer, file: Path) -> None:
    assert server.open(SAMPLES, file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("kind", ["workspace", "organization", "project"])
def test_the_other_schemas_are_found_from_a_document(server: LanguageServer, kind: str) -> None:
    text = f"# yaml-language-server: $schema=../schemas/{kind}.schema.json\nkind: {kind}\nid: A\n"
    messages = [each["message"] for each in server.open(FOLDER, text)]
    assert any(message.startswith("An id is lower-case letters") for message in messages)
    assert not any("load" in message or "resolve" in message for message in messages)


def test_nothing_is_asked_of_the_world(server: LanguageServer) -> None:
    server.open(FOLDER, HEAD)
    assert set(server.requests) <= {"workspace/configuration", "client/registerCapability"}
