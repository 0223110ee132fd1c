"""Control: the document-control block of a process, as auditors expect it."""

from dataclasses import dataclass

from flowdef.times import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who approved which version, when, and what the signature means."""

    by: str
    role: str = ""
    date: str = ""
    version: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What changed in a version, and why."""

    version: str
    date: str = ""
    by: str = ""
    change: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is kept as proof, where and for how long; None where it is kept for good."""

    name: str
    where: str = ""
    retention: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Another document: a web address or a file beside this one."""

    title: str
    url: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Everything that a process says about itself as a controlled document; dates are ISO text."""

    version: str = ""
    status: str = "draft"  # draft | in-review | approved | effective | obsolete
    effective_from: str = ""
    owner: str = ""
    purpose: str = ""
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    definitions: tuple[tuple[str, str], ...] = ()  # (term, meaning)
    responsibilities: tuple[tuple[str, str], ...] = ()  # (role, standing duty)
    resources: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    attachments: tuple[Reference, ...] = ()
    records: tuple[Record, ...] = ()
    review_every: Period | None = None
    last_review: str = ""
    approvals: tuple[Signature, ...] = ()
    revisions: tuple[Revision, ...] = ()
    not_applicable: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    applies_to: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    training: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
