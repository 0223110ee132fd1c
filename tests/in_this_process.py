"""In this process: flowdef by the same door, without the start of an interpreter.

For what comes before or after that which a test is about; see `real_process` for the rest.
"""

from contextlib import chdir
from pathlib import Path
from subprocess import CompletedProcess

from typer.testing import CliRunner

from flowdef.cli.shell.application import application


def flowdef(
    *words: str | Path, folder: Path, text: str | None = None, **env: str
) -> CompletedProcess[str]:
    """As `real_process.flowdef`; but the zone of the machine stays, as it is read at the start."""
    assert "TZ" not in env
    with chdir(folder):
        runner = CliRunner(env={"COLUMNS": "100", **env})
        result = runner.invoke(application(), [*map(str, words)], input=text or "")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return CompletedProcess(words, result.exit_code, result.stdout, result.stderr)
