"""Samples: the documents of this repository that mutations are tried on."""

import os
from pathlib import Path

from mutations.sample import Sample

ROOT = Path(__file__).parent.parent.parent
# What the short run tries: between them they have every construct that a mutation looks for.
FEW = {
    "background-check",
    "customer-onboarding",
    "employee-onboarding",
    "erp-introduction",
    "hire-support-engineer",
    "project-intake",
}


def sample_documents() -> tuple[Sample, ...]:
    """Processes, projects and the organization, each as it stands."""
    files = [*ROOT.glob("processes/*.yaml"), *ROOT.glob("projects/*.yaml")]
    return tuple(
        Sample(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in (*sorted(files), ROOT / "organization.yaml")
    )


def tried(samples: tuple[Sample, ...]) -> tuple[Sample, ...]:
    """All of them in the long run, else a few; the organization always."""
    if os.environ.get("FLOWDEF_LONG"):
        return samples
    return tuple(each for each in samples if Path(each.path).stem in {*FEW, "organization"})


ALL = sample_documents()
SAMPLES = tried(ALL)
