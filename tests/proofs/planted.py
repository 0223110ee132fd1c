"""Planted: copies of the sample processes with one fault each, and what is proved of them."""

from functools import cache
from typing import NamedTuple

from flowdef.lint.facts import ProcessFacts
from flowdef.lint.proved import Around, account_of
from flowdef.model.organization import Organization
from flowdef.model.process import Process
from flowdef.proofs.account import Account
from flowdef.proofs.claim import Claim, Proof, Standing
from flowdef.reading.document import read
from sample_documents import ROOT, sample_organization, sample_processes

STAFF = sample_organization()
AT = "2026-11-23T09:00:00Z"


class Fault(NamedTuple):
    """A fault of a sample process: what stands there, and what is put in its place."""

    process: str
    there: str
    instead: str


@cache
def copy(fault: Fault) -> Process:
    """The sample process with the fault in it."""
    path = f"processes/{fault.process}.yaml"
    text = (ROOT / path).read_text(encoding="utf-8")
    assert text.count(fault.there) == 1, fault.there
    document = read(text.replace(fault.there, fault.instead).encode(), path).document
    assert isinstance(document, Process)
    return document


@cache
def account(process: Process, organization: Organization | None = STAFF) -> Account:
    """All that is proved of it."""
    return account_of(ProcessFacts(process), Around(organization, AT[:10], sample_processes().get))


def planted(fault: Fault, proof: Proof) -> Claim:
    """The one claim of a proof that the fault has broken."""
    before = {each.what for each in _broken(sample_processes()[fault.process], proof)}
    found = [each for each in _broken(copy(fault), proof) if each.what not in before]
    assert len(found) == 1, found
    return found[0]


def _broken(process: Process, proof: Proof) -> tuple[Claim, ...]:
    return account(process).of(proof, Standing.BROKEN)
