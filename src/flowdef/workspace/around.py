"""Around: what lies around each file, before the other documents are read and afterwards."""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from flowdef.lint.catalogue import plugins
from flowdef.lint.selection import extras, over
from flowdef.lint.surroundings import Surroundings
from flowdef.model.document import Kind, Library
from flowdef.workspace.collection import library_of, read_with_bytes
from flowdef.workspace.files import ORGANIZATION, SETTINGS
from flowdef.workspace.kept import digest_of
from flowdef.workspace.means import Day
from flowdef.workspace.outlining import Look, Outline


def alone(look: Look, paths: Sequence[Path]) -> tuple[Surroundings, str, Day]:
    """What lies around each file before the other documents are read: settings, organization.

    With a digest of it all, and the day.
    """
    first = [path for path in paths if path.name in (SETTINGS, ORGANIZATION)]
    reads = [read_with_bytes(path, look.means.given) for path in first]
    library = library_of((read for read, _ in reads), whole=look.root is not None)
    if look.options.beneath:
        settings = over(look.options.beneath, library.workspace.lint)
        library = replace(library, workspace=replace(library.workspace, lint=settings))
    day = look.means.today(zone_of(library))
    said = [
        day.name,
        repr(library.workspace.lint),
        repr(brought()),
        *(repr((read.path, data)) for read, data in reads),
    ]
    rest = sha256("\n".join(said).encode("utf-8", "surrogateescape")).hexdigest()
    around = Surroundings(
        library=replace(library, entries=()),
        today=day.name,
        alone=True,
        extras=extras(library.workspace.lint, look.options),
    )
    return around, rest, day


def together(
    around: Surroundings, has_file: Callable[[str], bool], outlines: Iterable[Outline]
) -> Surroundings:
    """What lies around each file once all are read."""
    entries = tuple(each.entry for each in outlines if each.entry)
    return replace(
        around,
        library=replace(around.library, entries=entries),
        has_file=has_file,
        unread=frozenset(Path(each.path).stem for each in outlines if not each.named),
        alone=False,
    )


def asking(has_file: Callable[[str], bool], asked: dict[str, bool]) -> Callable[[str], bool]:
    """The same answers, each written down."""

    def there(path: str) -> bool:
        return asked.setdefault(path, has_file(path))

    return there


def elsewhere(library: Library, outlines: Iterable[Outline]) -> Library | None:
    """The library with an organization that stands in a file of another name; None: as it was."""
    if library.organization or library.organization_faulty:
        return None
    for each in outlines:
        if each.organization:
            return replace(library, organization=each.organization)
        if each.entry and each.entry.kind is Kind.ORGANIZATION:
            return replace(library, organization_faulty=True)
    return None


def zone_of(library: Library) -> str:
    """The time zone of the organization; empty without one."""
    return library.organization.calendar.timezone if library.organization else ""


def brought() -> dict[str, str]:
    """The files of plug-ins, with the digests of what they hold."""
    return {file: digest_of(Path(file)) for plugin in plugins() for file in plugin.files}
