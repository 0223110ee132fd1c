"""Sample documents: the workspace of this repository, and four real documents, as values."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from flowdef.model.organization import Organization
from flowdef.model.process import InField, Performer, Process, Raci, Step
from flowdef.model.project import Project
from flowdef.reading.document import Read, read

ROOT = Path(__file__).parent.parent
REAL = ROOT / "tests" / "data" / "sops"

SAMPLES = (
    ROOT / "flowdef.yaml",
    ROOT / "organization.yaml",
    *sorted((ROOT / "processes").glob("**/*.yaml")),
    *sorted((ROOT / "projects").glob("**/*.yaml")),
)
REAL_DOCUMENTS = tuple(path for path in sorted(REAL.glob("*.yaml")) if path.stem != "flowdef")


@cache
def reading(path: Path) -> Read:
    """One file, read."""
    return read(path.read_bytes(), path.relative_to(ROOT).as_posix())


def process(path: Path) -> Process:
    """The process in a file."""
    document = reading(path).document
    assert isinstance(document, Process), reading(path).findings
    return document


def sample_processes() -> dict[str, Process]:
    """The processes of the sample workspace by id."""
    documents = (reading(path).document for path in SAMPLES)
    return {each.id: each for each in documents if isinstance(each, Process)}


def sample_projects() -> dict[str, Project]:
    """The projects of the sample workspace by id."""
    documents = (reading(path).document for path in SAMPLES)
    return {each.id: each for each in documents if isinstance(each, Project)}


def sample_organization() -> Organization:
    """The organization of the sample workspace."""
    document = reading(ROOT / "organization.yaml").document
    assert isinstance(document, Organization)
    return document


def roles_in(raci: Raci) -> Iterator[str]:
    """The roles that a RACI names; people in fields are left out."""
    performers: tuple[Performer | None, ...] = (raci.responsible, raci.accountable)
    for performer in (*performers, *raci.consulted, *raci.informed):
        if performer and not isinstance(performer, InField):
            yield performer


def fields_in(step: Step) -> Iterator[str]:
    """The fields whose person does a step or answers for it."""
    for performer in (step.raci.responsible, step.raci.accountable):
        if isinstance(performer, InField):
            yield performer.field
