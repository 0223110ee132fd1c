"""The guides: what they show is what the program prints, and what they write down is read."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from flowdef.acts.answers_file import AnswersFile, read_answers
from flowdef.reading.document import read
from goldens import ROOT, Golden
from real_process import flowdef

GUIDES = sorted((ROOT / "docs" / "guides").glob("*.md"))
MONDAY = "2027-01-11T08:00:00Z"
STEP = "kind: process\nid: a\ntitle: A\ninputs: {{customer: {{type: text}}}}\nsteps:\n{}"


def shown(command: str, folder: Path) -> str:
    """A command as typed, and what it printed; heads differ from run to run."""
    _, *words = shlex.split(command)
    result = flowdef(*words, folder=folder, moment=MONDAY, COLUMNS="120")
    printed = (result.stderr + result.stdout).splitlines()
    said = [line for line in printed if not line.startswith("head ")]
    return "\n".join([f"$ {command}", *said])


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: str(path.stem))
def test_what_a_guide_shows_is_printed(guide: Path, tmp_path: Path, golden: Golden) -> None:
    for name in ("processes", "projects"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("flowdef.yaml", "organization.yaml"):
        shutil.copy(ROOT / name, tmp_path)

    def fresh(block: re.Match[str]) -> str:
        typed = re.findall(r"^\$ (.+)$", block[1], re.MULTILINE)
        return "```console\n" + "\n".join(shown(each, tmp_path) for each in typed) + "\n```\n"

    page = guide.read_text(encoding="utf-8")
    golden(guide, re.sub(r"```console\n(.*?)```\n", fresh, page, flags=re.DOTALL))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: str(path.stem))
def test_what_a_guide_writes_down_is_read(guide: Path) -> None:
    for block in re.findall(r"```yaml\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL):
        if block.startswith("- "):  # a step
            found = read(STEP.format(block).encode(), "a.yaml")
            assert found.findings == ()
        else:
            assert isinstance(read_answers(block.encode(), "a.yaml"), AnswersFile)
