"""Real process: flowdef run as its users run it."""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path


def at(moment: str) -> str:
    """What Python runs before the program so that its clock stands at a moment (UTC, ISO 8601)."""
    return (
        f"import flowdef.cli.shell.desk as desk; desk.now = lambda: {moment!r};" if moment else ""
    )


def flowdef(
    *words: str | Path, folder: Path, text: str | None = None, moment: str = "", **env: str
) -> subprocess.CompletedProcess[str]:
    """`flowdef WORDS` in a folder, with nothing on its input unless `text` is given."""
    return _called(words, folder, text or "", moment, env)


def mixed(
    *words: str | Path, folder: Path, moment: str = "", **env: str
) -> subprocess.CompletedProcess[str]:
    """The same; what goes to stderr is in stdout, in the order in which a terminal shows both."""
    ordered = {**env, "PYTHONUNBUFFERED": "1"}
    return _called(words, folder, "", moment, ordered, subprocess.STDOUT)


def _called(
    words: Iterable[str | Path],
    folder: Path,
    text: str,
    moment: str,
    env: Mapping[str, str],
    stderr: int = subprocess.PIPE,
) -> subprocess.CompletedProcess[str]:
    program = ["-c", f"{at(moment)} from flowdef.cli import main; main()"]
    return subprocess.run(
        [sys.executable, *(program if moment else ["-m", "flowdef"]), *map(str, words)],
        cwd=folder,
        env={**os.environ, "COLUMNS": "100", **env},
        input=text,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        encoding="utf-8",
        check=False,
    )


def loaded(*words: str, folder: Path, **env: str) -> set[str]:
    """The top-level modules that `flowdef WORDS` has loaded when it ends; it must end well."""
    code = (
        "import sys\n"
        f"sys.argv = ['flowdef', *{list(words)!r}]\n"
        "from flowdef.cli.shell.application import run\n"
        "try:\n    run()\n"
        "finally:\n    print('\\nMODULES', *{m.partition('.')[0] for m in sys.modules})\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return set(result.stdout.rpartition("\nMODULES ")[2].split())
