"""Roster: who holds which roles, who stands in, and who may decide what, on a given day."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from flowdef.model.organization import Organization


class Right(NamedTuple):
    """The right to decide something, up to a limit (None: without one)."""

    type: str
    limit: Decimal | None = None
    currency: str = ""

    def covers(self, amount: Decimal, currency: str) -> bool:
        """Whether it reaches up to that amount of that currency (empty: of any)."""
        if currency and self.currency and currency != self.currency:
            return False
        return self.limit is None or amount <= self.limit


class Post(NamedTuple):
    """A role: its name in words, the role that stands in for it, its rights."""

    title: str
    deputy: str = ""
    rights: tuple[Right, ...] = ()


class Member(NamedTuple):
    """A person: name, roles, and from when to when they belong (ISO dates, may be empty)."""

    name: str
    roles: tuple[str, ...] = ()
    joined: str = ""
    left: str = ""

    def belongs(self, day: str) -> bool:
        """Whether they belong to the organization on that day."""
        return (not self.joined or self.joined <= day) and (not self.left or day <= self.left)


class Roster(NamedTuple):
    """The people and roles of an organization, by id; a day is an ISO date."""

    posts: Mapping[str, Post]
    members: Mapping[str, Member]

    def knows(self, person: str, day: str) -> bool:
        """Whether that is the id of somebody who belongs to the organization."""
        return person in self.members and self.members[person].belongs(day)

    def holders(self, role: str, day: str) -> tuple[str, ...]:
        """Who holds a role."""
        return tuple(
            person
            for person, member in self.members.items()
            if role in member.roles and member.belongs(day)
        )

    def holds(self, person: str, role: str, day: str) -> bool:
        """Whether a person holds a role."""
        return self.knows(person, day) and role in self.members[person].roles

    def represented(self, role: str, day: str) -> tuple[str, ...]:
        """For whom a deputy of a role acts: its holders; a vacant role is named itself."""
        return self.holders(role, day) or (role,)

    def right_among(
        self, roles: Iterable[str], wanted: str, amount: Decimal, currency: str
    ) -> tuple[str, Right] | None:
        """The first of some roles that has a right that reaches so far, and that right."""
        for role in roles:
            for right in self.posts.get(role, Post("")).rights:
                if right.type == wanted and right.covers(amount, currency):
                    return role, right
        return None

    def deputy(self, role: str) -> str:
        """The role that stands in for a role; empty where there is none."""
        return self.posts[role].deputy if role in self.posts else ""

    def name(self, person: str) -> str:
        """How a person is called; what is not an id stands for itself."""
        return self.members[person].name if person in self.members else person

    def title(self, role: str) -> str:
        """What a role is called in words; an unknown one stands for itself."""
        return self.posts[role].title if role in self.posts else role


class Present(NamedTuple):
    """The organization on a day; None: there is none, so anybody may act."""

    roster: Roster | None
    day: str


def called(person: str, roster: Roster | None) -> str:
    """How a person is called; without an organization, by their id."""
    return roster.name(person) if roster else person


def titled_or_called(name: str, roster: Roster | None) -> str:
    """A person by name, a role by its title; what is neither stands for itself."""
    return roster.title(name) if roster and name in roster.posts else called(name, roster)


def nearest(name: str, roster: Roster) -> str:
    """The id of the person whose name that is, or whose id is most like it; empty: of none."""
    by_name = {member.name.casefold(): person for person, member in roster.members.items()}
    close = get_close_matches(name, roster.members, n=1)
    return by_name.get(name.casefold()) or next(iter(close), "")


def roster_of(organization: "Organization") -> Roster:
    """The roster of an organization document."""
    return Roster(
        {
            role.id: Post(
                role.title,
                role.deputy,
                tuple(Right(each.type, each.limit, each.currency) for each in role.authority),
            )
            for role in organization.roles
        },
        {
            person.id: Member(person.name, person.roles, person.joined, person.left)
            for person in organization.people
        },
    )


def roster_to_json(roster: Roster) -> dict[str, Any]:
    """The roster as JSON; limits as text."""
    return {
        "posts": {
            role: [post.title, post.deputy, [_right_to_json(right) for right in post.rights]]
            for role, post in roster.posts.items()
        },
        "members": {
            person: [member.name, list(member.roles), member.joined, member.left]
            for person, member in roster.members.items()
        },
    }


def roster_from_json(data: dict[str, Any]) -> Roster:
    """The roster that `roster_to_json` wrote."""
    return Roster(
        {
            role: Post(title, deputy, tuple(_right(right) for right in rights))
            for role, (title, deputy, rights) in data["posts"].items()
        },
        {
            person: Member(name, tuple(roles), joined, left)
            for person, (name, roles, joined, left) in data["members"].items()
        },
    )


def _right_to_json(right: Right) -> list[str | None]:
    return [right.type, None if right.limit is None else str(right.limit), right.currency]


def _right(data: list[str | None]) -> Right:
    kind, limit, currency = data
    return Right(kind or "", None if limit is None else Decimal(limit), currency or "")
