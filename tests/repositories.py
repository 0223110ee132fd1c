"""Repositories: folders under git, apart from whatever the user of this machine has set."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

# Without the settings of the user and of the machine, and without a repository of a hook.
PLAIN = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}
AUTHOR = ("-c", "user.name=Sam", "-c", "user.email=sam@example.com", "-c", "commit.gpgsign=false")


class Repository:
    """A work tree; each call is one of git in it."""

    def __init__(self, folder: Path, *words: str) -> None:
        """A new one in this folder."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "--initial-branch=main", *words)

    def git(self, *words: str) -> str:
        """What git says; it must go well."""
        done = subprocess.run(
            ("git", *AUTHOR, "-C", self.folder, *words),
            env=PLAIN,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, files: Mapping[str, str]) -> None:
        """Write files by their paths from the root."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def commit(self, files: Mapping[str, str] | None = None) -> str:
        """Write files, record all there is, and give the name of the commit."""
        self.write(files or {})
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "A change")
        return self.git("rev-parse", "HEAD")
