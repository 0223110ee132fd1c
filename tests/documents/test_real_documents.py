"""Four real documents in our format: readable, traced to their sources, and no step lost."""

import csv
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from flowdef.graph.order import order_of
from flowdef.model.process import Wait
from sample_documents import REAL_DOCUMENTS, process, reading

DOCUMENTS = [pytest.param(path, id=path.stem) for path in REAL_DOCUMENTS]
ITEM = re.compile(r"[> ]*(?:[-*]|\d+\.) |\| \*\*")  # list items, and the rows of a table of steps
PHRASE = 8  # words in a row that two texts have in common only where one copied the other


def test_there_are_four() -> None:
    assert len(REAL_DOCUMENTS) == 4


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_real_document_reads_without_a_finding(path: Path) -> None:
    assert reading(path).findings == ()
    assert not order_of(process(path)).cyclic


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_real_document_names_its_source_and_licence(path: Path) -> None:
    reference = process(path).control.references[0]
    assert reference.url.startswith("https://github.com/")
    assert reference.title.endswith(("CC0-1.0", "Apache-2.0"))
    head = path.read_text(encoding="utf-8").split("\nkind:")[0]
    assert reference.url.removeprefix("https://github.com/") in head
    assert "in our own words" in head.replace("\n# ", " ")


@pytest.mark.parametrize("path", DOCUMENTS)
def test_every_step_has_a_source_and_every_source_a_step(path: Path) -> None:
    named = {row["step"] for row in rows(path)}
    steps = {step.id: step for step in process(path).steps}
    keys = yaml.safe_load(path.read_text(encoding="utf-8")).keys()
    stages = {stage.id for stage in process(path).stages}
    assert named - steps.keys() - stages - keys == set()
    assert [each for each in steps.keys() - named if not isinstance(steps[each].deed, Wait)] == []


@pytest.mark.corpora
@pytest.mark.parametrize("path", DOCUMENTS)
def test_the_table_of_sources_is_that_of_the_corpora(path: Path, corpora: Path) -> None:
    for row in rows(path):
        line = lines(corpora, row["source"])[int(row["line"]) - 1]
        assert digest(line) == row["digest"], row


@pytest.mark.corpora
@pytest.mark.parametrize("path", DOCUMENTS)
def test_no_item_of_the_source_is_lost(path: Path, corpora: Path) -> None:
    table = rows(path)
    for source in {row["source"] for row in table}:
        kept = {int(row["line"]) for row in table if row["source"] == source}
        items = {at for at, line in enumerate(lines(corpora, source), 1) if ITEM.match(line)}
        assert items - kept == set()


@pytest.mark.corpora
@pytest.mark.parametrize("path", DOCUMENTS)
def test_no_sentence_is_copied(path: Path, corpora: Path) -> None:
    clauses = re.split(r"[\n,;:.]", path.read_text(encoding="utf-8"))
    ours = {phrase for clause in clauses for phrase in phrases(clause)}
    for source in {row["source"] for row in rows(path)}:
        theirs = set(phrases("\n".join(lines(corpora, source))))
        assert ours & theirs == set()


def rows(path: Path) -> list[dict[str, str]]:
    """The table of sources beside a document."""
    with path.with_suffix(".steps.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def lines(corpora: Path, source: str) -> list[str]:
    """The lines of a source."""
    return (corpora / source).read_text(encoding="utf-8").split("\n")


def digest(line: str) -> str:
    """The first twelve digits of a line's SHA-256, blanks around it aside."""
    return sha256(line.strip().encode()).hexdigest()[:12]


def phrases(text: str) -> Iterator[str]:
    """Every run of words of a length that nobody writes twice by chance."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    for start in range(len(words) - PHRASE + 1):
        yield " ".join(words[start : start + PHRASE])
