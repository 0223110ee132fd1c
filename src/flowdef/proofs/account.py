"""Account: all claims about one process, and how many of them hold."""

from msgspec import Struct

from flowdef.model.process import Process
from flowdef.proofs.claim import Claim, Proof, Standing


class Account(Struct, frozen=True):
    """What was to be proved of a process, proof by proof, in document order.

    What it says of people it says of those of an organization, by its title, on a day (ISO); both
    are empty where no people are listed.
    """

    process: Process
    claims: tuple[Claim, ...]
    organization: str = ""
    day: str = ""

    def of(self, proof: Proof, *standings: Standing) -> tuple[Claim, ...]:
        """The claims of one proof that came out like this; without a standing all of them."""
        return tuple(
            each
            for each in self.claims
            if each.proof is proof and (not standings or each.standing in standings)
        )

    def count(self, standing: Standing) -> int:
        """How many claims came out like this."""
        return sum(each.standing is standing for each in self.claims)
