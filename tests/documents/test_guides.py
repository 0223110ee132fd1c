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
# What stands between markers is made by a test of its own.
BLOCK = re.compile(r"<!-- ([\w-]+) -->.*?<!-- /\1 -->|```(\w+)\n(.*?)```\n", re.DOTALL)
FILE = re.compile(r"# (\S+\.yaml)\n")  # the first line of a whole file
STEP = "kind: process\nid: a\ntitle: A\ninputs: {{customer: {{type: text}}}}\nsteps:\n{}"


class Reader:
    """Somebody who goes through a guide, types what it shows, and writes the files it writes."""

    def __init__(self, folder: Path) -> None:
        """Begin in a folder."""
        self._folder = folder

    def block(self, block: re.Match[str]) -> str:
        """A block of the guide as it should be."""
        kind, text = block[2], block[3]
        if named := kind == "yaml" and FILE.match(text):
            (self._folder / named[1]).write_text(text, encoding="utf-8")
        if kind != "console":
            return block[0]
        typed = re.findall(r"^\$ (.+)$", text, re.MULTILINE)
        return "```console\n" + "\n".join(map(self._shown, typed)) + "\n```\n"

    def _shown(self, command: str) -> str:
        """A command as typed, and what it printed; heads differ from run to run."""
        program, *words = shlex.split(command)
        if program == "cd":
            self._folder /= words[0]
            return f"$ {command}"
        if program == "mv":
            old, new = words
            (self._folder / old).rename(self._folder / new)
            return f"$ {command}"
        result = flowdef(*words, folder=self._folder, moment=MONDAY, COLUMNS="120")
        printed = (result.stderr + result.stdout).splitlines()
        said = [line for line in printed if not line.startswith("head ")]
        return "\n".join([f"$ {command}", *said])


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: str(path.stem))
def test_what_a_guide_shows_is_printed(guide: Path, tmp_path: Path, golden: Golden) -> None:
    page = guide.read_text(encoding="utf-8")
    if "$ flowdef init " not in page:
        for name in ("processes", "projects"):
            shutil.copytree(ROOT / name, tmp_path / name)
        for name in ("flowdef.yaml", "organization.yaml"):
            shutil.copy(ROOT / name, tmp_path)
    reader = Reader(tmp_path)
    golden(guide, BLOCK.sub(reader.block, page))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: str(path.stem))
def test_what_a_guide_writes_down_is_read(guide: Path) -> None:
    for block in re.findall(r"```yaml\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL):
        if FILE.match(block) or block.startswith("kind: "):
            assert read(block.encode(), "a.yaml").findings == ()
        elif re.match(r"steps:\n(?:  #.*\n)*  - ", block):
            assert (
                read(f"kind: process\nid: a\ntitle: A\n{block}".encode(), "a.yaml").findings == ()
            )
        elif block.startswith("- "):  # a step
            found = read(STEP.format(block).encode(), "a.yaml")
            assert found.findings == ()
        else:
            assert isinstance(read_answers(block.encode(), "a.yaml"), AnswersFile)
