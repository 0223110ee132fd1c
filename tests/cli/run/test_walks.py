"""Every process of this workspace, walked in a terminal from its start to its end."""

import json
import re
import shutil
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from conversation import Conversation
from goldens import ROOT
from in_this_process import flowdef

# What is typed at a question, by the hint in its brackets or by its words; else the first choice.
ANSWERS = (
    (r"form C-\[0-9\]\{5\}", "C-00047"),
    (r"form F-\[0-9\]\{4\}", "F-0017"),
    (r"form \[0-9\]\{4\}", "0017"),
    (r"form M-\[0-9\]\{3\}", "M-017"),
    (r"form \[a-z0-9-\]\+", "background-check"),
    (r"form \[0-9\]\+\[\.\]", "1.3.0"),
    (r"^What now\?.*\bdone\b", "done"),
    (r"^What now\?.*\bapprove\b", "approve"),
    (r"^What now\?.*\bend wait\b", "end wait"),
    (r"^What now\?.*\bgo on\b", "go on"),
    (r"^Have you read", "read"),
    (r"\(1=done / 2=open", "done"),
    (r"^Why", "As planned."),
    (r"\(date and time", "2027-03-01 09:00"),
    (r"\(date", "2027-03-01"),
    (r"\(mail address", "casey@example.com"),
    (r"\(web address", "https://example.com/"),
    (r"\(path of a file", "paper.txt"),
    (r"\(duration", "2h"),
    (r"\((?:integer|number)[^)]*from (\d+)", r"\1"),
    (r"\((?:integer|number)", "5"),
    (r"\(person", "sam"),
    (r"\(1=yes / 2=no|\(yes / no\)|\(yes/no", "yes"),
    (r"\(1-\d+\)", "1"),
    (r"\(1=([^()/]+?) / ", r"\1"),
    (r"\(([^()/]+?) / ", r"\1"),
    (r"\(([^()/]+)/", r"\1"),
)
# Walked by the people of the company, a program a person; in the others anybody does what they may.
STAFFED = {"background-check", "customer-onboarding", "employee-onboarding", "project-intake"}
ANYBODY = ("dana", "eli", "kim")
# Thirty programs a walk: what they run through is measured by the tests of each screen.
UNMEASURED = {"COVERAGE_PROCESS_START": ""}
QUESTION = re.compile(
    r"(?:^|\n)(What now\?[^\n]*\n[^\n]*:|[^\n]*\(1=[^\n]*\n  [^\n]*:|[^\n]*(?:\?|:|\)|\])) $"
)


def answer(question: str) -> str:
    """What the robot types."""
    if re.search(r"\[[^\]]+\]:? $|\[[^\]]+\]$", question.rstrip(": ")):
        return ""  # takes what is offered
    for pattern, words in ANSWERS:
        match = re.search(pattern, question)
        if match:
            return match.expand(words)
    return "Sample"


class Robot(Conversation):
    """Answers whatever is asked, until the program ends; stops where it is refused."""

    def walk(self) -> None:
        asked: list[str] = []
        while (waiting := self._question()) is not None:
            asked.append(waiting)
            assert asked[-5:] != [waiting] * 5, self.screen[-2000:]
            refused = "Not recorded" in self.screen
            self._heard = len(self.screen)
            self.say("stop" if refused and waiting.startswith("What now?") else answer(waiting))

    def _question(self) -> str | None:
        """The line that the program waits at; None where it has ended."""
        while True:
            match = QUESTION.search(self.screen, self._heard)
            if match and not self._read(monotonic() + 0.05):
                return re.sub(r"\n *", " ", match[1])
            if not match and not self._read(monotonic() + self.patience):
                return None


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name in ("processes", "projects"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "flowdef.yaml", tmp_path)
    (tmp_path / "paper.txt").write_text("A sample paper.\n", encoding="utf-8")
    return tmp_path


def hands(folder: Path, run: str) -> list[tuple[str, str]]:
    """Who may do which open step of a run and of those below it, in document order."""
    found: dict[str, Any] = json.loads(flowdef("next", "--json", folder=folder).stdout)
    mine = [todo for todo in found["open"] if todo["run"].startswith(run)]
    return [(todo["step"], each) for todo in mine for each in todo["people"] or free(todo)]


def free(todo: dict[str, Any]) -> list[str]:
    """Somebody who did nothing that must stay apart from a step."""
    return [each for each in ANYBODY if each not in todo["barred"]][:1]


@pytest.mark.parametrize(
    "process", sorted(path.stem for path in (ROOT / "processes").glob("*.yaml"))
)
def test_a_walk_reaches_the_end(workspace: Path, process: str) -> None:
    if process in STAFFED:
        shutil.copy(ROOT / "organization.yaml", workspace)
    run, person = process, "dana"
    tried: set[tuple[str, str]] = set()
    while True:
        with Robot(
            "step", run, "--as", person, folder=workspace, columns=300, **UNMEASURED
        ) as robot:
            robot.walk()
            assert robot.end()[0] == 0, robot.screen
        run = f"{process}-1"
        left = [each for each in hands(workspace, run) if each not in tried]
        if not left:
            break
        tried.add(left[0])
        person = left[0][1]
    runs = json.loads(flowdef("runs", "--all", "--json", folder=workspace).stdout)["runs"]
    assert {each["result"] for each in runs} == {"done"}
