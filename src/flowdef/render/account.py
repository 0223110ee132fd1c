"""Account: what is proved of a process, in chapters that any page can print."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from flowdef.expressions.shown import shown
from flowdef.paths.regions import Region
from flowdef.proofs.account import Account
from flowdef.proofs.claim import Claim, Proof, Standing
from flowdef.render.words import count

WHAT_IS_MEANT = (
    "What is said here holds of every run in which people do what is asked of them and nothing"
    " else: they answer with any value of a field's type, approve or reject in every round, and"
    " take the steps that are ready in any order. Whoever skips a step, corrects a value, reopens,"
    " adds or cancels something intervenes; that is outside of it."
)


class Item(Struct, frozen=True):
    """One claim that is told by itself.

    Attributes:
        standing: 'holds', 'broken' or 'not decided'.
        said: What is claimed, why, and how many cases are left where it is not decided.
        shown: The answers of a run that shows it; empty where there is no need of any.
    """

    standing: str
    said: str
    shown: str


class Chapter(Struct, frozen=True):
    """The claims of one proof.

    Attributes:
        title: What the proof is about.
        said: What holds, in a sentence.
        items: The claims that are told by themselves, broken ones first.
    """

    title: str
    said: str
    items: tuple[Item, ...]


def chapters(account: Account) -> tuple[Chapter, ...]:
    """What is proved, a chapter for each proof that has something to prove."""
    return tuple(
        Chapter(_TITLES[proof], _said(proof, account), tuple(_items(account.of(proof))))
        for proof in Proof
        if account.of(proof)
    )


def verdict(account: Account) -> str:
    """How it came out in all: 'All 49 claims hold.', '2 of 49 claims are broken: 46 hold …'."""
    broken, open_ = account.count(Standing.BROKEN), account.count(Standing.UNDECIDED)
    claims = len(account.claims)
    if not broken and not open_:
        return f"All {claims} claims hold." if claims != 1 else "The one claim holds."
    holds = account.count(Standing.HOLDS)
    rest = [f"{broken} broken"] * bool(broken) + [f"{open_} not decided"] * bool(open_)
    return f"Of {count(claims, 'claim')} {holds} {'holds' if holds == 1 else 'hold'}; " + (
        " and ".join(rest) + "."
    )


def witness_words(regions: Iterable[Region]) -> str:
    """`plan = starter, amount = 5`."""
    return ", ".join(
        f"{each.field} = {each.words if each.witness is None else shown(each.witness)}"
        for each in regions
    )


def _said(proof: Proof, account: Account) -> str:
    claims = account.of(proof)
    holds = len(account.of(proof, Standing.HOLDS))
    one, many, what = _SENTENCES[proof]
    if holds == len(claims):
        return f"{one} {what}." if holds == 1 else f"{many.format(holds)} {what}."
    return f"Of {len(claims)} {_NOUNS[proof]}, {holds} {_SHORT[proof]}."


def _items(claims: Iterable[Claim]) -> Iterator[Item]:
    ranked = sorted(claims, key=lambda each: _RANK[each.standing])
    for each in ranked:
        if each.standing is not Standing.HOLDS or each.witness:
            yield Item(_STANDINGS[each.standing], _told(each), witness_words(each.witness))


def _told(claim: Claim) -> str:
    left = f" There are up to {claim.size:,} cases." if claim.size else ""
    return f"{claim.what}{' ' * bool(claim.why)}{claim.why}{left}"


_TITLES = {
    Proof.REACH: "Steps",
    Proof.CHOICE: "Choices",
    Proof.VALUE: "Values",
    Proof.OUTPUT: "Outputs",
}
_SENTENCES = {
    Proof.REACH: ("The one step", "Every one of the {} steps", "can be reached"),
    Proof.CHOICE: ("The one claim on choices", "Each of {} claims on choices", "holds"),
    Proof.VALUE: ("The one value that is read", "Each of the {} values that are read", "is there"),
    Proof.OUTPUT: ("The one output", "Each of the {} outputs", "has a value at the end"),
}
_NOUNS = {
    Proof.REACH: "steps",
    Proof.CHOICE: "claims on choices",
    Proof.VALUE: "reads",
    Proof.OUTPUT: "outputs",
}
_SHORT = {
    Proof.REACH: "can be reached",
    Proof.CHOICE: "hold",
    Proof.VALUE: "find a value",
    Proof.OUTPUT: "have a value at the end",
}
_RANK = {Standing.BROKEN: 0, Standing.UNDECIDED: 1, Standing.HOLDS: 2}
_STANDINGS = {
    Standing.BROKEN: "broken",
    Standing.UNDECIDED: "not decided",
    Standing.HOLDS: "holds",
}
