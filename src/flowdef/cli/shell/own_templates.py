"""Own templates: what prints pages by the templates of a workspace, or by one that is named."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from flowdef.cli.shell.failure import FINDINGS, Failure
from flowdef.model.workspace import Workspace
from flowdef.workspace.files import SETTINGS

if TYPE_CHECKING:
    from flowdef.executor.press import ApartPress
    from flowdef.render.own_templates import Flaw, Source

OwnPress = Callable[[str, object], str | None]


@contextmanager
def own_press(
    root: Path | None, workspace: Workspace, file: Path | None = None
) -> Iterator[OwnPress | None]:
    """What prints a page by an own template; None where there is none.

    `file` prints all pages; without one the templates of the workspace do, each by its name.
    """
    if file is None and not workspace.docs_templates:
        yield None
        return
    from flowdef.executor.press import ApartPress

    found = _of_file(file) if file else _of_workspace(root, workspace.docs_templates)
    with ApartPress(found) as press:
        yield lambda name, page: _printed(press, found, file.name if file else name, page)


def _printed(
    press: "ApartPress", found: "dict[str, Source]", name: str, page: object
) -> str | None:
    if name not in found:
        return None
    from flowdef.render.own_templates import Flaw

    answer = press.printed(name, page)
    if isinstance(answer, Flaw):
        raise Failure(str(answer), FINDINGS)
    return answer


def _of_file(file: Path) -> "dict[str, Source]":
    from flowdef.workspace.templates import template_at

    if not file.is_file():
        raise Failure(f"There is no template file '{file}'. --template takes the path of one.")
    return _sound(template_at(file))


def _of_workspace(root: Path | None, said: str) -> "dict[str, Source]":
    """The templates of a workspace: its settings may be anybody's, so they lie inside it."""
    from flowdef.workspace.templates import templates_in

    if root is None:
        return {}
    folder = root / said
    setting = f"'docs: {{templates: {said}}}' of {SETTINGS}"
    if not folder.resolve().is_relative_to(root.resolve()):
        raise Failure(f"{setting} leads out of the workspace. Name a folder inside it.")
    if not folder.is_dir():
        raise Failure(f"{setting} names no folder. Make it, or leave the setting out.")
    return _sound(templates_in(folder, said.rstrip("/")))


def _sound(found: "dict[str, Source] | Flaw") -> "dict[str, Source]":
    from flowdef.render.own_templates import Flaw

    if isinstance(found, Flaw):
        raise Failure(str(found), FINDINGS)
    return found
