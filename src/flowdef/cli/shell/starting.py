"""Starting: a run begun from a document's name."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from flowdef.acts.desk import Desk
from flowdef.acts.linking import Link, link
from flowdef.acts.perform import Outcome
from flowdef.acts.start import start
from flowdef.cli.shell import documents
from flowdef.cli.shell.desk import now, who
from flowdef.cli.shell.failure import Failure
from flowdef.lint.mentions import role_words, roles_in_process
from flowdef.model.fields import Field
from flowdef.model.process import Process
from flowdef.model.project import Project
from flowdef.printable import printable
from flowdef.run import commands as c
from flowdef.run.authority import stranger
from flowdef.run.refusal import Refused
from flowdef.run.roster import Roster
from flowdef.workspace.lookup import Found, lookup

# Given the inputs of the process: their values, and a reason for those outside their limits.
Inputs = Callable[[tuple[Field, ...]], tuple[dict[str, Any], str]]


class Opening(NamedTuple):
    """How a run begins besides its inputs: its title, the task that it serves, the act's key."""

    title: str = ""
    project: str = ""  # PROJECT/TASK
    key: str = ""


PLAIN = Opening()


def begun(
    desk: Desk, name: str, inputs: Inputs, person: str, opening: Opening = PLAIN
) -> Outcome | Refused:
    """A run of the process of that name, with all that it calls as it stands."""
    by = who(person, key=opening.key)
    refused = stranger(by.by, desk.context.roster, desk.context.day(by.at))
    if refused:
        return refused  # before anybody is asked for anything
    process, where = documents.process(name)
    around = where.root or Path.cwd()
    link = _linked(opening.project, process.id)
    if isinstance(link, Refused):
        return link
    given, reason = inputs(process.inputs)
    wanted = c.Start("", {**(link.inputs if link else {}), **given}, reason)
    wanted = wanted._replace(title=opening.title.strip(), project=link.ids if link else None)
    by = by._replace(at=now())  # whoever is asked takes their time
    followed = {process.id: (process, where.read.path)}
    outcome = start(desk, process, lambda called: _called(called, around, followed), wanted, by)
    if isinstance(outcome, Outcome) and not outcome.repeated:
        _tell_flaws(process, followed.values(), desk.context.roster)
        _tell_twins(desk, outcome.run, link)
    return outcome


def _tell_twins(desk: Desk, run: str, link: Link | None) -> None:
    """Which runs that are open do the same task: most often one of them was begun by mistake."""
    if link is None:
        return
    from flowdef.cli.shell.looking import stands_all
    from flowdef.cli.shell.overview import overview
    from flowdef.render.words import listed
    from flowdef.store.wanted import Wanted

    project, task = link.ids
    with overview(desk) as index:
        names = index.runs(Wanted(project=project, limit=0)).first
    serving = [each.run for each in stands_all(desk, names).runs if each.state.project == link.ids]
    twins = [each for each in serving if each != run]
    if twins:
        said = f"{listed(twins)} too, so the task is done when all of these runs are"
        text = f"{project}/{task} is done by {said}; 'flowdef cancel {run}' takes this one back"
        print(printable(text), file=sys.stderr)


def _tell_flaws(
    process: Process, followed: Iterable[tuple[Process, str]], roster: Roster | None
) -> None:
    """What is still wrong with the process of a run that has begun, and with all it follows."""
    if process.control.status == "draft":
        print(f"{process.id} is a draft: this run follows it all the same", file=sys.stderr)
    for each, path in followed:
        tell_unknown_roles(each, path, roster)


def _linked(text: str, process: str) -> Link | Refused | None:
    """The task that PROJECT/TASK names, if it is done by that process."""
    if not text:
        return None
    name, slash, task = text.rpartition("/")
    if not slash:
        raise Failure(f"'{text}' is no PROJECT/TASK, such as hire-support-engineer/onboard.")
    document, _ = documents.activity_document(name)
    if not isinstance(document, Project):
        raise Failure(f"'{name}' is a process; --for names a task of a project.")
    return link(document, task, process)


def tell_unknown_roles(process: Process, path: str, roster: Roster | None) -> None:
    """Say which roles of a process nobody here has: whoever waits for them waits in vain.

    That much is known from what is read anyway; all rules would cost a third of a start.
    """
    known = roster.posts if roster else {}
    if roster is None or role_words(process) <= known.keys():
        return
    from flowdef.render.words import count

    unknown = [each.word for each in roles_in_process(process) if each.word not in known]
    names = ", ".join(f"'{name}'" for name in dict.fromkeys(unknown))
    errors = count(len(unknown), "error")
    said = f"{process.id} has {errors}: it names roles that the organization does not have, {names}"
    more = f"'flowdef lint {path}' shows them; this run follows it all the same"
    print(printable(f"{said}; {more}"), file=sys.stderr)


def _called(name: str, around: Path, followed: dict[str, tuple[Process, str]]) -> Process | str:
    """The process of that id, noted among those that are followed; or what is wrong with it."""
    found = lookup(name, around)
    if not isinstance(found, Found):
        return "is not in this workspace"
    document = found.read.document
    if document is None:
        return f"has errors: 'flowdef lint {found.read.path}' shows them"
    if not isinstance(document, Process):
        return "is no process"
    followed[document.id] = document, found.read.path
    return document
