"""Proving: what is proved of a process, with what stands around it."""

import sys
from collections.abc import Mapping
from pathlib import Path

from flowdef.cli.shell.days import day_of
from flowdef.cli.shell.documents import called
from flowdef.cli.shell.failure import FINDINGS, Failure
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.proved import Around, account_of
from flowdef.lint.wording import sentence
from flowdef.model.derived import processes_used
from flowdef.model.process import Process
from flowdef.printable import printable
from flowdef.proofs.account import Account
from flowdef.run.defining import define
from flowdef.run.definition import Definition
from flowdef.workspace.collection import read_file
from flowdef.workspace.files import ORGANIZATION
from flowdef.workspace.lookup import Found


def account_in(process: Process, where: Found, on: str = "") -> Account:
    """The account of a process on a day (ISO; today), or a failure where it cannot be run."""
    defined = define(process)
    if not isinstance(defined, Definition):
        first = defined[0]
        raise Failure(
            printable(f"'{process.id}' is faulty: {first.place}: {sentence(first.message)}")
            + " Nothing can be proved of a process that cannot be run; 'flowdef lint"
            f" {printable(where.read.path)}' shows all that is wrong with it.",
            FINDINGS,
        )
    organization = where.organization
    _tell_of_faults(where)
    around = Around(organization, day_of(on, organization).isoformat(), _called(process, where).get)
    return account_of(ProcessFacts(process, where.read.path), around)


def _tell_of_faults(where: Found) -> None:
    """Say where the organization cannot be read: what is said of people is not said of its own."""
    file = where.root / ORGANIZATION if where.root else None
    if where.organization or file is None or not file.exists():
        return
    found = read_file(file).findings
    if found:
        said = printable(sentence(found[0].sentence))
        print(f"flowdef: {said} No people are known until it is mended.", file=sys.stderr)


def _called(process: Process, where: Found) -> Mapping[str, Process]:
    """The processes that steps of a process call, and that those call; they must be there."""
    known: dict[str, Process] = {}
    waiting = [(name, process.id) for name in processes_used(process)]
    while waiting:
        name, caller = waiting.pop()
        if name in known:
            continue
        other = called(name, where.root or Path.cwd())
        if isinstance(other, str):
            raise Failure(
                printable(f"The process '{name}', which '{caller}' calls, {other}.")
                + " Nothing can be proved of a process that cannot be run.",
                FINDINGS,
            )
        known[name] = other
        waiting += [(each, name) for each in processes_used(other)]
    return known
