"""Levelled: how good a plan is said to be, and what could not be moved."""

from datetime import UTC, date

import pytest
from msgspec.structs import replace

from flowdef.model.organization import Calendar, Organization, Person
from flowdef.model.project import Assignee, Phase, Project, Task
from flowdef.plan.computed import Known
from flowdef.plan.levelling.project import Levelled, level_project
from flowdef.render.levelled import levelled_data, levelled_text
from flowdef.render.plan_words import PlanWords
from flowdef.render.words import Names
from plan_networks import estimate, hours

WORDS = PlanWords(Names(None), UTC, 8 * 3600)
HOUR = 3600


@pytest.fixture(scope="module")
def levelled() -> Levelled:
    people = (Person(id="ann", name="Ann"),)
    tasks = tuple(
        Task(
            id=name,
            title=name.title(),
            effort=estimate(hours(8)),
            assigned=(Assignee(person="ann"),),
            started="2027-03-01",
        )
        for name in ("pack", "drive")
    )
    project = Project(
        id="move", title="Move", start="2027-03-01", phases=(Phase(id="", title="", tasks=tasks),)
    )
    organization = Organization(
        id="acme", title="ACME", calendar=Calendar(hours=hours(8)), people=people
    )
    return level_project(project, organization, date(2027, 3, 1), Known())


@pytest.mark.parametrize(
    ("length", "late", "bound", "least_late", "said"),
    [
        pytest.param(8, 0, 8, 0, "optimal: no plan ends sooner.", id="proved"),
        pytest.param(
            8, 4, 8, 4, "optimal: no plan is less late, or ends sooner.", id="proved, and late"
        ),
        pytest.param(
            33, 0, 32, 0, "4.1d long, within 3.2 % of the lower bound, 4d.", id="never less than so"
        ),
        pytest.param(
            32,
            24,
            32,
            8,
            "3d late in sum, of which a better plan may spare 2d;"
            " 4d long, within 0.0 % of the lower bound, 4d.",
            id="perhaps too late",
        ),
        pytest.param(
            8,
            0,
            None,
            None,
            "how much better one could be is not known: a task has too many choices of people.",
            id="not known",
        ),
    ],
)
def test_how_good_it_is(
    levelled: Levelled,
    length: int,
    late: int,
    bound: int | None,
    least_late: int | None,
    said: str,
) -> None:
    found = replace(
        levelled,
        length=length * HOUR,
        late=late * HOUR,
        bound=None if bound is None else bound * HOUR,
        least_late=None if least_late is None else least_late * HOUR,
    )
    text = levelled_text(found, WORDS, Names(None), 400)
    head = "Levelled within this project: the best of 1 plan; "
    assert text.splitlines()[1] == f"{head}{said} No task had to move."


def test_what_has_begun_is_told_where_it_is_too_much(levelled: Levelled) -> None:
    told = levelled_text(levelled, WORDS, Names(None), 0).splitlines()[-1]
    assert told == "Begun, and so not moved: ann has Pack [pack] and Drive [drive] at once."
    crowded = levelled_data(levelled, WORDS)["crowded"]
    assert crowded == [{"person": "ann", "tasks": ["pack", "drive"]}]
