"""SOP control: what an auditor looks for first, and what a reader must know to begin."""

from flowdef.model.control import Signature
from flowdef.model.derived import next_review
from flowdef.model.process import Process, Trigger
from flowdef.render import words
from flowdef.render.schedule_words import schedule_words
from flowdef.render.sop_parts import Fact
from flowdef.render.words import Names

_NOTICES = {
    "draft": "This document is a draft and not in force.",
    "in-review": "This document is in review and not yet in force.",
    "approved": "This document is approved and not yet in force.",
    "obsolete": "This document is obsolete. Do not work by it.",
}


def control_block(process: Process, names: Names) -> tuple[Fact, ...]:
    """The rows of the control block: what is said, 'not applicable', or a dash."""
    control = process.control
    absent = dict.fromkeys(control.not_applicable, "not applicable")
    rows = (
        ("Document", process.id, ""),
        ("Version", control.version, ""),
        ("Status", words.status(control.status), ""),
        ("Effective from", control.effective_from, "effective_from"),
        ("Owner", names.role(control.owner) if control.owner else "", ""),
        ("Authors", ", ".join(map(names.person, control.authors)), "authors"),
        ("Applies to", ", ".join(control.applies_to), "applies_to"),
        ("Supersedes", ", ".join(control.supersedes), "supersedes"),
        ("Approvals", "; ".join(_signed(each, names) for each in control.approvals), "approvals"),
        ("Next review", _review(process), "review"),
    )
    asked = {"Authors", "Applies to", "Supersedes"}  # said where there is something to say
    return tuple(
        Fact(title, value or absent.get(name, "–"))
        for title, value, name in rows
        if value or name in absent or title not in asked
    )


def notice(process: Process) -> str:
    """Why nobody should work by this document; empty where it is effective."""
    return _NOTICES.get(process.control.status, "")


def start(process: Process) -> str:
    """When a run begins and how often, in a sentence; empty where nothing is said."""
    often = f"Expected {words.rate(process.frequency)}." if process.frequency else ""
    clock = "Times count around the clock." if process.always else ""
    return " ".join(filter(None, (_trigger(process.trigger), often, clock)))


def targets(process: Process) -> str:
    """'lead time 10 working days, 90 % right the first time'; empty where there are none."""
    aims = process.targets
    parts = []
    if aims.lead_time:
        parts.append(f"lead time {words.duration(aims.lead_time, always=process.always)}")
    if aims.first_pass_yield is not None:
        parts.append(f"{words.percent(aims.first_pass_yield)} right the first time")
    return ", ".join(parts)


def _trigger(trigger: Trigger | None) -> str:
    if trigger is None:
        return ""
    if trigger.event:
        return f"Starts when this happens: {trigger.event.rstrip('.')}."
    if trigger.schedule:
        return f"Starts by itself {schedule_words(trigger.schedule)}."
    return "Starts when somebody decides so."


def _signed(signature: Signature, names: Names) -> str:
    who = names.person(signature.by)
    if signature.role:
        who += f", {names.role(signature.role)}"
    what = " ".join(filter(None, (signature.meaning or "approved", signature.version)))
    return f"{who}: {what}{f' on {signature.date}' if signature.date else ''}"


def _review(process: Process) -> str:
    """'2028-09-28 (every 24 months, last on 2026-09-28)', as much of it as is said."""
    control = process.control
    every = f"every {control.review_every}" if control.review_every else ""
    last = f"last on {control.last_review}" if control.last_review else ""
    how = ", ".join(filter(None, (every, last)))
    day = next_review(control)
    return f"{day} ({how})" if day else how
