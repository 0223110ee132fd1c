"""Staffing, people: who can do each step of a process, and what their acts ask of a run."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from flowdef.expressions.tree import Compare, Expression, Literal, Name, names
from flowdef.model.fields import Field
from flowdef.model.process import CONTINUE, Approval, InField, Performer, Step, Work
from flowdef.model.verdict import APPROVED, REJECTED, verdict_name
from flowdef.paths.search import Goal
from flowdef.proofs.courses import Courses
from flowdef.proofs.staffing_acts import (
    OUTSIDE,
    WITHOUT_LIMIT,
    Act,
    Yes,
    acts_of,
    of_role,
    seats_of,
    yeses_of,
)
from flowdef.proofs.staffing_cast import Cast, Option
from flowdef.run.roster import Roster


class People(Struct, frozen=True, dict=True):
    """The runs of a process, and the people of the organization on a day (ISO).

    Holders act for themselves; deputies for a holder, or for a role that nobody holds.
    """

    courses: Courses
    roster: Roster
    day: str

    @cached_property
    def seats(self) -> Mapping[str, tuple[Performer, ...]]:
        """Who does each step that is a person's work, by its id."""
        process = self.courses.process
        return {
            step.id: seats_of(process, stage, step)
            for stage in process.stages
            for step in stage.steps
            if isinstance(step.deed, Work)
        }

    def acts(self, step: Step) -> tuple[Act, ...]:
        """All who can do a step, or decide on it; nobody where no person does."""
        if step.id not in self._acts:
            self._acts[step.id] = tuple(act for act in self._of(step) if self._sayable(step, act))
        return self._acts[step.id]

    def yeses(self, approval: Step) -> tuple[Yes, ...]:
        """All who can say yes to an approval."""
        if approval.id not in self._yeses:
            assert isinstance(approval.deed, Approval)  # noqa: S101 (a bug of ours)
            self._yeses[approval.id] = yeses_of(approval.deed, self.roster, self.day)
        return self._yeses[approval.id]

    def units(self, approval: Step) -> int:
        """How many people can decide at once: the holders, or one for a role that nobody holds."""
        return len({act.represents or act.by for act in self.acts(approval)})

    def reach(self, approval: Step, barred: frozenset[str] = frozenset()) -> list[Decimal]:
        """Up to which amounts the yeses that there can be at once reach, the furthest first.

        However deputies stand in, each yes takes one holder: there are as many as holders left.
        """
        units: dict[str, Decimal] = {}
        for act, limit in self.yeses(approval):
            whom = act.represents or act.by
            if not act.people & barred:
                units[whom] = max(limit, units.get(whom, limit))
        return sorted(units.values(), reverse=True)

    def late(self, approval: Step) -> bool:
        """Whether the amount that a yes asks a right for is recorded by a step that comes later."""
        assert isinstance(approval.deed, Approval)  # noqa: S101 (a bug of ours)
        authority = approval.deed.authority
        owner = self.courses.owners.get(authority.amount) if authority else None
        return owner is not None and self.courses.order.precedes(approval.id, owner)

    def untold(self, approval: Step) -> bool:
        """Whether that amount is never recorded by then.

        A rejection after it opens an approval again; where nobody can say yes to it before, it
        comes to that only past a no, or where a condition skips it.
        """
        assert isinstance(approval.deed, Approval)  # noqa: S101 (a bug of ours)
        passed = approval.deed.on_reject == CONTINUE or bool(self.courses.of(approval.id))
        ways = (each for each in self.courses.reworks if each.approval != approval.id)
        again = any(each.rounds > 1 and approval.id in each.names for each in ways)
        return self.late(approval) and not (passed and again)

    def sturdy(self, approval: Step) -> bool:
        """Whether enough people can say yes, to any amount, whoever did what must stay apart."""
        deed = approval.deed
        assert isinstance(deed, Approval)  # noqa: S101 (a bug of ours)
        others = (self.courses.step.get(name) for name in deed.separate_from)
        did = frozenset(who for other in others if other for who in self.possible(other))
        enough = self.reach(approval, did)[: deed.quorum] == [WITHOUT_LIMIT] * deed.quorum
        return enough and not self.untold(approval)

    def possible(self, step: Step) -> frozenset[str]:
        """Everybody who may come to have done a step, or to have been represented there."""
        return frozenset(person for act in self.acts(step) for person in act.people)

    def given(self, approval: Step, cast: Cast) -> Iterator[Option]:
        """The ways in which as many say yes as it takes, the furthest reaching first.

        Barred are those who did what must stay apart and comes before it.
        """
        deed = approval.deed
        assert isinstance(deed, Approval)  # noqa: S101 (a bug of ours)
        barred = cast.people(self.before(approval))
        yeses = () if self.untold(approval) else self.yeses(approval)
        able = [yes for yes in yeses if not yes.act.people & barred]
        several = [each for each in combinations(able, deed.quorum) if _apart(each)]
        said = self._verdict(approval, APPROVED)
        for each in sorted(several, key=_limit, reverse=True):
            yield Option(tuple(yes.act for yes in each), (*said, *up_to(deed, _limit(each))))

    def votes(self, approval: Step, cast: Cast) -> Iterator[Option]:
        """The ways in which a run gets past an approval; with `on_reject: continue` by a no too."""
        yield from self.given(approval, cast)
        deed = approval.deed
        if isinstance(deed, Approval) and deed.on_reject == CONTINUE:
            for act in self.free(approval, cast):
                yield Option((act,), self._verdict(approval, REJECTED))

    def free(self, approval: Step, cast: Cast) -> list[Act]:
        """All who may say no to an approval."""
        barred = cast.people(self.before(approval))
        return [act for act in self.acts(approval) if not act.people & barred]

    def before(self, approval: Step) -> tuple[str, ...]:
        """The steps that must stay apart from an approval and come before it."""
        deed, order = approval.deed, self.courses.order
        assert isinstance(deed, Approval)  # noqa: S101 (a bug of ours)
        return tuple(
            name
            for name in deed.separate_from
            if name in self.courses.step and order.precedes(name, approval.id)
        )

    def joined(self, step: Step, acts: tuple[Act, ...], cast: Cast) -> Cast | None:
        """A cast in which these people do a step too; None where fields cannot say so."""
        said, done, skipped = dict(cast.said), set[str](), set[str]()
        goals: list[Goal] = []
        for name, person in (each for act in acts for each in act.said):
            owner = self.courses.owners.get(name)
            if owner and person is not None and not self._can_name(owner, step):
                return None
            settled = person is not None or owner is None or self._is_before(owner, step)
            if settled and said.setdefault(name, person) != person:
                return None
            if owner and person is not None:
                done.add(owner)
            elif owner and self.courses.fields[name].required and self._is_before(owner, step):
                skipped.add(owner)
            if person not in (None, OUTSIDE) and name in self.read:
                goals.append((Compare("==", Name(name), Literal(str(person))), True))
        joined = replace(cast, acts={**cast.acts, step.id: acts}, said=said)
        return joined.wanting(frozenset(done), frozenset(skipped), tuple(goals))

    def _can_name(self, owner: str, step: Step) -> bool:
        """Whether a step can say who does another one, as long as nothing is done twice."""
        return owner != step.id and not self._is_before(step.id, owner)

    def _sayable(self, step: Step, act: Act) -> bool:
        """Whether fields can say, in some round, what an act asks of them."""
        return all(
            name in self._kept if person else self._unset(step, name) for name, person in act.said
        )

    def _unset(self, step: Step, name: str) -> bool:
        """Whether a field can name nobody when a step is done."""
        field, owner = self._kept.get(name), self.courses.owners.get(name)
        if field is None:
            return True
        if owner is None:
            return not (field.required or field.default is not None)
        always = field.required and not self.courses.of(owner)
        return not (always and self._is_before(owner, step))

    def _is_before(self, first: str, second: str | Step) -> bool:
        other = second if isinstance(second, str) else second.id
        return self.courses.order.precedes(first, other)

    def _of(self, step: Step) -> Iterator[Act]:
        match step.deed:
            case Approval(role=role):
                yield from of_role(role, self.roster, self.day)
            case Work():
                seats = self.seats[step.id]
                yield from acts_of(seats, self._kept, self.roster, self.day)
            case _:
                pass

    def _verdict(self, approval: Step, verdict: str) -> tuple[Goal, ...]:
        name = verdict_name(approval.id)
        if name not in self.read:
            return ()
        return ((Compare("==", Name(name), Literal(verdict)), True),)

    @cached_property
    def read(self) -> frozenset[str]:
        """The fields that conditions read."""
        conditions: tuple[Expression, ...] = (
            *self.courses.steps.values(),
            *self.courses.stages.values(),
        )
        return frozenset(name.name for name in names(*conditions))

    @cached_property
    def _kept(self) -> Mapping[str, Field]:
        """The fields that can name somebody: a sensitive value is never kept."""
        return {name: each for name, each in self.courses.fields.items() if not each.sensitive}

    @cached_property
    def _acts(self) -> dict[str, tuple[Act, ...]]:
        return {}

    @cached_property
    def _yeses(self) -> dict[str, tuple[Yes, ...]]:
        return {}


def named_by_field(seats: tuple[Performer, ...]) -> tuple[str, ...]:
    """The fields that say who does a step."""
    return tuple(seat.field for seat in seats if isinstance(seat, InField))


def up_to(approval: Approval, limit: Decimal) -> tuple[Goal, ...]:
    """That the amount to be approved is recorded, and does not exceed a limit."""
    authority = approval.authority
    if authority is None or not authority.amount:
        return ()
    amount = Name(authority.amount)
    if limit == WITHOUT_LIMIT:
        return ((Compare("==", amount, amount), True),)
    return ((Compare("<=", amount, Literal(limit)), True),)


def above(approval: Approval, limit: Decimal) -> tuple[Goal, ...]:
    """That the amount to be approved exceeds a limit."""
    return tuple((condition, False) for condition, _ in up_to(approval, limit))


def _apart(yeses: tuple[Yes, ...]) -> bool:
    people = [person for yes in yeses for person in yes.act.people]
    return len(people) == len(set(people))


def _limit(yeses: tuple[Yes, ...]) -> Decimal:
    return min((yes.limit for yes in yeses), default=WITHOUT_LIMIT)
