"""Verdicts: what is wrong with the files of a workspace; what was found before is kept."""

import os
from collections.abc import Iterable
from pathlib import Path

from flowdef.lint.options import AS_SET, Options
from flowdef.lint.verdict import Verdict
from flowdef.workspace.files import in_folder, names_of
from flowdef.workspace.kept import Kept
from flowdef.workspace.means import BARE, Means


def verdict(
    root: Path | None,
    files: Iterable[Path | str],
    options: Options = AS_SET,
    means: Means = BARE,
) -> Verdict:
    """What is wrong with some files of a workspace, or with files that stand alone.

    The others of the workspace are read for what these files say of them. With a folder to keep
    verdicts in, only what has changed since the last one is judged anew.
    """
    wanted = tuple(os.fspath(file) for file in files)
    around = names_of(root) if root and not means.whole else ()
    names = [*dict.fromkeys((*around, *wanted))]
    kept = None
    if means.keep and root and not means.given:
        kept = Kept(means.keep, root, options, means.since.commit)
    last = kept.verdict(names, wanted, in_folder(root)) if kept and root else None
    if last is not None:
        return last
    from flowdef.workspace.judging import judged  # noqa: PLC0415 (all rules, not for above)
    from flowdef.workspace.outlining import Look  # noqa: PLC0415 (idem)

    return judged(Look(root, options, means, kept), tuple(map(Path, names)), wanted)
