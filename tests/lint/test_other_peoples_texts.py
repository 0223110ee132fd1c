"""Over texts that others wrote: what looks for secrets, ends and destruction cries wolf on none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from flowdef.lint.dated import end_in
from flowdef.lint.secrets_in import key_in, password_in

pytestmark = pytest.mark.corpora
ENDINGS = (".md", ".yaml", ".yml", ".txt", ".csv")


def lines(corpora: Path) -> Iterator[str]:
    for path in sorted(corpora.rglob("*")):
        if path.suffix in ENDINGS and path.is_file():
            yield from path.read_text(encoding="utf-8", errors="replace").split("\n")


def test_no_line_holds_a_key_or_a_password(corpora: Path) -> None:
    looked, found = 0, []
    for line in lines(corpora):
        looked += 1
        found += [each[0] for each in (key_in(line),) if each]
    assert looked > 40_000
    assert found == []


def test_no_line_says_that_a_process_ends_on_a_day(corpora: Path) -> None:
    assert [line for line in lines(corpora / "sops") if end_in(line)] == []


def test_no_script_holds_a_password(corpora: Path) -> None:
    scripts = (line for line in lines(corpora / "wf") if line.strip().startswith(("run:", "-")))
    assert [line for line in scripts if password_in(line, ("automate", "command"), "")] == []
