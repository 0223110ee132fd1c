"""Changes: what a process says otherwise than it did before, and whether its steps change."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from msgspec.structs import asdict, replace

from flowdef.lint.facts import ProcessFacts
from flowdef.model.fields import Field
from flowdef.model.process import Automation, Deed, Email, Process, Raci, Stage, Step

# What a document says about itself, not about the work; and what is compared under another name.
_ELSEWHERE = (
    *("version", "status", "effective_from", "review_every", "last_review", "approvals"),
    *("revisions", "not_applicable", "authors", "supersedes", "owner", "includes", "excludes"),
)


class Change(NamedTuple):
    """What is another, in words; `steps`: what is done, by whom, when or in which order."""

    what: str
    steps: bool = False


def changes(before: ProcessFacts, now: ProcessFacts) -> tuple[Change, ...]:
    """What changed in meaning, the steps first.

    Layout is none, nor what the document says about itself (status, approvals), nor what helps to
    find, forecast or test it (tags, effort, targets, scenarios): nobody works otherwise for it.
    """
    steps = [Change(what, steps=True) for what in _of_steps(before, now)]
    return (*steps, *(Change(what) for what in _of_wording(before.process, now.process)))


def told(found: tuple[Change, ...]) -> str:
    """The first three in words, and how many more there are."""
    more = len(found) - 3
    said = ", ".join(each.what for each in found[:3])
    return f"{said} and {more} more" if more > 0 else said


def _of_steps(before: ProcessFacts, now: ProcessFacts) -> Iterator[str]:
    yield from (f"new step '{each}'" for each in now.step if each not in before.step)
    yield from (f"removed step '{each}'" for each in before.step if each not in now.step)
    both = [each for each in now.step if each in before.step]
    old, new = (_sides(facts, frozenset(both)) for facts in (before, now))
    for step in both:
        for side, value in new[step].items():
            if value != old[step][side]:
                yield f"{side} of step '{step}'"
    was, is_ = _of_whole(before.process), _of_whole(now.process)
    yield from (side for side, value in is_.items() if value != was[side])


def _sides(facts: ProcessFacts, those: frozenset[str]) -> Mapping[str, Mapping[str, Any]]:
    """The sides of each step that matter to whoever does it, by the words for them."""
    seats = {seat.step.id: (seat.doer, seat.accountable) for seat in facts.seats}
    whole = facts.process.raci
    return {
        name: {
            "roles": (seats.get(name), _informed(step, facts.stage_of[name], whole)),
            "order": those & facts.order.ancestors(name),
            "condition": (_plain(facts.stage_of[name].when), _plain(step.when)),
            "work": _deed(step.deed),
            "data": _asked(step.collect),
            "deadline": (step.due, step.remind, step.escalate),
            "checks": _checks(step),
        }
        for name, step in facts.step.items()
    }


def _informed(step: Step, stage: Stage, whole: Raci) -> tuple[frozenset[str], frozenset[str]]:
    raci = step.raci.over(stage.raci).over(whole)
    return frozenset(raci.consulted), frozenset(raci.informed)


def _deed(deed: Deed) -> Any:
    """What is done, without the words of a mail, and how patient and how often a machine is."""
    match deed:
        case Automation(action=Email() as mail):
            return replace(mail, subject="", body="")
        case Automation(action=action):
            return action
        case _:
            return deed


def _asked(those: tuple[Field, ...]) -> Any:
    return {each.name: replace(each, label="", help="") for each in those}


def _checks(step: Step) -> tuple[Any, ...]:
    """What keeps a step from going wrong, apart from the words of it."""
    marks = (step.critical, step.hold_point, step.idempotent, bool(step.expect))
    return *marks, bool(step.warnings or step.cautions), len(step.checklist)


def _of_whole(process: Process) -> Mapping[str, Any]:
    trigger = process.trigger
    return {
        "owner": process.control.owner,
        "inputs": _asked(process.inputs),
        "outputs": {name for name, _ in process.outputs},
        "schedule": trigger and (trigger.schedule, trigger.missed, trigger.manual),
        "hours": process.always,
    }


def _of_wording(before: Process, now: Process) -> Iterator[str]:
    """The parts that have other words; those of one step are one."""
    was, is_ = _words(before), _words(now)
    yield from (part for part in is_ if part in was and is_[part] != was[part])


def _words(process: Process) -> dict[str, Any]:
    """The texts of each part; what there is only now, or was, is no matter of words."""
    control = process.control
    said = {
        **asdict(control),
        "scope": (control.includes, control.excludes),
        "title": process.title,
        "description": process.description,
        "result": process.result,
        "trigger": process.trigger and process.trigger.event,
    }
    return {
        **{
            name.replace("_", " "): _plain(value)
            for name, value in said.items()
            if name not in _ELSEWHERE
        },
        **{f"text of input '{name}'": text for name, text in map(_labels, process.inputs)},
        **{f"text of output '{name}'": _plain(text) for name, text in process.outputs},
        "stages": [stage.id for stage in process.stages],
        **{
            f"text of stage '{stage.id}'": _plain((stage.title, stage.description))
            for stage in process.stages
        },
        **{f"text of step '{step.id}'": _step_words(step) for step in process.steps},
        **{f"timeout or retries of step '{step.id}'": _patience(step) for step in process.steps},
    }


def _step_words(step: Step) -> Any:
    texts = (step.title, step.instructions, step.warnings, step.cautions, step.notes)
    asked = dict(map(_labels, step.collect))
    return _plain((*texts, step.checklist, step.expect, _mail(step))), asked


def _mail(step: Step) -> tuple[str, ...]:
    match step.deed:
        case Automation(action=Email() as mail):
            return mail.subject, mail.body
        case _:
            return ()


def _patience(step: Step) -> Any:
    """How often and how long a machine tries."""
    deed = step.deed
    return (deed.timeout, deed.retry, deed.secrets) if isinstance(deed, Automation) else None


def _labels(field: Field) -> tuple[str, Any]:
    return field.name, _plain((field.label, field.help))


def _plain(value: Any) -> Any:
    """The same words without their layout."""
    match value:
        case str():
            return " ".join(value.split())
        case tuple():
            return tuple(map(_plain, value))
        case _:
            return value
