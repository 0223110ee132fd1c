"""Account: what is proved of a process, told in the chapters of an appendix."""

from collections.abc import Iterator

from msgspec import Struct

from flowdef.proofs.account import Account
from flowdef.proofs.claim import Claim, Proof, Standing
from flowdef.render.account_voice import Voice
from flowdef.render.appendix import Chapter, Example, Proofs
from flowdef.render.words import count

MEANING = (
    "This is said of every run in which people do what they are asked and nothing else: they"
    " answer with any value that a field takes, approve or reject in any round, and do steps that"
    " are ready in any order. Whoever skips, corrects, reopens, blocks, adds or cancels intervenes,"
    " and what comes of that is not part of it."
)


def proofs_of(account: Account, voice: Voice) -> Proofs:
    """The account of a process, told by a voice."""
    told = tuple(_chapter(account, proof, voice) for proof in Proof if account.of(proof))
    return Proofs(_verdict(account), _meaning(account), told)


def _meaning(account: Account) -> str:
    if not account.organization:
        return f"{MEANING} No people are known, so roles are compared instead."
    whose = f"People are those of {account.organization} on {account.day}"
    return f"{MEANING} {whose}, and their deputies."


def _verdict(account: Account) -> str:
    claims, holds = len(account.claims), account.count(Standing.HOLDS)
    if claims == holds:
        return f"All {claims} claims hold." if claims > 1 else "The one claim holds."
    rest = [
        f"{many} {'is' if many == 1 else 'are'} {word}"
        for standing, word in ((Standing.BROKEN, "broken"), (Standing.UNDECIDED, "not decided"))
        if (many := account.count(standing))
    ]
    hold = "holds" if holds == 1 else "hold"
    return f"Of {count(claims, 'claim')} {holds} {hold}; {', '.join(rest)}."


def _chapter(account: Account, proof: Proof, voice: Voice) -> Chapter:
    def told(standing: Standing) -> tuple[str, ...]:
        return tuple(_told(each, voice) for each in account.of(proof, standing))

    return Chapter(
        title=_WORDS[proof].title,
        said=_said(account, proof),
        broken=told(Standing.BROKEN),
        undecided=told(Standing.UNDECIDED),
        holds=told(Standing.HOLDS) if _WORDS[proof].told else (),
        examples=tuple(_examples(account, proof, voice)),
    )


def _said(account: Account, proof: Proof) -> str:
    claims, holds = len(account.of(proof)), len(account.of(proof, Standing.HOLDS))
    words = _WORDS[proof]
    if claims == holds:
        return f"{words.one if claims == 1 else words.all.format(claims)} {words.does}."
    if claims == 1:
        open_ = account.of(proof, Standing.UNDECIDED)
        return f"There is one claim, and it {'is not decided' if open_ else 'does not hold'}."
    does = words.does if holds == 1 else words.do
    return f"Of {claims} {words.several}, {holds or 'none'} {does}."


def _told(claim: Claim, voice: Voice) -> str:
    parts = [voice.said(claim.what), voice.said(claim.why)]
    where = voice.where(claim.witness)
    if where:
        parts.append(f"It happens where {where}.")
    if claim.size:
        parts.append(f"There are up to {claim.size:,} cases.")
    return " ".join(filter(None, parts))


def _examples(account: Account, proof: Proof, voice: Voice) -> Iterator[Example]:
    if proof is Proof.REACH:
        for claim in account.of(proof, Standing.HOLDS):
            if claim.witness:
                yield Example(voice.step(claim.subject), voice.where(claim.witness))


class _Words(Struct, frozen=True):
    """How a chapter speaks: of one claim, of all `{}` of them, of several; what one does, or many.

    `told` says whether each claim that holds is told, not only counted.
    """

    title: str
    one: str
    all: str
    several: str
    does: str
    do: str
    told: bool = False


_WORDS = {
    Proof.REACH: _Words(
        "Steps",
        one="The one step",
        all="Every one of the {} steps",
        several="steps",
        does="can be reached",
        do="can be reached",
    ),
    Proof.CHOICE: _Words(
        "Choices",
        one="The one choice",
        all="Each of the {} choices",
        several="claims on choices",
        does="has exactly one branch for every value",
        do="hold",
        told=True,
    ),
    Proof.VALUE: _Words(
        "Values",
        one="The one place that reads a value",
        all="Each of the {} places that read a value",
        several="places that read a value",
        does="finds one",
        do="find one",
    ),
    Proof.OUTPUT: _Words(
        "Outputs",
        one="The one output",
        all="Each of the {} outputs",
        several="outputs",
        does="has a value in the end",
        do="have a value in the end",
    ),
    Proof.SEPARATION: _Words(
        "Separation of duties",
        one="The one approval",
        all="Each of the {} approvals",
        several="claims on approvals",
        does="decides on the work of others alone",
        do="hold",
    ),
    Proof.AUTHORITY: _Words(
        "Authority",
        one="The one approval that asks for a right",
        all="Each of the {} approvals that ask for a right",
        several="approvals that ask for a right",
        does="is within the right of somebody who decides",
        do="are within the right of somebody who decides",
    ),
    Proof.STAFFING: _Words(
        "Staffing",
        one="The one approval",
        all="Each of the {} approvals",
        several="approvals",
        does="has somebody left in every run who may decide",
        do="have somebody left in every run who may decide",
    ),
    Proof.LEAD_TIME: _Words(
        "Lead time",
        one="The one claim on times",
        all="Each of {} claims on times",
        several="claims on times",
        does="holds",
        do="hold",
        told=True,
    ),
    Proof.DUE: _Words(
        "Due dates",
        one="The one step with a due date",
        all="Each of the {} steps with a due date",
        several="steps with a due date",
        does="can be over when it is due",
        do="can be over when they are due",
    ),
}
