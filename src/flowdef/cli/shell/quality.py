"""Quality: the 14 points of the plan of a project here."""

from typer import Exit

from flowdef.cli.shell.days import day_of
from flowdef.cli.shell.failure import FINDINGS
from flowdef.cli.shell.output import width, write
from flowdef.cli.shell.planning import known_here
from flowdef.cli.shell.telling import print_data
from flowdef.model.project import Project
from flowdef.plan.computed import Computed, compute
from flowdef.plan.quality import Verdict, quality
from flowdef.render.quality import quality_data, quality_text
from flowdef.workspace.lookup import Found


def show_quality(computed: Computed, where: Found, on: str, *, as_json: bool) -> None:
    """Print every point with its verdict; the command ends with 1 where one is missed."""
    project, known = computed.project, known_here(computed.project, where)
    day = day_of(on, where.organization)

    def again(changed: Project) -> Computed:
        return compute(changed, where.organization, day, known)

    points = quality(computed, day.isoformat(), again)
    if as_json:
        print_data(quality_data(project, points), indent=2)
    else:
        write(quality_text(project, points, width()), None)
    if any(each.verdict is Verdict.MISSED for each in points):
        raise Exit(FINDINGS)
