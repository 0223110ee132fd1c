"""Account Markdown: what is proved of a process, as the appendix of its SOP."""

from msgspec import Struct

from flowdef.model.organization import Organization
from flowdef.proofs.account import Account
from flowdef.render.account import proofs_of
from flowdef.render.account_voice import ByTitles
from flowdef.render.appendix import Proofs
from flowdef.render.markdown_paper import MARKDOWN


class _Page(Struct, frozen=True):
    """As much of a page as the appendix asks for."""

    proofs: Proofs


def account_markdown(account: Account, organization: Organization | None) -> str:
    """The appendix alone, as `sop_markdown` prints it behind everything else."""
    proofs = proofs_of(account, ByTitles(account, organization))
    return MARKDOWN.block("sop.md.j2", "proofs", _Page(proofs))
