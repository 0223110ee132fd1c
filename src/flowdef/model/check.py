"""Check: a rule of the house, over each object of a kind."""

from dataclasses import dataclass, field

from flowdef.findings import NOWHERE, Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Where the condition `when` holds for an object, `message` is said of it."""

    when: str
    message: str
    severity: str = "warning"
    each: str = "step"  # process | stage | step | project | phase | task
    at: Places = field(default=NOWHERE, compare=False, repr=False)
