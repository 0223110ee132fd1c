"""Judging: files held to the rules one after the other, so that no document is kept."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from flowdef.lint.catalogue import plugins
from flowdef.lint.engine import judge_together, notice, ran
from flowdef.lint.own_rules import FAULTY
from flowdef.lint.plugins import faults_of
from flowdef.lint.selection import selected
from flowdef.lint.unknown_rules import NO_RULE
from flowdef.lint.verdict import Told, Verdict
from flowdef.model.document import Document
from flowdef.reading.garbage import uncollected
from flowdef.workspace.around import alone, asking, elsewhere, together, zone_of
from flowdef.workspace.collection import read_with_bytes
from flowdef.workspace.files import SETTINGS, in_folder, shown
from flowdef.workspace.kept import Basis, Found, Share
from flowdef.workspace.known import USUAL, Answer, Baseline, Held, baseline_at, held_to, renewed
from flowdef.workspace.outlining import (
    Known,
    Look,
    Outline,
    Task,
    closed,
    opened,
    outlined,
    place_of,
)


def judged(look: Look, paths: Sequence[Path], files: Sequence[str]) -> Verdict:
    """What is wrong with some files among those paths; see `verdicts.verdict`."""
    look, around, rest, basis = alone(look, paths)
    wanted = frozenset(map(shown, files))
    settings = shown(look.root / SETTINGS) if look.root else ""
    task = Task(look, around, wanted | {settings}, look.means.since.earlier(files))
    known = look.kept.documents(map(os.fspath, paths), rest) if look.kept else {}
    with uncollected():
        task, outlines, late = _outlined(task, paths, known)
    baseline, there = _baseline(task), in_folder(look.root or Path.cwd())
    basis = basis._replace(held_to={**_held_to(baseline), **basis.held_to})
    by_path = dict(zip(map(os.fspath, paths), outlines, strict=True))
    last, asked = _as_last(task, basis, {} if baseline or late else known, by_path, there)
    has_file = asking(there, asked)
    task = task._replace(around=together(task.around, has_file, outlines))
    those = [each for each in outlines if each.judged and _is_told(task, each, wanted, settings)]
    told = [last.get(each.path) or _told(task, each) for each in those]
    answer = _known(task, baseline, those, told, outlines) if baseline else Answer(told)
    verdict = _verdict(task, those, answer, settings or next(iter(map(shown, files)), ""))
    if baseline:
        verdict = verdict._replace(baseline=os.fspath(baseline.path))
    if look.kept and not late and not any(each.fault for each in plugins()):
        shares = tuple(map(_share, those, answer.told))
        documents = {path: (each.digest, closed(each)) for path, each in by_path.items()}
        found = Found(verdict, basis._replace(asked=asked), shares)
        look.kept.keep(files, found, rest, documents)
    return verdict


def _outlined(
    task: Task, paths: Sequence[Path], known: Known
) -> tuple[Task, Sequence[Outline], bool]:
    """An outline of each file; anew, where the organization stands in a file of another name."""
    outlines = outlined(task, paths, known)
    library = elsewhere(task.around.library, outlines)
    if library is None:
        return task, outlines, False
    today = task.look.means.today(zone_of(library)).name
    task = task._replace(around=replace(task.around, library=library, today=today))
    return task, outlined(task, paths, {}), True


def _as_last(
    task: Task,
    basis: Basis,
    known: Known,
    outlines: Mapping[str, Outline],
    there: Callable[[str], bool],
) -> tuple[Mapping[str, Told], dict[str, bool]]:
    """What is told of files as it was last, and the files that this rests on being there.

    It is as last where the file is as it was, and what others tell of themselves is.
    """
    if not task.look.kept or [*known] != [*outlines]:
        return {}, {}
    before = {path: outline for path, (_, outline) in known.items()}
    if any(before[path].of_itself != outline.of_itself for path, outline in outlines.items()):
        return {}, {}
    told, asked = task.look.kept.told(known, basis, there)
    still = {each.path for path, each in outlines.items() if each is before[path]}
    return {path: each for path, each in told.items() if path in still}, {**asked}


def _told(task: Task, outline: Outline) -> Told:
    """What is found in a file, once the others are read."""
    again = partial(_again, task, outline)
    return judge_together(opened(task, outline), task.around, task.look.options, again)


def _again(task: Task, outline: Outline) -> Document | None:
    """The document in a file that was judged before; None where it has changed since."""
    read, source = read_with_bytes(Path(outline.path).absolute(), task.look.means.given)
    return read.document if sha256(source).hexdigest() == outline.digest else None


def _verdict(task: Task, told: Sequence[Outline], answer: Answer, place: str) -> Verdict:
    """What is told of the files, and of `place` what concerns them all."""
    around = task.around
    found = [finding for each in answer.told for finding in each.findings]
    found += (*answer.about, *faults_of(plugins(), place))
    return Verdict(
        (*found, *(notice(around, task.look.options, place) if place else ())),
        tuple(each.path for each in told if each.held),
        around.library.workspace.lint.fail_level,
        tuple(taken for each in answer.told for taken in each.taken_back),
        renewed=answer.renewed,
    )


def _share(outline: Outline, told: Told) -> Share:
    return Share(outline.path, len(told.findings), len(told.taken_back))


def _baseline(task: Task) -> Baseline | None:
    """The baseline that the call or the settings name, or where one is to be made."""
    look = task.look
    name = look.options.baseline or task.around.library.workspace.lint.baseline
    name = name or (USUAL if look.options.renew else "")
    return baseline_at((look.root or Path.cwd()) / name) if name else None


def _held_to(baseline: Baseline | None) -> dict[str, str]:
    return {os.fspath(baseline.path): baseline.digest} if baseline else {}


def _known(
    task: Task,
    baseline: Baseline,
    outlines: Sequence[Outline],
    told: Sequence[Told],
    all_of_them: Sequence[Outline],
) -> Answer:
    """The findings of each file, held to the baseline."""
    look, around = task.look, task.around
    files = [
        Held(
            one.path,
            place_of(one.path, look.root),
            found,
            ran(opened(task, one), found.findings, around, look.options),
        )
        for one, found in zip(outlines, told, strict=True)
    ]
    there = {place_of(each.path, look.root) for each in all_of_them}
    answer = (renewed if look.options.renew else held_to)(
        baseline,
        files,
        lambda path: read_with_bytes(Path(path).absolute(), look.means.given)[1],
        lambda file: look.root is not None and file not in there,
    )
    on = {rule.code for rule in selected(around.library.workspace.lint, look.options, "")}
    return answer._replace(about=tuple(each for each in answer.about if each.code in on))


def _is_told(task: Task, file: Outline, wanted: frozenset[str], settings: str) -> bool:
    """Whether a file is wanted, or its settings cannot be read or meant: that is told always."""
    if file.path in wanted:
        return True
    if file.path != settings:
        return False
    found = opened(task, file).found
    return file.held or any(each.code in (NO_RULE, FAULTY) for each in found)
