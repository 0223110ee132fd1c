"""SOP deeds: approvals, automation, waits and sub-processes in sentences."""

from typing import assert_never

from flowdef.model.process import (
    Approval,
    Automation,
    Call,
    Command,
    Email,
    Http,
    InField,
    Performer,
    Raci,
    Step,
    Wait,
    Work,
)
from flowdef.render import words
from flowdef.render.sop_setting import Setting, called
from flowdef.render.spoken import Link, Said


def deed(step: Step, raci: Raci, setting: Setting) -> Said:
    """What happens in a step that is no person's work; empty for work."""
    match step.deed:
        case Work():
            return ()
        case Approval() as approval:
            return tuple(_approval(approval, raci, setting))
        case Automation() as automation:
            return (_automation(automation, step, setting),)
        case Wait() as wait:
            return (_wait(wait, setting),)
        case Call() as call:
            return _call(call, setting)
        case _:
            assert_never(step.deed)


def _approval(approval: Approval, raci: Raci, setting: Setting) -> list[str]:
    role = setting.names.role(approval.role)
    if approval.quorum == 1:
        sentences = [f"{role} approves or rejects."]
    else:
        sentences = [f"{approval.quorum} people must approve as {role}; one rejection decides."]
    if approval.separate_from:
        sentences.append(
            f"Whoever did {setting.either_step(approval.separate_from)} must not decide."
        )
    if approval.authority:
        right = approval.authority
        limit = f" up to {setting.label(right.amount)}" if right.amount else ""
        currency = f" {right.currency}" if right.amount and right.currency else ""
        kind = right.type.replace("-", " ")
        sentences.append(f"This takes the right to decide on {kind}{limit}{currency}.")
    return [*sentences, _way_back(approval, raci, setting)]


def _way_back(approval: Approval, raci: Raci, setting: Setting) -> str:
    if not approval.on_reject:
        return "A rejection ends the process."
    if approval.on_reject == "continue":
        return "The work goes on after a rejection too."
    back = setting.steps([approval.on_reject])
    judge = raci.accountable or setting.process.control.owner
    whoever = _judge(judge, setting) if judge else "whoever answers for it"
    if approval.rounds == 1:
        return f"After a rejection {whoever} decides whether the work goes back to {back} or ends."
    return (
        f"After a rejection the work goes back to {back}. "
        f"After {approval.rounds} rounds {whoever} decides how it goes on."
    )


def _judge(who: Performer, setting: Setting) -> str:
    name = setting.names.performer(who, setting.fields)
    return name if isinstance(who, InField) else f"the {name}"


def _automation(automation: Automation, step: Step, setting: Setting) -> str:
    match automation.action:
        case Command():
            how = "by a command"
        case Http():
            how = "by a call to a web service"
        case Email(to=to, subject=subject):
            receivers = words.listed([setting.fill(each) for each in to])
            how = f"by a mail to {receivers} with the subject “{setting.fill(subject)}”"
        case _:
            assert_never(automation.action)
    by_hand = "do it by hand as follows:" if step.instructions.strip() else "do it by hand."
    return f"This step is done automatically, {how}. If that fails, {by_hand}"


def _wait(wait: Wait, setting: Setting) -> str:
    if wait.duration:
        return f"Wait for {words.duration(wait.duration, always=setting.process.always)}."
    return f"Wait until {setting.label(wait.until)}."


def _call(call: Call, setting: Setting) -> Said:
    name = called(call.process, setting.around)
    parts: list[str | Link] = ["Follow the process", *name, "and come back with its results."]
    if call.inputs:
        given = "; ".join(
            f"{words.name_of(key).lower()}: {setting.fill(_plain(value))}"
            for key, value in call.inputs
        )
        parts.append(f"Give it {given}.")
    return tuple(parts)


def _plain(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case tuple():
            return words.listed([str(each) for each in value])
        case _:
            return str(value)
