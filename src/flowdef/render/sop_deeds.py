"""SOP deeds: approvals, automation, waits and sub-processes in sentences."""

import re
from collections.abc import Iterator
from typing import assert_never

from flowdef.model.process import (
    CONTINUE,
    Approval,
    Authority,
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

_HOST = re.compile(r"https?://([A-Za-z0-9.-]+)(?=[/:?#]|$)")


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


def _approval(approval: Approval, raci: Raci, setting: Setting) -> Iterator[str]:
    role = setting.names.role(approval.role)
    deputy = setting.names.deputy(approval.role)
    if approval.quorum == 1:
        instead = f", or the {deputy} as deputy," if deputy else ""
        yield f"The {role}{instead} approves or rejects."
    else:
        yield f"{approval.quorum} people must approve as {role}; one rejection decides."
    if approval.separate_from:
        yield f"Whoever did {setting.either_step(approval.separate_from)} must not decide."
    if approval.authority:
        yield _authority(approval, approval.authority, setting)
    yield _way_back(approval, raci, setting)


def _authority(approval: Approval, asked: Authority, setting: Setting) -> str:
    """Which right it takes, and how far it reaches for the role that approves."""
    currency = f" {asked.currency}" if asked.currency else ""
    amount = f" up to {setting.label(asked.amount)}{currency}" if asked.amount else ""
    right = setting.names.right(approval.role, asked.type)
    if not right or not asked.amount:
        reach = ""
    elif right.limit is None:
        reach = f"; the {setting.names.role(approval.role)} has it without limit"
    else:
        money = " ".join(filter(None, (words.number(right.limit), right.currency)))
        reach = f"; the {setting.names.role(approval.role)} has it up to {money}"
    return f"This takes the right “{words.name_of(asked.type)}”{amount}{reach}."


def _way_back(approval: Approval, raci: Raci, setting: Setting) -> str:
    if not approval.on_reject:
        return "A rejection ends the process."
    if approval.on_reject == CONTINUE:
        return "The work goes on after a rejection too."
    back = setting.steps([approval.on_reject])
    judge = raci.accountable or setting.process.control.owner
    whoever = _judge(judge, setting) if judge else "whoever answers for it"
    if approval.rounds == 1:
        return f"After a rejection {whoever} decides whether the work goes back to {back} or ends."
    return (
        f"After a rejection the work goes back to {back}. After {approval.rounds} rejections "
        f"{whoever} decides whether there is one more round or the process ends."
    )


def _judge(who: Performer, setting: Setting) -> str:
    name = setting.names.performer(who, setting.fields)
    return name if isinstance(who, InField) else f"the {name}"


def _automation(automation: Automation, step: Step, setting: Setting) -> str:
    match automation.action:
        case Command(shell=True):
            how = "by a command of the shell"
        case Command(arguments=arguments):
            how = f"by the command “{setting.fill(arguments[0])}”" if arguments else "by a command"
        case Http(url=url):
            host = _HOST.match(url)
            how = f"by a call to {host[1]}" if host else "by a call to a web service"
        case Email(to=to, subject=subject):
            receivers = words.listed([setting.fill(each) for each in to])
            how = f"by a mail to {receivers} with the subject “{setting.fill(subject)}”"
        case _:
            assert_never(automation.action)
    by_hand = "do it by hand as follows:" if step.instructions.strip() else "do it by hand."
    return f"This step is done automatically, {how}. {_if_it_fails(automation, step)}{by_hand}"


def _if_it_fails(automation: Automation, step: Step) -> str:
    """When a person comes in; what must not happen twice is looked at first."""
    attempts = automation.retry.attempts
    if step.idempotent is False:
        return "The machine tries once. If that fails, make sure that nothing was done, then "
    if attempts > 1:
        return f"If it fails {'twice' if attempts == 2 else f'{attempts} times'}, "
    return "If it fails, "


def _wait(wait: Wait, setting: Setting) -> str:
    if wait.duration:
        return f"Wait for {words.duration(wait.duration, always=setting.process.always)}."
    return f"Wait until {setting.label(wait.until)}."


def _call(call: Call, setting: Setting) -> Said:
    name = called(call.process, setting.around)
    parts: list[str | Link] = ["Follow the process", *name, "and come back with its results."]
    if call.inputs:
        asked = _asked(call, setting)
        given = "; ".join(
            f"“{asked.get(key) or words.name_of(key)}”: {setting.fill(words.value(value))}"
            for key, value in call.inputs
        )
        parts.append(f"Start it with {given}.")
    return tuple(parts)


def _asked(call: Call, setting: Setting) -> dict[str, str]:
    """What the other process asks at its start, by name in its own words; empty where unknown."""
    other = setting.around.called.get(call.process)
    return {each.name: each.title for each in other.inputs} if other else {}
