"""Check: a rule of the house, over each object of a kind."""

from flowdef.findings import NOWHERE, Places
from flowdef.sited import Sited


class Check(Sited, frozen=True, kw_only=True):
    """Where the condition `when` holds for an object, `message` is said of it.

    `code` is what findings of it are called by; empty: what its position says.
    """

    when: str
    message: str
    code: str = ""
    severity: str = "warning"
    each: str = "step"  # process | stage | step | project | phase | task
    at: Places = NOWHERE
