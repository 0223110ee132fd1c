"""Account data: what is proved of a process, for a machine."""

from typing import Any

from flowdef.proofs.account import Account
from flowdef.proofs.claim import Claim, Run, Standing
from flowdef.render.account_voice import ByIds


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
        "where": ByIds().where(claim.witness),
        "run": _run(claim.run) if claim.run else None,
        "size": claim.size,
    }


def _run(run: Run) -> dict[str, Any]:
    return {
        "given": dict(run.given),
        "answers": {
            step: [each if isinstance(each, str) else dict(each) for each in rounds]
            for step, rounds in run.answers
        },
        "acts": [
            {"step": each.step, "by": each.by, "represents": each.represents} for each in run.acts
        ],
    }
