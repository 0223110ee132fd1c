"""Proving: what is proved of a process, with what stands around it."""

from flowdef.cli.shell.desk import today
from flowdef.cli.shell.failure import FINDINGS, Failure
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.proved import account_of
from flowdef.model.process import Process
from flowdef.printable import printable
from flowdef.proofs.account import Account
from flowdef.run.defining import define
from flowdef.run.definition import Definition
from flowdef.workspace.lookup import Found


def account_in(process: Process, where: Found) -> Account:
    """The account of a process, or a failure where it cannot be run."""
    defined = define(process)
    if not isinstance(defined, Definition):
        first = defined[0]
        raise Failure(
            printable(f"'{process.id}' is faulty: {first.place}: {first.message}.")
            + " Nothing can be proved of a process that cannot be run; 'flowdef lint"
            f" {printable(where.read.path)}' shows all that is wrong with it.",
            FINDINGS,
        )
    return account_of(
        ProcessFacts(process, where.read.path),
        where.organization,
        today(where.organization),
    )
