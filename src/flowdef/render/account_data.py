"""Account data: what is proved of a process, for a machine."""

from typing import Any

from flowdef.expressions.shown import shown
from flowdef.paths.regions import Region
from flowdef.proofs.account import Account
from flowdef.proofs.claim import Claim, Standing


def account_data(account: Account) -> dict[str, Any]:
    """The process, how many claims came out how, and every claim."""
    process = account.process
    return {
        "id": process.id,
        "title": process.title,
        "version": process.control.version,
        **{str(each): account.count(each) for each in Standing},
        "claims": [_claim(each) for each in account.claims],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "proof": str(claim.proof),
        "subject": claim.subject,
        "standing": str(claim.standing),
        "what": claim.what,
        "why": claim.why,
        "witness": [_answer(each) for each in claim.witness],
        "size": claim.size,
    }


def _answer(region: Region) -> dict[str, Any]:
    return {
        "field": region.field,
        "value": None if region.witness is None else shown(region.witness),
        "words": region.words,
    }
