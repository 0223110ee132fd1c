"""Plan: the dates of a project, its critical path, and why."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from typer import Argument, Option

from flowdef.cli.shell.words import Json, On

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flowdef.model.project import Project
    from flowdef.plan.computed import Computed
    from flowdef.plan.levelling.project import Levelled
    from flowdef.render.gantt import Marks
    from flowdef.render.plan_text import Sheet
    from flowdef.render.plan_words import PlanWords
    from flowdef.workspace.lookup import Found


_Name = Annotated[str, Argument(help="A project: its id, or its file's path.")]
_To = Annotated[str, Option(metavar="TASK", help="Only what leads to this task or milestone.")]
_Why = Annotated[
    str, Option(metavar="TASK", help="The reasons for this task's date, back to the start.")
]
_Quality = Annotated[
    bool, Option("--quality", help="How far the plan can be trusted: DCMA's 14 points.")
]
_Level = Annotated[
    bool, Option("--level", help="Move tasks until nobody does more at once than they have.")
]
_Seed = Annotated[
    int | None,
    Option(metavar="N", min=0, help="With --level or --risk: another one has other luck."),
]
_Budget = Annotated[
    int | None, Option(metavar="N", min=1, help="With --level: how many plans are tried.")
]
_Risk = Annotated[
    bool, Option("--risk", help="How likely its dates are, by three points and by risks.")
]
_Samples = Annotated[
    int | None,
    Option(metavar="N", min=1, max=1_000_000, help="With --risk: how often it is drawn (10000)."),
]


def command(
    name: _Name,
    to: _To = "",
    why: _Why = "",
    on: On = "",
    quality: _Quality = False,
    level: _Level = False,
    seed: _Seed = None,
    budget: _Budget = None,
    risk: _Risk = False,
    samples: _Samples = None,
    as_json: Json = False,
) -> None:
    """Plan a project: when its tasks begin and end, how far they may slip, what decides the end.

    The dates follow from what each task needs, from its work and the shares, hours and leave of
    its people, and from what has happened. What has not begun is planned from today on. A bar
    shows each task over time; the critical ones are those that cannot slip.

    The path ends with the last task, or with the one that --to names. Drag is how much sooner the
    project would end if a task took no time. A deadline that cannot be met is told with the
    smallest set of demands that cannot all be met.

    --quality holds the plan to the 14 points of the Defense Contract Management Agency, which ask
    for ties, people, short tasks; it ends with 1 where one is missed.

    --level moves tasks until nobody works on more than there is time for besides operations, tells
    what moved and why, who is proposed for roles, and how much sooner a plan could end at most.

    --risk draws the plan many times, by the three points of tasks and the risks of the project:
    dates kept in 50, 80 and 90 of 100 samples, the chance of each deadline, the buffer for P80,
    how often the end rests on each task, what each risk costs.

    Example: flowdef plan set-up-pmo --why office-at-work
    """
    looks = {"why": why, "quality": quality, "risk": risk, "to": to}
    _show(name, looks, _How(on, level, seed, budget, samples), as_json=as_json)


class _How(NamedTuple):
    """On which day, levelled or not, and by which figures; what is None need not be said."""

    on: str
    level: bool
    seed: int | None
    budget: int | None
    samples: int | None


def _show(name: str, looks: "Mapping[str, object]", how: _How, *, as_json: bool) -> None:
    from flowdef.cli.shell.planning import project_here

    _check(looks, how)
    project, where = project_here(name)
    computed, levelled = _computed(project, where, how)
    if looks["risk"]:
        _risk(computed, where, str(looks["to"]), how, as_json=as_json)
    elif looks["why"]:
        _why(computed, where, str(looks["why"]), levelled, as_json=as_json)
    elif looks["quality"]:
        _quality(computed, where, how.on, as_json=as_json)
    else:
        _whole(computed, where, str(looks["to"]), levelled, as_json=as_json)


def _check(looks: "Mapping[str, object]", how: _How) -> None:
    from flowdef.cli.shell.failure import Failure

    said = [look for look, value in looks.items() if value]
    if len(said) > 1 and said != ["risk", "to"]:
        raise Failure(f"--{said[0]} and --{said[1]} are two looks at a plan: say one of the two.")
    if looks["risk"] and how.level:
        raise Failure("--risk draws plans that are not levelled: leave --level out.")
    if how.budget is not None and not how.level:
        raise Failure("--budget says how to level: it goes with --level.")
    if how.samples is not None and not looks["risk"]:
        raise Failure("--samples says how often to draw: it goes with --risk.")
    if how.seed is not None and not (how.level or looks["risk"]):
        raise Failure("--seed is for luck: it goes with --level or --risk.")


def _computed(project: "Project", where: "Found", how: _How) -> "tuple[Computed, Levelled | None]":
    from flowdef.cli.shell.planning import computed_here, levelled_here

    computed = computed_here(project, where, how.on)
    if not how.level:
        return computed, None
    levelled = levelled_here(project, where, how.on, seed=how.seed, budget=how.budget)
    return levelled.computed, levelled


def _risk(computed: "Computed", where: "Found", to: str, how: _How, *, as_json: bool) -> None:
    from flowdef.cli.shell.output import width
    from flowdef.cli.shell.risking import forecast_here
    from flowdef.plan.risk.outcome import Asked
    from flowdef.render.risk_data import RiskData
    from flowdef.render.risk_text import Sheet, risk_text

    if to:
        _number(computed, to)
    seed = 1 if how.seed is None else how.seed
    found = forecast_here(
        computed, where, how.on, Asked(samples=how.samples or 10_000, seed=seed, target=to)
    )
    if as_json:
        from flowdef.cli.shell.telling import print_data

        told = RiskData(computed.hours.working.zone).forecast(computed.project, found)
        print_data(told, indent=2)
        return
    sheet = Sheet(
        project=computed.project,
        forecast=found,
        words=_words(computed, where),
        mark=_marks().critical,
    )
    print(risk_text(sheet, width()), end="")


def _quality(computed: "Computed", where: "Found", on: str, *, as_json: bool) -> None:
    from flowdef.cli.shell.quality import show_quality

    show_quality(computed, where, on, as_json=as_json)


def _why(
    computed: "Computed", where: "Found", task: str, levelled: "Levelled | None", *, as_json: bool
) -> None:
    from flowdef.cli.shell.output import width
    from flowdef.plan.conflict import smallest
    from flowdef.plan.why import why
    from flowdef.render.plan_data import PlanData
    from flowdef.render.plan_text import conflict_text, why_text

    reasons = why(computed, _number(computed, task))
    demands = smallest(computed, task)
    if as_json:
        from flowdef.cli.shell.telling import print_data

        data = PlanData(computed.hours.working.zone)
        told = {"reasons": data.reasons(reasons), "conflict": data.demands(demands)}
        print_data(told, indent=2)
        return
    words = _words(computed, where)
    text = why_text(reasons, words, width())
    if levelled:
        from flowdef.render.levelled import busy_text
        from flowdef.render.words import Names

        text += busy_text(levelled, reasons[-1].task, Names(where.organization), width())
    print(text + conflict_text(demands, words, width()), end="")


def _whole(
    computed: "Computed", where: "Found", to: str, levelled: "Levelled | None", *, as_json: bool
) -> None:
    from flowdef.cli.shell.output import width
    from flowdef.render.plan_text import plan_text

    sheet = _sheet(computed, where, to)
    if as_json:
        from flowdef.cli.shell.telling import print_data

        print_data(_whole_data(sheet, computed, levelled), indent=2)
        return
    text = plan_text(sheet, width(), _marks())
    if levelled:
        from flowdef.render.levelled import levelled_text
        from flowdef.render.words import Names

        text += levelled_text(levelled, sheet.words, Names(where.organization), width())
    print(text, end="")


def _whole_data(
    sheet: "Sheet", computed: "Computed", levelled: "Levelled | None"
) -> dict[str, Any]:
    from flowdef.render.plan_data import PlanData

    data = PlanData(computed.hours.working.zone)
    told = data.plan(sheet.project, sheet.schedule, sheet.demands, sheet.noted)
    if levelled:
        from flowdef.render.levelled import levelled_data

        told["levelled"] = levelled_data(levelled, sheet.words)
    return told


def _sheet(computed: "Computed", where: "Found", to: str) -> "Sheet":
    """All that is shown of a plan, or of what leads to one task."""
    from flowdef.plan.conflict import smallest
    from flowdef.plan.hours import moment
    from flowdef.plan.notes import notes
    from flowdef.plan.schedule import dated, toward
    from flowdef.render.plan_text import Sheet

    if to:
        _number(computed, to)
    schedule = toward(computed, to) if to else dated(computed)
    missed = schedule.conflicts
    shown = {each.task.id for each in schedule.tasks}
    return Sheet(
        project=computed.project,
        schedule=schedule,
        noted=[each for each in notes(computed) if each.task in shown],
        demands=smallest(computed, missed[0].task) if missed else (),
        words=_words(computed, where),
        now=moment(computed.now),
        target=to,
    )


def _number(computed: "Computed", task: str) -> int:
    """The number of a task, or a failure that says which is meant."""
    from flowdef.cli.shell.failure import Failure, hint

    names = computed.net.names[: len(computed.net.tasks)]
    if task in names:
        return names.index(task)
    shown = f"flowdef show {computed.project.id}"
    meant = hint(task, names, f"'{shown}' shows its tasks.")
    raise Failure(f"'{computed.project.id}' has no task '{task}'. {meant}")


def _words(computed: "Computed", where: "Found") -> "PlanWords":
    from flowdef.render.plan_words import PlanWords
    from flowdef.render.words import Names
    from flowdef.times import Duration, Unit

    working = computed.hours.working
    a_day = working.seconds(Duration(Decimal(1), Unit.DAYS))
    return PlanWords(Names(where.organization), working.zone, a_day)


def _marks() -> "Marks":
    import sys

    from flowdef.cli.shell.output import coloured
    from flowdef.render.gantt import ASCII, Marks

    if "utf" not in (sys.stdout.encoding or "").lower():
        return ASCII
    return Marks(colour=coloured())
