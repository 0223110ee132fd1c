"""Control: the document-control block of a process, as auditors expect it."""

from msgspec import Struct

from flowdef.times import Period


class Signature(Struct, frozen=True, kw_only=True):
    """Who approved which version, when, and what the signature means."""

    by: str
    role: str = ""
    date: str = ""
    version: str = ""
    meaning: str = ""


class Revision(Struct, frozen=True, kw_only=True):
    """What changed in a version, and why."""

    version: str
    date: str = ""
    by: str = ""
    change: str = ""
    reason: str = ""


class Record(Struct, frozen=True, kw_only=True):
    """What is kept as proof, where and for how long; None where it is kept for good."""

    name: str
    where: str = ""
    retention: Period | None = None


class Reference(Struct, frozen=True, kw_only=True):
    """Another document: a web address or a file beside this one."""

    title: str
    url: str = ""
    file: str = ""


class Control(Struct, frozen=True, kw_only=True):
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
