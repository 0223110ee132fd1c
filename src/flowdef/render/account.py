"""Account: what is proved of a process, in chapters that any page can print."""

from collections.abc import Iterator

from msgspec import Struct

from flowdef.proofs.account import Account
from flowdef.proofs.claim import Claim, Proof, Standing
from flowdef.render.account_voice import Voice
from flowdef.render.words import count

MEANING = (
    "This is said of every run in which people do what they are asked and nothing else: they"
    " answer with any value that a field takes, approve or reject in any round, and do steps that"
    " are ready in any order. Whoever skips, corrects, reopens, blocks, adds or cancels intervenes,"
    " and what comes of that is not part of it."
)


class Example(Struct, frozen=True):
    """What happens in one run, and by which answers.

    Attributes:
        name: The step that is done.
        where: The answers: 'credit is poor'.
    """

    name: str
    where: str


class Chapter(Struct, frozen=True):
    """The claims of one proof.

    Attributes:
        title: What the proof is about: 'Steps', 'Choices'.
        said: In one sentence, how much of it holds.
        broken: What does not hold, each with the answers of a run in which that happens.
        undecided: What is not decided, each with the number of cases that are left.
        holds: What holds and is told by itself.
        examples: Runs that show what holds.
    """

    title: str
    said: str
    broken: tuple[str, ...]
    undecided: tuple[str, ...]
    holds: tuple[str, ...]
    examples: tuple[Example, ...]


class Proofs(Struct, frozen=True):
    """What is proved of a process.

    Attributes:
        verdict: How many claims hold; empty where nothing was to be proved.
        meaning: Of which runs that is said.
        chapters: The claims, proof by proof.
    """

    verdict: str = ""
    meaning: str = ""
    chapters: tuple[Chapter, ...] = ()


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
        title=_TITLES[proof],
        said=_said(account, proof),
        broken=told(Standing.BROKEN),
        undecided=told(Standing.UNDECIDED),
        holds=told(Standing.HOLDS) if proof in _ONE_BY_ONE else (),
        examples=tuple(_examples(account, proof, voice)),
    )


def _said(account: Account, proof: Proof) -> str:
    claims, holds = len(account.of(proof)), len(account.of(proof, Standing.HOLDS))
    one, many, several, verb, verbs = _SENTENCES[proof]
    if claims == holds:
        return f"{one} {verb}." if claims == 1 else f"{many.format(claims)} {verb}."
    if claims == 1:
        open_ = account.of(proof, Standing.UNDECIDED)
        return f"There is one claim, and it {'is not decided' if open_ else 'does not hold'}."
    return f"Of {claims} {several}, {holds or 'none'} {verb if holds == 1 else verbs}."


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


_TITLES = {
    Proof.REACH: "Steps",
    Proof.CHOICE: "Choices",
    Proof.VALUE: "Values",
    Proof.OUTPUT: "Outputs",
    Proof.SEPARATION: "Separation of duties",
    Proof.AUTHORITY: "Authority",
    Proof.STAFFING: "Staffing",
    Proof.LEAD_TIME: "Lead time",
    Proof.DUE: "Due dates",
}
# Of one, of all, of several; then what one does, and what several do.
_SENTENCES = {
    Proof.REACH: (
        *("The one step", "Every one of the {} steps", "steps"),
        *("can be reached", "can be reached"),
    ),
    Proof.CHOICE: (
        *("The one choice", "Each of the {} choices", "claims on choices"),
        *("has exactly one branch for every value", "hold"),
    ),
    Proof.VALUE: (
        *("The one place that reads a value", "Each of the {} places that read a value"),
        *("places that read a value", "finds one", "find one"),
    ),
    Proof.OUTPUT: (
        *("The one output", "Each of the {} outputs", "outputs"),
        *("has a value in the end", "have a value in the end"),
    ),
    Proof.SEPARATION: (
        *("The one approval", "Each of the {} approvals", "claims on approvals"),
        *("decides on the work of others alone", "hold"),
    ),
    Proof.AUTHORITY: (
        *(
            "The one approval that asks for a right",
            "Each of the {} approvals that ask for a right",
        ),
        *("approvals that ask for a right", "is within the right of somebody who decides"),
        "are within the right of somebody who decides",
    ),
    Proof.STAFFING: (
        *("The one approval", "Each of the {} approvals", "approvals"),
        *("has somebody left who may decide", "have somebody left who may decide"),
    ),
    Proof.LEAD_TIME: (
        *("The one claim on times", "Each of {} claims on times", "claims on times"),
        *("holds", "hold"),
    ),
    Proof.DUE: (
        *("The one step with a due date", "Each of the {} steps with a due date"),
        *("steps with a due date", "can be over when it is due", "can be over when they are due"),
    ),
}
_ONE_BY_ONE = frozenset({Proof.CHOICE, Proof.LEAD_TIME})
