"""Samples: the documents of this repository that mutations are tried on."""

from pathlib import Path

from mutations.sample import Sample

ROOT = Path(__file__).parent.parent.parent


def sample_documents() -> tuple[Sample, ...]:
    """Processes, projects and the organization, each as it stands."""
    files = [*ROOT.glob("processes/*.yaml"), *ROOT.glob("projects/*.yaml")]
    return tuple(
        Sample(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in (*sorted(files), ROOT / "organization.yaml")
    )


SAMPLES = sample_documents()
