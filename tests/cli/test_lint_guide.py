"""The guide to checking: its tables and outputs are what the program says."""

import shutil
from pathlib import Path

import in_this_process
from flowdef.cli.shell.lint_outputs import formats
from flowdef.discover import first_line
from flowdef.lint import reports
from generated import between
from goldens import ROOT, Golden
from real_process import flowdef

GUIDE = ROOT / "docs" / "guides" / "lint.md"


def test_the_table_of_formats_is_fresh(golden: Golden) -> None:
    folder = reports.__path__[0]
    signs = {
        name: first_line(f"{folder}/{module}.py").partition(": ")[2]
        for name, module in formats().items()
    }
    rows = "".join(f"| `{name}` | {sign} |\n" for name, sign in signs.items())
    between(golden, GUIDE, "formats", f"\n| format | what it is |\n| --- | --- |\n{rows}\n")


def test_the_settings_shown_are_those_of_a_workspace(tmp_path: Path, golden: Golden) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    yaml, toml = (text.split(f"```{kind}\n")[1].split("```")[0] for kind in ("yaml", "toml"))
    (tmp_path / "flowdef.yaml").write_text(yaml, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(toml, encoding="utf-8")
    (tmp_path / "processes" / "drafts").mkdir(parents=True)
    shutil.copy(ROOT / "processes" / "pay-invoice.yaml", tmp_path / "processes" / "drafts")
    words = ["lint", "processes/drafts/pay-invoice.yaml", "--show-settings", "--ignore", "REF004"]
    said = in_this_process.flowdef(*words, folder=tmp_path).stdout.splitlines()
    shown = "\n".join([f"$ flowdef {' '.join(words)}", *said[:-1], f"{said[-1][:24]}…"])
    between(golden, GUIDE, "settings", f"\n```text\n{shown}\n```\n\n")
    assert in_this_process.flowdef("lint", "flowdef.yaml", folder=tmp_path).returncode == 0


def test_the_help_names_all_formats() -> None:
    help_ = " ".join(flowdef("lint", "--help", folder=ROOT).stdout.split())
    assert all(
        f"{name}," in help_ or f"or {name};" in help_ or f"{name} or" in help_ for name in formats()
    )
