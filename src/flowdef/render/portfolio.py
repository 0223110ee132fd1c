"""Portfolio in the terminal: five questions and their answers, readable at any width."""

from collections.abc import Iterable, Iterator

from flowdef.calendar.working import WorkingTime
from flowdef.plan.delays import spoken_days
from flowdef.plan.open_step import OpenStep
from flowdef.plan.portfolio import Assignment, Next, Portfolio, Post, Priority, Risk
from flowdef.render import words
from flowdef.render.lines import wrapped
from flowdef.render.words import Names

_NEXT = 3  # tasks of a project that are named as what comes next; how many more is told
_PATH = 4  # tasks of a path that are named; how many more is told


def portfolio_text(found: Portfolio, names: Names, working: WorkingTime, width: int = 0) -> str:
    """Five headings with what there is to say below each; `width` 0 wraps nothing."""
    parts = (
        (f"Priorities on {found.day}", _priorities(found, names, working)),
        ("At risk of delay", map(_risk, found.risks)),
        (f"Who does what until {found.until}", _people(found, names)),
        ("Who needs help", _help(found, names)),
        ("What needs to change", _changes(found)),
    )
    lines: list[str] = []
    for title, told in parts:
        lines += [title, *(f"  {line}" for line in tuple(told) or ("nothing",)), ""]
    return "".join(f"{wrapped(line, width, 6)}\n" for line in lines[:-1])


def _priorities(found: Portfolio, names: Names, working: WorkingTime) -> Iterator[str]:
    for each in found.priorities:
        yield " · ".join((f"{each.priority:4} {each.project}", *_facts(each, names, working)))
        if each.next and each.status in ("active", "approved"):
            yield f"     next: {_several(map(_next, each.next), _NEXT)}"


def _facts(each: Priority, names: Names, working: WorkingTime) -> Iterator[str]:
    yield words.status(each.status)
    if each.manager:
        yield names.person(each.manager)
    yield f"{each.finished} of {words.count(each.tasks, 'task')} finished"
    if each.finish:
        yield f"ends {each.finish}{_reserve(each, working)}"


def _reserve(each: Priority, working: WorkingTime) -> str:
    if each.reserve is None:
        return ""
    side = "before" if each.reserve >= 0 else "after"
    if not each.reserve:
        return f", on its deadline {each.deadline}"
    return f", {spoken_days(abs(each.reserve), working)} {side} its deadline {each.deadline}"


def _next(each: Next) -> str:
    when = f"under way until {each.finish}" if each.under_way else f"from {each.start}"
    return f"{each.task} ({when})"


def _risk(risk: Risk) -> str:
    what = f"{risk.project}/{risk.task}" if risk.task else risk.project
    path = f" (through {_several(risk.path, _PATH, ', then ')})" if risk.path else ""
    return f"{what}: {'; '.join(risk.why)}{path}"


def _people(found: Portfolio, names: Names) -> Iterator[str]:
    for post in found.people:
        yield f"{names.person(post.person)}: {_doing(post, found.day)}"
    if found.open:
        yield f"ready, and in nobody's hands: {'; '.join(map(_open, found.open))}"
    if found.free:
        people = ", ".join(names.person(each) for each in found.free)
        yield f"nothing by name: {people}"


def _doing(post: Post, day: str) -> str:
    """What somebody has to do, the tasks of one project together."""
    by_project: dict[str, list[str]] = {}
    for work in post.work:
        project, _, task = work.what.partition("/")
        by_project.setdefault(project if task else "", []).append(_work(work, task, day))
    return "; ".join(
        f"{project}: {', '.join(texts)}" if project else ", ".join(texts)
        for project, texts in by_project.items()
    )


def _work(work: Assignment, task: str, day: str) -> str:
    if not task:  # a step of a run
        return f"{work.what}{f' (due {work.finish})' if work.finish else ''}"
    if work.start <= day:
        return f"{task} (until {work.finish})"
    days = work.start if work.start == work.finish else f"{work.start} to {work.finish}"
    return f"{task} ({days})"


def _open(step: OpenStep) -> str:
    due = f", due {step.due}{', late' if step.late else ''}" if step.due else ""
    return f"{step.run} {step.step} ({step.who}{due})"


def _help(found: Portfolio, names: Names) -> Iterator[str]:
    for each in found.help:
        if not each.what:  # a person
            yield f"{names.person(each.who)}: {each.why}"
            continue
        who = f"; {names.person(each.who)} can help" if each.who else ""
        waits = f"; {each.holds_up} waits for it" if each.holds_up else ""
        yield f"{each.what}: {each.why or 'blocked'}{who}{waits}"


def _changes(found: Portfolio) -> Iterator[str]:
    for number, change in enumerate(found.changes, 1):
        command = f" ({change.command})" if change.command else ""
        yield f"{number}. {change.what}{command}"


def _several(texts: Iterable[str], most: int, between: str = ", ") -> str:
    """The first of the texts, and how many more there are."""
    told = tuple(texts)
    more = f" and {len(told) - most} more" if len(told) > most else ""
    return between.join(told[:most]) + more
