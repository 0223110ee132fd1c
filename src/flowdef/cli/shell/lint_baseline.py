"""Lint baseline: the file of known findings, written anew."""

import sys
from pathlib import Path

from flowdef.cli.shell.failure import Failure
from flowdef.cli.shell.lint_files import Wanted
from flowdef.cli.shell.lint_settings import layers_around
from flowdef.cli.shell.linting import judged
from flowdef.cli.shell.output import save
from flowdef.lint.baseline import parse
from flowdef.lint.options import Options
from flowdef.printable import printable
from flowdef.workspace.files import shown


def renew(files: Wanted, options: Options) -> Options:
    """Write what is found today to the baseline; the options with which it is held to.

    Raises Failure where there are several, or another file stands in its place.
    """
    groups = [*judged(files, options._replace(renew=True), keep=False)]
    if len(groups) != 1:
        raise Failure("A baseline is of one workspace: name files of one.")
    verdict = groups[0].verdict
    name = shown(verdict.baseline)
    if not verdict.renewed:
        raise Failure(f"'{name}' is there and is no baseline; it is not touched.")
    save(Path(verdict.baseline), verdict.renewed)
    known = sum((parse(verdict.renewed.encode()) or {}).values())
    said = any(layer.settings.baseline for layer in layers_around(groups[0].root))
    hint = (
        ""
        if options.baseline or said
        else " `lint: {baseline: …}` in flowdef.yaml names it for all."
    )
    print(printable(f"{name} knows what is found today ({known:,}).{hint}"), file=sys.stderr)
    return options._replace(baseline=verdict.baseline)
