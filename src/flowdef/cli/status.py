"""Status: one screen for all projects and runs: priorities, risks, people, help, changes."""

from flowdef.cli.shell.words import Json, On


def command(
    on: On = "",
    as_json: Json = False,
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

    here = outlooks(on)
    found = portfolio(here.standings, here.ongoing.steps, here.around, too_much(here, 3))
    if as_json:
        print_data(as_data(found))
    else:
        names = Names(here.around.organization)
        print(portfolio_text(found, names, here.around.working, width()), end="")
