"""Driver: walks many runs at random over one log until all have ended; made to be killed.

    driver.py LOG ACKNOWLEDGED RUNS SEED PAGES

After each act that was acknowledged it writes the new heads to its own file, one line each, and
only then goes on. A clock that jumps by days, forth and back, gives the moments. With PAGES the
disk is full when the log has so many pages more than it began with.
"""

import os
import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flowdef.acts.desk import Desk, Standing, Who, standing
from flowdef.acts.look import overdue, wake
from flowdef.acts.perform import Outcome, begin, perform
from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Approval, Call, Process, Stage, Step, Wait
from flowdef.run import commands as c
from flowdef.run.deciding import Context
from flowdef.run.definition import CALL, Definition
from flowdef.run.pending import Todo, pending
from flowdef.run.pinning import pin
from flowdef.run.refusal import Refused
from flowdef.store.port import StoreError
from flowdef.store.sqlite import SqliteStore, open_store
from flowdef.times import duration

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PEOPLE = ("sam", "jo", "kim")
FULL = 3  # the exit code that says: the disk was full


def step(name: str, **more: object) -> Step:
    return Step(id=name, title=name.capitalize(), **more)  # type: ignore[arg-type]


def process(name: str, *steps: Step) -> Process:
    return Process(id=name, title=name, stages=(Stage(id="", title="", steps=steps),))


SIZE = Field(name="size", type=FieldType.CHOICE, choices=("small", "big"), required=True)
LINE = process("line", *map(step, "abcd"))
CHECKED = process(
    "checked",
    step("write", collect=(SIZE,)),
    step("more", when='size == "big"'),
    step("agree", deed=Approval(role="anybody", on_reject="write", rounds=2)),
    step("send"),
)
WAITING = process(
    "waiting",
    step("ask"),
    step("cool-off", deed=Wait(duration=duration("2d", elapsed=True))),
    step("act"),
)
CALLING = process("calling", step("begin"), step("below", deed=Call(process="line")), step("end"))
KINDS = (LINE, CHECKED, WAITING, CALLING)


def definition(number: int) -> Definition:
    found = pin(KINDS[number % len(KINDS)], lambda name: LINE if name == "line" else "is missing")
    assert isinstance(found, Definition)
    return found


class Driver:
    def __init__(self, log: Path, acknowledged: int, runs: int, seed: str) -> None:
        self.chance = random.Random(seed)  # noqa: S311 (a fixed seed is the point)
        self.desk = Desk(open_store(log), Context())
        self.acknowledged = acknowledged
        self.open = [f"run-{number}" for number in range(runs)]
        self.tokens = 0
        self.seed = seed

    def goes_on(self) -> bool:
        """One act on a run that is still open; False where none is left."""
        name = self.chance.choice(self.open)
        where = standing(self.desk.store, name)
        if isinstance(where, Refused):
            number = int(name.partition("-")[2])
            outcome = begin(self.desk, definition(number), c.Start(name), self.who())
        elif not where.state.open:
            self.open.remove(name)
            return bool(self.open)
        else:
            outcome = self.moved(where)
        if isinstance(outcome, Outcome):
            self.note(outcome)
        return True

    def moved(self, where: Standing) -> Outcome | Refused | None:
        who = self.who()
        if overdue(where, who.at, self.desk.context.working):
            return wake(self.desk, where.run, who.at)
        if self.chance.random() < 0.1:
            self.tokens += 1
            comment = c.Comment(f"token {self.seed} {self.tokens}")
            return perform(self.desk, where.run, comment, who)
        todo = self.chance.choice(pending(where.definition, where.state))
        if todo.kind == CALL and todo.child:
            below = standing(self.desk.store, todo.child)
            assert not isinstance(below, Refused), "a sub-run is there with its parent's event"
            return self.moved(below) if below.state.open else None
        return perform(self.desk, where.run, self.act(todo), who)

    def act(self, todo: Todo) -> c.Act:
        word = self.chance.choice([word for word in todo.acts if word not in RARE] or todo.acts)
        if todo.acts and self.chance.random() < 0.1:
            word = self.chance.choice(todo.acts)
        values = {"size": self.chance.choice(SIZE.choices)} if todo.step == "write" else {}
        acts: dict[str, c.Act] = {
            "done": c.Done(todo.step, values, reason="because"),
            "approve": c.Approve(todo.step),
            "reject": c.Reject(todo.step, "once more"),
            "take": c.Take(todo.step),
            "skip": c.Skip(todo.step, "not today"),
            "block": c.Block(todo.step, "stuck"),
            "unblock": c.Unblock(todo.step, "goes on"),
            "assign": c.Assign(todo.step, self.chance.choice(PEOPLE)),
            "reopen": c.Reopen(todo.step, "one more round"),
            "retry": c.Retry(todo.step, "again"),
        }
        return acts[word]

    def who(self) -> Who:
        jump = timedelta(minutes=self.chance.randrange(-3 * 1440, 3 * 1440))
        return Who(self.chance.choice(PEOPLE), f"{NOON + jump:%Y-%m-%dT%H:%M:%SZ}")

    def note(self, outcome: Outcome) -> None:
        lines = "".join(f"{head.run} {head.seq} {head.hash}\n" for head in outcome.heads)
        os.write(self.acknowledged, lines.encode())


RARE = ("skip", "block", "assign", "take", "reject", "reopen")


def main() -> int:
    log, acknowledged, runs, seed, pages = sys.argv[1:]
    file = os.open(acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    driver = Driver(Path(log), file, int(runs), seed)
    if int(pages):
        assert isinstance(driver.desk.store, SqliteStore)
        connection = driver.desk.store.connection
        used = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {used + int(pages)}")
    try:
        while driver.goes_on():
            pass
    except StoreError as error:
        sys.stdout.write(str(error))
        return FULL if "the disk is full" in str(error) else 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
