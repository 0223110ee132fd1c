"""Rights: what a role may decide, and what an approval asks for, in words."""

from flowdef.model.organization import Right
from flowdef.model.process import Approval
from flowdef.render.handbook.parts import StepLine
from flowdef.render.words import label, name_of, number


def limit(right: Right) -> str:
    """'up to 25,000 EUR', 'without limit'."""
    if right.limit is None:
        return "without limit"
    return f"up to {number(right.limit)} {right.currency}".rstrip()


def asked(line: StepLine) -> str:
    """'Credit up to ‹Limit› EUR'; empty where the role alone is enough, and for other steps."""
    match line.step.deed:
        case Approval(authority=right) if right:
            most = f" up to {label(right.amount, line.fields)}" if right.amount else ""
            currency = f" {right.currency}" if right.amount and right.currency else ""
            return name_of(right.type) + most + currency
    return ""
