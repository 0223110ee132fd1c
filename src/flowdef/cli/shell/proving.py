"""Proving: what is proved of a process that is called by name."""

from flowdef.cli.shell.documents import process as process_of
from flowdef.cli.shell.failure import FINDINGS, Failure
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.proved import account_of
from flowdef.printable import printable
from flowdef.proofs.account import Account
from flowdef.run.defining import define
from flowdef.run.definition import Definition


def account_here(name: str) -> Account:
    """The account of a process, or a failure where it is no process that can be run."""
    process, where = process_of(name)
    defined = define(process)
    if not isinstance(defined, Definition):
        first = defined[0]
        raise Failure(
            printable(f"'{process.id}' is faulty: {first.place}: {first.message}.")
            + " Nothing can be proved of a process that cannot be run; 'flowdef lint' shows all"
            " that is wrong with it.",
            FINDINGS,
        )
    return account_of(ProcessFacts(process, where.read.path))
