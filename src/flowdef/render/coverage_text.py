"""Coverage text: what the scenarios of processes take, and what none takes, for the terminal."""

from collections.abc import Iterator, Sequence

from flowdef.render.lines import wrapped
from flowdef.render.words import count, listed
from flowdef.scenarios.branches import Branch
from flowdef.scenarios.coverage import Coverage, Covered, percent_of, told
from flowdef.scenarios.propose import Proposal


def coverage_text(several: tuple[Covered, ...], width: int = 0) -> str:
    """For each process how much is taken, and a line for each branch that no scenario takes.

    `width` 0: lines as long as they are.
    """
    return "".join(f"{line}\n" for line in _lines(several, width))


def proposal_text(several: Sequence[Covered], *, written: bool, width: int = 0) -> str:
    """How many scenarios each process is to have besides, and whether fewer could do."""
    proposals = [(each, each.proposal) for each in several if each.proposal]
    lines = [line for each in proposals for line in _proposed(*each, written=written)]
    missing = any(each.coverage and each.coverage.missing for each in several)
    if proposals and not lines and not missing:
        lines = ["No scenario is missing."]
    return "".join(f"{wrapped(line, width, 2)}\n" for line in lines)


def _lines(several: tuple[Covered, ...], width: int) -> Iterator[str]:
    for each in several:
        if each.coverage is None:
            yield wrapped(f"{each.process.id}: not looked at: {each.problem}", width, 2)
        else:
            yield from (wrapped(line, width, 4) for line in _process(each.coverage))
    found = [each.coverage for each in several if each.coverage]
    if len(found) > 1:
        yield wrapped(_total(found), width)


def _process(found: Coverage) -> Iterator[str]:
    counted = len(found.counted)
    taken = counted - len(found.missing)
    yield (
        f"{found.process.id}: {count(len(found.taken), 'scenario')}"
        f" {'takes' if len(found.taken) == 1 else 'take'} {taken} of"
        f" {_branches(counted)} ({_percent(found.percent)})"
    )
    for branch in found.missing:
        yield f"  {_at(found, branch)}: {_never(found, branch)}"
    for who, several in (("run", found.reach.never), ("scenario", found.reach.unplayable)):
        for branch in several:
            said = f"not counted, for no {who} can: {told(branch, found.process)}"
            yield f"  {_at(found, branch)}: {said}"
    if found.reach.doubtful:
        many = _branches(len(found.reach.doubtful))
        yield f"  whether a run can take {many} of these is not decided: {found.reach.why}"


def _never(found: Coverage, branch: Branch) -> str:
    return f"no scenario shows: {told(branch, found.process)}"


def _at(found: Coverage, branch: Branch) -> str:
    return f"{found.path}:{found.span(branch).line}"


def _total(found: list[Coverage]) -> str:
    counted = sum(len(each.counted) for each in found)
    taken = counted - sum(len(each.missing) for each in found)
    of = f"{taken:,} of {counted:,} branches of {len(found):,} processes"
    return f"{of} are taken ({_percent(percent_of(taken, counted))})."


def _branches(many: int) -> str:
    return "1 branch" if many == 1 else f"{many:,} branches"


def _percent(percent: float) -> str:
    return f"{percent:g} %"


def _proposed(each: Covered, proposal: Proposal, *, written: bool) -> Iterator[str]:
    many = len(proposal.scenarios)
    if many:
        done = "written into" if written else "proposed for"
        fewest = "no fewer can do" if proposal.least == many else f"at least {proposal.least} must"
        yield f"{count(many, 'scenario')} {done} {each.path}; {fewest}."
    if proposal.unfound:
        said = listed(told(branch, each.process) for branch in proposal.unfound)
        yield f"{each.process.id}: no scenario was found that shows: {said}"
