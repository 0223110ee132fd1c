"""Planted: copies of the sample processes with one fault each, and runs that are walked in them."""

from typing import Any, NamedTuple

from flowdef.lint.facts import ProcessFacts
from flowdef.lint.proved import account_of
from flowdef.model.fields import Field
from flowdef.model.process import Approval, Process, Scenario
from flowdef.model.verdict import APPROVED
from flowdef.proofs.account import Account
from flowdef.proofs.claim import Claim, Proof, Run, Standing, Values
from flowdef.reading.document import read
from flowdef.run.definition import Definition
from flowdef.run.pinning import pin
from flowdef.scenarios.filled import filled
from flowdef.scenarios.play import ANYBODY, Cast, play
from flowdef.scenarios.played import Played
from sample_documents import ROOT, sample_processes


class Fault(NamedTuple):
    """A fault of a sample process: what stands there, and what is put in its place."""

    process: str
    there: str
    instead: str


def copy(fault: Fault) -> Process:
    """The sample process with the fault in it."""
    path = f"processes/{fault.process}.yaml"
    text = (ROOT / path).read_text(encoding="utf-8")
    assert text.count(fault.there) == 1, fault.there
    document = read(text.replace(fault.there, fault.instead).encode(), path).document
    assert isinstance(document, Process)
    return document


def account(process: Process) -> Account:
    """All that is proved of it."""
    return account_of(ProcessFacts(process))


def broken(process: Process, proof: Proof) -> Claim:
    """The one claim of a proof that is broken; no other proof has a broken one."""
    found = [each for each in account(process).claims if each.standing is not Standing.HOLDS]
    assert [(each.proof, each.standing) for each in found] == [(proof, Standing.BROKEN)], found
    return found[0]


def walked(process: Process, run: Run | None, cast: Cast = ANYBODY) -> Played:
    """What comes of the run of a claim, on the decider."""
    assert run is not None
    return play(defined(process), scenario(process, run), cast)


def defined(process: Process) -> Definition:
    """The process, pinned with the sample processes that it calls."""
    found = pin(process, sample_processes().__getitem__)
    assert isinstance(found, Definition), found
    return found


def scenario(process: Process, run: Run) -> Scenario:
    """The run of a claim as a scenario, with any answers where it says that none matters."""
    told = dict(run.answers)
    answers: Any = []
    for step in process.steps:
        if isinstance(step.deed, Approval):
            answers.append((step.id, told.get(step.id, (APPROVED,))))
        elif step.collect:
            rounds = told.get(step.id, ((),))
            answers.append((step.id, tuple(_whole(each, step.collect) for each in rounds)))
    given: Any = _whole(run.given, process.inputs)
    return Scenario(name="What was found", given=given, answers=tuple(answers))


def _whole(values: str | Values, fields: tuple[Field, ...]) -> Values:
    assert not isinstance(values, str)
    return (*{field.name: filled(field, "somebody") for field in fields}.items(), *values)
