"""Goldens: files that hold what the program once made and must make again."""

from pathlib import Path

ROOT = Path(__file__).parent.parent


class Golden:
    """Compares text with a file beside the tests; `--update-goldens` writes it."""

    def __init__(self, *, update: bool) -> None:
        self._update = update

    def __call__(self, path: Path, text: str) -> None:
        if self._update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text
