"""Status: one screen for all projects and runs: priorities, risks, people, help, changes."""

from typing import Annotated

from typer import Option


def command(
    day: Annotated[
        str, Option("--on", "--day", metavar="DAY", help="As if today were this day.")
    ] = "",
    as_json: Annotated[bool, Option("--json", help="The same as data.")] = False,
) -> None:
    """Answer five questions about all projects and runs of this workspace, on one screen.

    What are the priorities: the projects by their priority, with their planned end and what comes
    next. Which tasks are at risk of delay, and why: deadlines that the plan misses and the way
    there, closed gates, blocked and late steps of the runs that do tasks, tasks that are behind
    by more than the time that is left, that begin within two weeks and have nobody, or that miss
    a deadline if they take as long as their pessimistic estimate. Who does what in the next two
    weeks, by name. Who needs help: steps and tasks that cannot go on, and who has more work in
    these weeks than hours ('flowdef load'). What needs to change.

    Projects that are approved or active can be late; others are only listed. A task with a
    process takes its length from the process, and its progress from the runs that were started
    for it ('flowdef start PROCESS --for PROJECT/TASK').

    Example: flowdef status
    """
    from flowdef.cli.shell.outlooks import outlooks, too_much
    from flowdef.cli.shell.output import width
    from flowdef.cli.shell.telling import as_data, print_data
    from flowdef.plan.portfolio import portfolio
    from flowdef.render.portfolio import portfolio_text
    from flowdef.render.words import Names

    here = outlooks(day)
    found = portfolio(here.standings, here.ongoing.steps, here.around, too_much(here, 3))
    if as_json:
        print_data(as_data(found))
    else:
        names = Names(here.around.organization)
        print(portfolio_text(found, names, here.around.working, width()), end="")
