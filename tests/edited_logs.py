"""Edited logs: a log of two runs, and what somebody with an editor does to it."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

from attacked import Victim, copied

Edit = Callable[[Path], object]  # given the folder of the log


PROCESS = """\
inputs: {item: {type: text}}
steps:
  - {id: choose, title: Choose, responsible: clerk, collect: {price: {type: number}}}
  - {id: agree, title: Agree, approve: {role: boss}}
"""


def a_sound_log(folder: Path) -> Victim:
    """A workspace with two runs, a key, and an index, in order as it is."""
    victim = Victim(folder)
    victim.process("order", PROCESS)
    for run in ("order-1", "order-2"):
        victim.flowdef("start", "order", "--set", "item=pens")
        victim.flowdef("take", run, "choose")
        words = ["done", run, "choose", "--set", "price=12", "--idempotency-key", f"k-{run}"]
        assert victim.flowdef(*words).code == 0
        victim.flowdef("comment", run, "Paid")
    assert victim.flowdef("runs").code == 0  # makes the index
    assert victim.flowdef("verify").out.endswith("nothing was changed or lost\n")
    return victim


def a_copy(sound: Victim, folder: Path) -> Victim:
    """The same workspace in another folder, to be spoiled."""
    victim = Victim(folder)
    shutil.rmtree(victim.folder)
    copied(sound.folder, victim.folder)
    return victim


def sql(*statements: str) -> Edit:
    """Statements on the log; ONE stands for the first run."""

    def edit(folder: Path) -> None:
        connection = sqlite3.connect(folder / "runs.db", isolation_level=None)
        for each in statements:
            connection.execute(each.replace("ONE", "WHERE run = 'order-1'"))
        connection.close()

    return edit
