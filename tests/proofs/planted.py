"""Planted: copies of the sample processes with one fault each, and what is proved of them."""

from typing import NamedTuple

from flowdef.lint.facts import ProcessFacts
from flowdef.lint.proved import account_of
from flowdef.model.process import Process
from flowdef.proofs.account import Account
from flowdef.proofs.claim import Claim, Proof, Standing
from flowdef.reading.document import read
from sample_documents import ROOT


class Fault(NamedTuple):
    """A fault of a sample process: what stands there, and what is put in its place."""

    process: str
    there: str
    instead: str


def copy(fault: Fault) -> Process:
    """The sample process with the fault in it."""
    path = f"processes/{fault.process}.yaml"
    text = (ROOT / path).read_text(encoding="utf-8")
    assert text.count(fault.there) == 1, fault.there
    document = read(text.replace(fault.there, fault.instead).encode(), path).document
    assert isinstance(document, Process)
    return document


def account(process: Process) -> Account:
    """All that is proved of it."""
    return account_of(ProcessFacts(process))


def broken(process: Process, proof: Proof) -> Claim:
    """The one claim of a proof that is broken; no other proof has a broken one."""
    found = [each for each in account(process).claims if each.standing is not Standing.HOLDS]
    assert [(each.proof, each.standing) for each in found] == [(proof, Standing.BROKEN)], found
    return found[0]
