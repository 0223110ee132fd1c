"""Two validators, one verdict: with `jsonschema-rs` and without it the same is found."""

import subprocess
import sys

import pytest
from hypothesis import given, settings

from broken_documents import DOCUMENTS, broken, misfitting
from flowdef.findings import Finding
from flowdef.model.document import Kind
from flowdef.reading import checked, validators
from flowdef.reading.tree import read_tree


def findings(source: bytes) -> tuple[Finding, ...]:
    return checked.findings(read_tree(source), "a.yaml")


def slow_findings(source: bytes) -> tuple[Finding, ...]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(validators, "fast", None)
        return findings(source)


@pytest.mark.parametrize("text", DOCUMENTS)
def test_good_documents_are_good_for_both(text: str) -> None:
    assert findings(text.encode()) == slow_findings(text.encode()) == ()


@given(misfitting())
def test_one_verdict_and_the_same_findings(source: bytes) -> None:
    assert findings(source) == slow_findings(source)


@pytest.mark.long
@settings(max_examples=5_000)
@given(misfitting() | broken())
def test_the_same_for_long(source: bytes) -> None:
    assert findings(source) == slow_findings(source)


PAIRS = [
    pytest.param("needs: [a, 1, 1.0]", id="numbers that are equal"),
    pytest.param("needs: [1, true, 0, false]", id="a number and a truth value"),
    pytest.param("needs: [{a: 1, b: [2]}, {b: [2.0], a: 1.0}]", id="mappings that are equal"),
    pytest.param("needs: [[1], [true]]", id="lists that are not"),
    pytest.param("approve: {role: a, quorum: 1.0}", id="a whole number as a fraction"),
    pytest.param("approve: {role: a, quorum: 1.5}", id="a fraction"),
    pytest.param("critical: 1", id="a number for a truth value"),
    pytest.param('id: "a\\n"', id="a line break at the end"),
    pytest.param("title: \U0001f600", id="text beyond the first plane"),
    pytest.param("due: 5d\u0663", id="digits of other scripts"),
]


@pytest.mark.parametrize("step", PAIRS)
def test_where_validators_like_to_differ(step: str) -> None:
    source = f"kind: process\nid: a\ntitle: A\nsteps: [{{id: b, title: c, {step}}}]\n".encode()
    assert findings(source) == slow_findings(source)


def _without_fast(code: str) -> list[str]:
    block = "import sys; sys.modules['jsonschema_rs'] = None\n"
    run = subprocess.run(
        [sys.executable, "-c", block + code], capture_output=True, text=True, check=True
    )
    return run.stdout.split()


def test_where_the_fast_validator_is_not_installed_reading_works() -> None:
    code = (
        "from flowdef.reading import checked\n"
        "from flowdef.reading.tree import read_tree\n"
        "text = b'kind: process\\nid: A\\ntitle: b\\nsteps: [{id: a, title: b}]'\n"
        "print(*(each.code for each in checked.findings(read_tree(text), 'a')))\n"
        "print(len(checked.findings(read_tree(text.replace(b'A', b'a')), 'a')))\n"
    )
    assert _without_fast(code) == ["SYN002", "0"]


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    code = (
        "import sys\n"
        "from flowdef.reading import checked\n"
        "from flowdef.reading.tree import read_tree\n"
        "text = b'kind: process\\nid: a\\ntitle: b\\nsteps: [{id: a, title: b}]'\n"
        "assert not checked.findings(read_tree(text), 'a')\n"
        "print(*sys.modules)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


@pytest.mark.parametrize("heavy", ["jsonschema", "referencing", "networkx", "jinja2", "difflib"])
def test_a_good_document_loads_nothing_that_only_explains(loaded: set[str], heavy: str) -> None:
    assert heavy not in loaded


def test_every_kind_has_its_validators() -> None:
    for kind in Kind:
        assert not validators.valid(kind, {})
        assert list(validators.errors(kind, {}))
