import pytest

from lint_workspaces import told

WORK = ("Hold the kick-off", "Import the data of {}", "Train the users", "Go live")


def projects(*cases: str, ids: str = "{}{}", work: tuple[str, ...] = WORK) -> dict[str, str]:
    """A project for each case, which its title names, and so do the ids of its tasks."""
    return {f"projects/{case}.yaml": _project(case, ids, work) for case in cases}


def _project(case: str, ids: str, work: tuple[str, ...]) -> str:
    tasks = "".join(
        f"  - {{id: {ids.format(case[0], place)}, title: {title.format(case)}, duration: 1d}}\n"
        for place, title in enumerate(work)
    )
    return f"kind: project\nid: {case}\ntitle: Onboard {case}\ntasks:\n{tasks}"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            projects("north", "south", "west"),
            ["KND004 2:5 north", "KND004 2:5 south", "KND004 2:5 west"],
            id="the same titles but for the case",
        ),
        pytest.param(
            projects("north", ids="n{1}")
            | projects("south", work=("A", "B", "C", "D"), ids="n{1}")
            | projects("west", work=("E", "F", "G", "H"), ids="n{1}"),
            ["KND004 2:5 north", "KND004 2:5 south", "KND004 2:5 west"],
            id="the same ids",
        ),
        pytest.param(
            projects("north", "south") | projects("west", work=(*WORK, "Thank the users")),
            ["KND004 2:5 north", "KND004 2:5 south", "KND004 2:5 west"],
            id="one of them has a task more",
        ),
        pytest.param(projects("north", "south"), [], id="two are not many"),
        pytest.param(
            projects("north", "south")
            | projects("west", work=("Train the users", "Go live", "Buy", "Sell")),
            [],
            id="the third does other work",
        ),
        pytest.param(
            projects("north", "south", "west", work=WORK[:3]), [], id="three tasks say too little"
        ),
    ],
)
def test_same_project_again(files: dict[str, str], expected: list[str]) -> None:
    assert told(files, "KND004") == expected
