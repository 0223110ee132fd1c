"""Linting in process: what a check says of one sample, the others around it as they stand."""

from functools import cache

from flowdef.findings import Finding
from flowdef.lint.engine import Subject, judge
from flowdef.lint.surroundings import Surroundings
from flowdef.model.document import Extra
from flowdef.reading.document import Read, read
from flowdef.workspace.collection import library_of
from mutations.samples import ALL, ROOT

_EXTRAS = frozenset(Extra)


def findings_of(path: str, source: bytes) -> tuple[Finding, ...]:
    """All findings of the file at `path`, were these its bytes."""
    mine = read(source, path)
    reads = [mine if each.path == path else each for each in _reads()]
    around = Surroundings(
        library=library_of(reads, whole=True, extras=_EXTRAS),
        extras=_EXTRAS,
        has_file=lambda name: (ROOT / name).is_file(),
    )
    subject = Subject(path=path, document=mine.document, found=mine.findings, source=source)
    return judge(subject, around)


@cache
def _reads() -> tuple[Read, ...]:
    settings = (ROOT / "flowdef.yaml").read_bytes()
    samples = (read(sample.text.encode(), sample.path) for sample in ALL)
    return (*samples, read(settings, "flowdef.yaml"))
