"""People: what is said to somebody whom the organization does not know."""

from difflib import get_close_matches

from flowdef.printable import printable
from flowdef.run.roster import Roster

_SHOWN = 10  # of the people, where none is near


def nobody(name: str, roster: Roster) -> str:
    """'Nobody here has the id …', and the nearest person by id or by name."""
    by_name = {member.name.casefold(): person for person, member in roster.members.items()}
    close = get_close_matches(name, roster.members, n=1)
    near = by_name.get(name.casefold()) or next(iter(close), "")
    known = f"Known: {', '.join(list(roster.members)[:_SHOWN])}."
    hint = f"Did you mean '{near}'?" if near else known
    return f"Nobody here has the id '{printable(name)}'. {hint}"
