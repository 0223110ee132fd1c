"""Account data: what is proved of a process, for a machine."""

from typing import Any

from flowdef.model.process import Scenario
from flowdef.proofs.account import Account
from flowdef.proofs.claim import Claim, Deed, Standing
from flowdef.render.account_voice import ByIds


def account_data(account: Account) -> dict[str, Any]:
    """The process, how many claims came out how, and every claim."""
    process = account.process
    return {
        "id": process.id,
        "title": process.title,
        "version": process.control.version,
        "organization": account.organization,
        "day": account.day,
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
        "run": [_deed(each) for each in claim.run],
        "scenario": _scenario(claim.scenario) if claim.scenario else None,
        "start": claim.start,
        "size": claim.size,
    }


def _scenario(scenario: Scenario) -> dict[str, Any]:
    return {
        "given": dict(scenario.given),
        "answers": {
            step: [each if isinstance(each, str) else dict(each) for each in rounds]
            for step, rounds in scenario.answers
        },
    }


def _deed(deed: Deed) -> dict[str, Any]:
    return {
        "step": deed.step,
        "word": deed.word,
        "values": dict(deed.values),
        "by": deed.by,
        "represents": deed.represents,
    }
