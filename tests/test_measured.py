"""What coverage looks away from is tested all the same."""

import os
import sys
from pathlib import Path
from subprocess import run

import pytest


def test_a_module_of_tests_that_fails_halfway_is_told(tmp_path: Path) -> None:
    (tmp_path / "test_broken.py").write_text("def test_a():\n    pass\n\n\nmissing\n")
    words = [sys.executable, "-m", "pytest", "-p", "measured", "--import-mode=importlib"]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = run(words, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert "NameError: name 'missing' is not defined" in done.stdout, done.stderr
    assert done.returncode == pytest.ExitCode.INTERRUPTED
