"""Board: what stands in which column, at any width, and on a page."""

import json
import re
from pathlib import Path

import pytest

from goldens import Golden
from planted_portfolio import Flow, happened, planted

GOLDENS = Path(__file__).parent / "goldens"


@pytest.fixture
def flow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Flow:
    """`flowdef WORDS` in the planted portfolio, at noon of its day."""
    return happened(planted(tmp_path), monkeypatch)


@pytest.mark.parametrize("name", ["new-website", "publish"])
@pytest.mark.parametrize("width", [40, 80, 160])
def test_a_board_in_the_terminal(flow: Flow, golden: Golden, name: str, width: int) -> None:
    text = flow("board", name, width=width)
    assert max(map(len, text.split("\n"))) <= width
    golden(GOLDENS / f"board-{name}-{width}.txt", text)


def cards(text: str) -> dict[str, dict[str, dict[str, object]]]:
    """The cards of a board as data, by column and id."""
    columns = json.loads(text)["columns"]
    return {each["id"]: {card["id"]: card for card in each["cards"]} for each in columns}


def test_a_task_shows_the_stages_of_its_run(flow: Flow) -> None:
    card = cards(flow("board", "new-website", "--json"))["building"]["publish-pages"]
    assert card["parts"] == [
        {"title": "Writing", "closed": 1, "steps": 2},
        {"title": "Putting up", "closed": 0, "steps": 1},
    ]
    assert (card["percent"], card["state"], card["runs"]) == (33, "under way", ["publish-1"])
    assert card["blocked"] == ["step proofread of publish-1 cannot go on: Typeface"]


def test_a_task_that_nobody_has_begun_shows_the_stages_of_its_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow = happened(planted(tmp_path), monkeypatch)
    flow("cancel", "publish-1", "--reason", "Sample", "--as", "cleo")
    card = cards(flow("board", "new-website", "--json"))["building"]["publish-pages"]
    assert card["parts"] == [
        {"title": "Writing", "closed": 0, "steps": 2},
        {"title": "Putting up", "closed": 0, "steps": 1},
    ]
    assert (card["percent"], card["state"], card["runs"]) == (None, "not begun", [])


def test_a_run_stands_in_the_stage_where_something_is_open(flow: Flow) -> None:
    found = cards(flow("board", "publish", "--json"))
    assert [*found["writing"]] == ["publish-1", "publish-2", "publish-3"]
    assert [*found["putting-up"]] == []
    flow("done", "publish-2", "proofread", "--as", "dov")
    found = cards(flow("board", "publish", "--json"))
    assert [*found["putting-up"]] == ["publish-2"]


def test_a_stage_that_only_earlier_versions_have_stands_last(flow: Flow, tmp_path: Path) -> None:
    file = tmp_path / "processes" / "publish.yaml"
    text = file.read_text(encoding="utf-8").replace("id: writing", "id: drafting")
    file.write_text(text, encoding="utf-8")
    columns = json.loads(flow("board", "publish", "--json"))["columns"]
    assert [(each["id"], each["note"], len(each["cards"])) for each in columns] == [
        ("drafting", "", 0),
        ("putting-up", "", 0),
        ("writing", "only in earlier versions", 3),
    ]


@pytest.mark.parametrize("name", ["new-website", "publish", "move-office"])
def test_a_page_says_all_that_the_data_say_and_runs_nothing(flow: Flow, name: str) -> None:
    page = flow("board", name, "--format", "html")
    plain = re.sub(r'<span class="date">([^<]+)</span>', r"\1", page)
    for column in json.loads(flow("board", name, "--json"))["columns"]:
        assert column["title"] in plain
        for card in column["cards"]:
            for text in (card["title"], *card["blocked"], *card["risks"], *card["now"]):
                assert text.replace("'", "&#39;") in plain
    assert not re.search(r"<script|\son\w+=|javascript:|url\(|src=", page)


def test_a_board_is_written_into_a_file(flow: Flow, tmp_path: Path) -> None:
    flow("board", "publish", "--format", "html", "-o", "board.html")
    assert (tmp_path / "board.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    flow("board", "publish", "-o", "board.txt")
    assert "1. Writing: 3\n" in (tmp_path / "board.txt").read_text(encoding="utf-8")


def test_data_are_only_printed(flow: Flow) -> None:
    with pytest.raises(AssertionError, match="--json prints data"):
        flow("board", "publish", "--json", "-o", "board.json")


def test_two_hundred_tasks_are_all_there(flow: Flow, tmp_path: Path) -> None:
    tasks = "".join(
        f"      - {{id: t{at}-{task}, title: Task {task} of {at}, effort: 1d}}\n"
        if task
        else f"  - id: p{at}\n    title: Phase {at}\n    tasks:\n"
        for at in range(10)
        for task in range(21)
    )
    head = "kind: project\nid: big\ntitle: Big\nstatus: active\nstart: 2027-03-01\nphases:\n"
    (tmp_path / "projects" / "big.yaml").write_text(head + tasks, encoding="utf-8")
    for width in (40, 80, 160):
        text = flow("board", "big", width=width)
        assert max(map(len, text.split("\n"))) <= width
        assert set(re.findall(r"\[(t\d-\d+)\]", text)) == {
            f"t{at}-{task}" for at in range(10) for task in range(1, 21)
        }
