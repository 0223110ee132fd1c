"""Laws of fixes, on samples with faults: they end, they break nothing, they touch nothing else."""

import re

import pytest

from flowdef.findings import Finding
from flowdef.lint.fixing import Fixed, fixed, worse
from flowdef.reading.document import read
from mutations.linting import findings_of
from mutations.mutation import Mutation
from mutations.samples import SAMPLES
from mutations.table import FAULTS, HARMLESS

pytestmark = pytest.mark.unmeasured

SEEDS = [
    pytest.param(range(1), id="one place"),
    pytest.param(range(1, 40), id="many places", marks=pytest.mark.long),
]


def mended(path: str, source: bytes, *, unsafe: bool) -> bytes:
    """The file after all passes, each of them held to the laws."""
    for _ in range(10):
        found = findings_of(path, source)
        result = fixed(source, found, unsafe=unsafe)
        if not result.made:
            return source
        check_the_rest(source, result)
        after = findings_of(path, result.source)
        if worse(found, after):  # such fixes are refused when files are mended
            assert unsafe, (path, result.made)
            return source
        if not unsafe:
            check_the_model(path, source, result.source)
        source = result.source
    raise AssertionError(f"the fixes of {path} never end")


def check_the_rest(source: bytes, result: Fixed) -> None:
    """All comments stay, but those on lines that a fix has changed."""
    changed = {line for each in result.made for line in lines_of(each)}
    before = source.decode().replace("\r\n", "\n").split("\n")
    for number, line in enumerate(before, 1):
        comment = re.search(r"(?:^|\s)(#.*)", line)
        if comment and number not in changed:
            assert comment[1].rstrip("\r").encode() in result.source, (number, line)


def lines_of(finding: Finding) -> set[int]:
    return {
        line
        for edit in (finding.fix.edits if finding.fix else ())
        for line in range(edit.span.line, edit.span.end_line + 1)
    }


def check_the_model(path: str, before: bytes, after: bytes) -> None:
    document = read(before, path).document
    assert document is None or read(after, path).document == document


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("seeds", SEEDS)
@pytest.mark.parametrize("mutation", [*FAULTS, *HARMLESS], ids=lambda each: each.name)
def test_fixes_end_and_break_nothing(mutation: Mutation, seeds: range, unsafe: bool) -> None:
    for sample in SAMPLES[:3]:
        for seed in seeds:
            mutated = mutation.on(sample, seed)
            if mutated:
                once = mended(sample.path, mutated.source, unsafe=unsafe)
                assert mended(sample.path, once, unsafe=unsafe) == once


def test_many_faults_of_the_table_mend_themselves() -> None:
    sample = SAMPLES[0]
    mutated = [each for mutation in FAULTS if (each := mutation.on(sample, 0))]
    assert (
        sum(mended(sample.path, each.source, unsafe=True) != each.source for each in mutated) > 10
    )
