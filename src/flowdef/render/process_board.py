"""Process board: the stages of a process as columns, its open runs as cards."""

from collections.abc import Iterable, Sequence

from flowdef.model.derived import fields_of
from flowdef.model.process import Process
from flowdef.render import words
from flowdef.render.board import UNDER_WAY, Board, Card, Column
from flowdef.render.prose import filled
from flowdef.render.run_outline import Run, cards
from flowdef.run.moments import local
from flowdef.run.roster import called
from flowdef.run.state import STUCK


def process_board(process: Process, runs: Iterable[Run], day: str) -> Board:
    """The stages of a process with the open runs that have something open in them.

    Stages that only earlier versions had come last. A run stands in each stage where it is open.
    """
    fields = fields_of(process)
    titles = {stage.id: filled(stage.title, fields) or process.title for stage in process.stages}
    found: dict[str, list[Card]] = {name: [] for name in titles}
    earlier: dict[str, str] = {}
    told = tuple(runs)
    for run in told:
        for card in cards(run):
            if card.now:
                found.setdefault(card.id, []).append(_card(run, card.now, card.due))
                earlier.setdefault(card.id, card.title)
    count = words.count(len(told), "open run")
    columns = tuple(
        Column(
            name,
            titles.get(name) or earlier[name],
            "" if name in titles else "only in earlier versions",
            tuple(each),
        )
        for name, each in found.items()
    )
    return Board("process", process.id, process.title, day, (count,), columns)


def _card(run: Run, now: Sequence[str], due: str) -> Card:
    todos = [run.todos[name] for name in now]
    stuck = [each for each in todos if each.status in STUCK]
    hands = (each.taken_by or each.assigned for each in todos)
    waits = (each.who.partition(" (")[0] for each in todos if not (each.taken_by or each.assigned))
    who = (*(called(each, run.roster) for each in hands if each), *filter(None, waits))
    return Card(
        id=run.row.run,
        title=run.row.title,
        state=UNDER_WAY,
        who=tuple(dict.fromkeys(who)),
        percent=100 * run.row.closed // run.row.steps if run.row.steps else 100,
        start=local(run.row.started_at, run.zoned)[:10],
        finish="",
        due=local(due, run.zoned),
        late=any(each.late for each in todos),
        blocked=tuple(f"{each.step}: {each.reason or each.status}" for each in stuck),
        risks=tuple(f"{each.step} was due {each.due_local}" for each in todos if each.late),
        now=tuple(now),
    )
