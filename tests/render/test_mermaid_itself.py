"""Mermaid itself takes every picture that we draw."""

import json
import os
import shutil
import subprocess

import pytest

from flowdef.graph.order import order_of, order_of_project
from flowdef.render.pictures.mermaid import mermaid
from goldens import ROOT
from hostile_texts import everywhere
from processes_in_a_line import a_process
from sample_documents import sample_processes, sample_projects

NODE = ROOT / "tests" / "node"
HOSTILE = (
    *("end", "- x", "1. x", "%%{init: {}}%%", '"', "`x`", "click n1 call x", "{{", "__x__"),
    *("<b>", "&lt;", "#35;", "a; b", "style n1 fill:#fff", "subgraph", "\\", "|x|", "@{", ":::x"),
)

pytestmark = pytest.mark.node


def refused(sources: list[str]) -> list[str | None]:
    """Why Mermaid refuses each source; None where it takes it."""
    if shutil.which("node") is None or not (NODE / "node_modules" / "mermaid").exists():
        missing = "node, or `npm install --prefix tests/node --no-package-lock`, is missing"
        if os.environ.get("FLOWDEF_REQUIRE_NODE") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    done = subprocess.run(
        ["node", str(NODE / "parse_mermaid.mjs")],
        input=json.dumps(sources).encode(),
        capture_output=True,
        check=True,
        timeout=120,
    )
    found: list[str | None] = json.loads(done.stdout)
    return found


def test_every_picture_is_taken() -> None:
    pictures = [mermaid(each, order_of(each)) for each in sample_processes().values()]
    pictures += [mermaid(each, order_of_project(each)) for each in sample_projects().values()]
    intake = sample_processes()["project-intake"]
    pictures += [mermaid(everywhere(intake, text), order_of(intake)) for text in HOSTILE]
    assert refused(pictures) == [None] * len(pictures)


def test_what_is_too_large_for_mermaid_is_known() -> None:
    line = " > ".join(f"s{number}" for number in range(502))
    (reason,) = refused([mermaid(a_process(line), order_of(a_process(line)))])
    assert reason
    assert "the limit is 500" in reason
