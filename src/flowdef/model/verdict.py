"""Verdict: what an approval says, and the name of the choice that records it."""

APPROVED, REJECTED = "approved", "rejected"


def verdict_name(step_id: str) -> str:
    """The name of the choice that an approval records: `approve-terms` gives `approve_terms`."""
    return step_id.replace("-", "_")
