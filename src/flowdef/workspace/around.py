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
from flowdef.workspace.kept import Basis, digest_of
from flowdef.workspace.outlining import Look, Outline


def alone(look: Look, paths: Sequence[Path]) -> tuple[Look, Surroundings, str, Basis]:
    """What lies around each file before the other documents are read: settings, organization.

    With a digest of it all, and what else a verdict rests on. They are not read from disk again:
    what somebody writes into them meanwhile holds the next time.
    """
    first = [path for path in paths if path.name in (SETTINGS, ORGANIZATION)]
    reads = {path: read_with_bytes(path, look.means.given) for path in first}
    library = library_of((read for read, _ in reads.values()), whole=look.root is not None)
    if look.options.beneath:
        settings = over(look.options.beneath, library.workspace.lint)
        library = replace(library, workspace=replace(library.workspace, lint=settings))
    basis = Basis(look.means.today(zone_of(library)), {}, _brought())
    said = [
        basis.day.name,
        repr(library.workspace.lint),
        repr(basis.held_to),
        *(repr((read.path, data)) for read, data in reads.values()),
    ]
    rest = sha256("\n".join(said).encode("utf-8", "surrogateescape")).hexdigest()
    around = Surroundings(
        library=replace(library, entries=()),
        today=basis.day.name,
        alone=True,
        extras=extras(library.workspace.lint, look.options),
    )
    given = {path: data for path, (_, data) in reads.items() if data}  # none: not read
    means = look.means._replace(given={**look.means.given, **given})
    return look._replace(means=means), around, rest, basis


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


def _brought() -> dict[str, str]:
    """The files of plug-ins, with the digests of what they hold."""
    return {file: digest_of(Path(file)) for plugin in plugins() for file in plugin.files}
