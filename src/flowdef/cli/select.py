"""Select: what speaks for a project beside the others; go or no-go, with its reason."""

from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from flowdef.cli.shell.words import Json

if TYPE_CHECKING:
    from flowdef.render.selection import Asked
    from flowdef.workspace.collection import Collection

_Name = Annotated[str, Argument(help="A project: its id, or its file's path.")]
_Go = Annotated[bool, Option("--go", help="Decide: do it.")]
_NoGo = Annotated[bool, Option("--no-go", help="Decide: do not do it.")]
_Hold = Annotated[bool, Option("--hold", help="Decide: not now.")]
_Recycle = Annotated[bool, Option("--recycle", help="Decide: propose it again, changed.")]
_Reason = Annotated[str, Option(help="Why; every decision has one.", show_default=False)]
_Coaching = Annotated[
    str,
    Option(
        help="What would make the proposal better; a no-go and a recycle have it.",
        show_default=False,
    ),
]


def command(
    name: _Name,
    go: _Go = False,
    no_go: _NoGo = False,
    hold: _Hold = False,
    recycle: _Recycle = False,
    reason: _Reason = "",
    coaching: _Coaching = "",
    as_json: Json = False,
) -> None:
    """Look at a project as the one who decides: its score, its goals, the projects beside it.

    The scores stand in the project's 'selection', the weights of the criteria in flowdef.yaml.
    What a go does to the load is told for the people who would work for it, until its end.

    With --go, --no-go, --hold or --recycle the decision is written into the project's file, with
    --reason and --coaching: what would make the proposal better, for the one who made it. Only
    'selection' and 'status' change; comments and layout stay. A file that cannot be edited safely
    is left as it is, and what to write by hand is said.

    Example: flowdef select spring-campaign --hold --reason "No designer is free before May"
    """
    from flowdef.cli.shell.failure import Failure

    words = {"go": go, "no-go": no_go, "hold": hold, "recycle": recycle}
    chosen = [word for word, said in words.items() if said]
    if len(chosen) > 1:
        raise Failure(f"--{chosen[0]} and --{chosen[1]}: a project has one decision; say one.")
    if not chosen and (reason or coaching):
        raise Failure(
            "--reason and --coaching go with a decision: --go, --no-go, --hold or --recycle."
        )
    if chosen:
        from flowdef.cli.shell.deciding import decide

        decide(name, chosen[0], reason.strip(), coaching.strip(), as_json=as_json)
    else:
        _look(name, as_json=as_json)


def _look(name: str, *, as_json: bool) -> None:
    from flowdef.cli.shell.output import width
    from flowdef.render.selection import selection_data, selection_text

    asked = _asked(name)
    if as_json:
        from flowdef.cli.shell.telling import print_data

        print_data(selection_data(asked), indent=2)
    else:
        print(selection_text(asked, width()), end="")


def _asked(name: str) -> "Asked":
    from flowdef.cli.shell.documents import project, workspace_here
    from flowdef.cli.shell.effect import effect_here
    from flowdef.model.project import Project
    from flowdef.plan.scoring import ranked, score_of, top_of
    from flowdef.render.selection import Asked

    own, where = project(name)
    here: Collection = workspace_here()
    others = [each.document for each in here.reads if isinstance(each.document, Project)]
    weights = here.library.workspace.weights
    found = ranked(others, weights)
    top = top_of([own, *(each.project for each in found)])
    return Asked(
        project=own,
        ranked=found,
        score=score_of(own, weights, top),
        organization=here.library.organization,
        effect=effect_here(own, where, here),
    )
