"""Risk text: how likely the dates of a project are, for the terminal, with a histogram."""

from msgspec import Struct

from flowdef.model.project import Project, Risk
from flowdef.plan.risk.outcome import Forecast, Leads, Spread
from flowdef.render.histogram import histogram, share
from flowdef.render.lines import columns, wrapped
from flowdef.render.plan_words import PlanWords
from flowdef.render.words import count, listed, percent

_HEAD = ("Dates", "P50", "P80", "P90", "in time")


class Sheet(Struct, frozen=True, kw_only=True):
    """A forecast and what it is told with; `mark` draws the bars."""

    project: Project
    forecast: Forecast
    words: PlanWords
    mark: str


def risk_text(sheet: Sheet, width: int) -> str:
    """The end, its histogram, the milestones, what the end rests on, and what risks cost."""
    width = width or 120
    blocks = (
        _head(sheet, width),
        _end(sheet, width),
        _drawn(sheet, width),
        _milestones(sheet, width),
        _paths(sheet, width),
        _risks(sheet, width),
    )
    return "\n".join(filter(None, blocks))


def _head(sheet: Sheet, width: int) -> str:
    asked = sheet.forecast.asked
    lines = [f"{sheet.project.title}  [{sheet.project.id}]"]
    to = f" to {asked.target}" if asked.target else ""
    lines.append(f"The plan{to}, drawn {asked.samples:,} times with seed {asked.seed}.")
    if sheet.forecast.fixed:
        lines.append(_NOTHING if sheet.forecast.tasks else _OVER)
    return "".join(f"{wrapped(line, width)}\n" for line in lines)


_NOTHING = (
    "Every sample is the plan, for nothing in it varies: no open task has three points that differ,"
    " such as 'effort: {optimistic: 1d, likely: 2d, pessimistic: 5d}', and no risk counts that has"
    " 'probability' and 'impact'."
)


_OVER = "Every sample is what happened, for nothing is open any more."


def _end(sheet: Sheet, width: int) -> str:
    found = sheet.forecast
    rows = [_HEAD, _row(sheet, found.asked.target or "The end", found.struck)]
    if found.costs:
        rows.append(_row(sheet, "  without risks", found.estimated))
    if found.fixed:
        return columns(rows, width)
    day = sheet.words.day(found.planned)
    said = f"If all takes what is likely and nothing strikes: {day}."
    if found.buffer:
        span = sheet.words.span(found.buffer)
        said += f" Buffer for P80: {span} of working time after that."
    else:
        said += " P80 is no later, and needs no buffer."
    return columns(rows, width) + f"{wrapped(said, width)}\n"


def _row(sheet: Sheet, name: str, found: Spread) -> tuple[str, ...]:
    days = map(sheet.words.day, (found.p50, found.p80, found.p90))
    if found.deadline is None or found.chance is None:
        return name, *days, ""
    return name, *days, f"{share(found.chance)} by {sheet.words.day(found.deadline)}"


def _drawn(sheet: Sheet, width: int) -> str:
    found = sheet.forecast
    if found.fixed:
        return ""
    struck = found.struck
    names = {"plan": found.planned, "P50": struck.p50, "P80": struck.p80, "P90": struck.p90}
    marked = [(each.astimezone(sheet.words.zone).date(), name) for name, each in names.items()]
    if struck.deadline is not None:
        marked.append((struck.deadline.astimezone(sheet.words.zone).date(), "deadline"))
    return histogram(found.days, marked, width, sheet.mark)


def _milestones(sheet: Sheet, width: int) -> str:
    rows: list[tuple[str, ...]] = [("Milestones", *_HEAD[1:])]
    for each in sheet.forecast.milestones:
        rows.append(_row(sheet, each.task.id, each.estimated))
        if sheet.forecast.costs:
            rows.append(_row(sheet, "  with risks", each.struck))
    return columns(rows, width) if len(rows) > 1 else ""


def _paths(sheet: Sheet, width: int) -> str:
    tasks = sheet.forecast.tasks
    led = [each for each in tasks if each.criticality]
    if not led or sheet.forecast.fixed:
        return ""
    what = sheet.forecast.asked.target or "the end"
    rows = [_lead(each) for each in sorted(led, key=lambda each: -each.criticality)]
    never = len(tasks) - len(led)
    rows += [f"   0 %   {count(never, 'other open task')}"] if never else []
    spread = sum(each.spread for each in tasks)
    said = (
        f"Three points that differ: {spread} of {count(len(tasks), 'open task')};"
        " the others (=) take in every sample what they say."
    )
    head = f"How often {what} rests on a task:"
    return "\n".join(
        (wrapped(head, width), *(wrapped(row, width, 9) for row in rows), wrapped(said, width), "")
    )


def _lead(each: Leads) -> str:
    fixed = " " if each.spread else "="
    return f"{share(each.criticality):>6} {fixed} {each.task.title}  [{each.task.id}]"


def _risks(sheet: Sheet, width: int) -> str:
    words, costs = sheet.words, sheet.forecast.costs
    rows = [("Risks", "chance", "impact", "on average", "P80 without it")]
    for each in sorted(costs, key=lambda each: (-each.worth, -each.expected)):
        worth = f"{words.span(each.worth)} sooner" if each.worth else "the same"
        rows.append((each.risk.id, *_weighed(each.risk), words.span(each.expected), worth))
    told = columns(rows, width) + f"{wrapped(_HOW, width)}\n" if costs else ""
    if sheet.forecast.left_out:
        names = listed([f"{risk.id} ({why})" for risk, why in sheet.forecast.left_out])
        told += f"{wrapped(f'Not counted: {names}.', width)}\n"
    return told


def _weighed(risk: Risk) -> tuple[str, str]:
    """Its probability and impact, as they are told."""
    chance = percent(risk.probability) if risk.probability is not None else ""
    clock = " by the clock" if risk.impact and risk.impact.elapsed else ""
    return chance, f"{risk.impact}{clock}"


_HOW = (
    "What strikes is added to the end, and to a milestone as if it did so before: the register"
    " does not say which task it hits, so no float swallows any of it."
)
