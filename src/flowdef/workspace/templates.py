"""Templates: the files of a company's own templates, read so that nothing outside is reached."""

from collections.abc import Iterator
from pathlib import Path

from flowdef.render.own_templates import Flaw, Source
from flowdef.workspace.files import content_of

ENDING = ".j2"
MOST_FILES = 100
LARGEST = 1_000_000  # bytes of one template


def templates_in(folder: Path, shown: str) -> dict[str, Source] | Flaw:
    """Every template below a folder by its path there; `shown` is how people see the folder.

    Hidden files and links that lead out of the folder are left out.
    """
    try:
        paths = list(_below(folder, folder.resolve()))
    except OSError as error:
        return _unread(shown, error)
    if len(paths) > MOST_FILES:
        return _too_many(shown)
    return _sources({path.relative_to(folder).as_posix(): path for path in paths}, f"{shown}/")


def template_at(file: Path) -> dict[str, Source] | Flaw:
    """One template by its name, with those beside it, which it may include."""
    folder = file.parent
    try:
        beside = [each for each in _files(folder, folder.resolve()) if each.suffix == ENDING]
    except OSError as error:
        return _unread(str(folder), error)
    if len(beside) > MOST_FILES:
        return _too_many(str(folder))
    shown = "" if folder == Path() else f"{folder}/"
    return _sources({each.name: each for each in (*beside, file)}, shown)


def _too_many(shown: str) -> Flaw:
    said = (
        f"There are more than {MOST_FILES} templates in it. Put those that are not used elsewhere."
    )
    return Flaw(shown, 0, said)


def _sources(paths: dict[str, Path], shown: str) -> dict[str, Source] | Flaw:
    found: dict[str, Source] = {}
    for name, path in paths.items():
        text = _text(path, f"{shown}{name}")
        if isinstance(text, Flaw):
            return text
        found[name] = Source(f"{shown}{name}", text)
    return found


def _below(folder: Path, inside: Path) -> Iterator[Path]:
    for path in _files(folder, inside):
        if path.is_dir():
            yield from _below(path, inside)
        elif path.suffix == ENDING:
            yield path


def _files(folder: Path, inside: Path) -> list[Path]:
    """What lies in a folder, sorted; hidden things, linked folders and ways out are left out."""
    entries = sorted(folder.iterdir())
    return [each for each in entries if not each.name.startswith(".") and _stays(each, inside)]


def _stays(path: Path, inside: Path) -> bool:
    if not path.is_symlink():
        return True
    try:
        return path.is_file() and path.resolve().is_relative_to(inside)
    except (OSError, RuntimeError):
        return False


def _text(path: Path, shown: str) -> str | Flaw:
    try:
        content = content_of(path)
        if len(content) > LARGEST:
            return Flaw(shown, 0, f"It is larger than {LARGEST:,} bytes. Split it into parts.")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Flaw(shown, 0, "It is no UTF-8 text. Save it as UTF-8.")
    except OSError as error:
        return _unread(shown, error)


def _unread(shown: str, error: OSError) -> Flaw:
    return Flaw(shown, 0, f"It cannot be read: {error.strerror or error}.")
