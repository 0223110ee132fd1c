"""Lint outputs: the formats of a report, and the files that it is written to."""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from flowdef.cli.shell.failure import Failure
from flowdef.cli.shell.lint_words import check
from flowdef.cli.shell.output import coloured, save, write
from flowdef.discover import modules_of
from flowdef.lint import reports
from flowdef.lint.report import Report

TEXT = "text"
_FOR_PEOPLE = (TEXT, "concise", "grouped")
_STDOUT = "-"


class Output(NamedTuple):
    """A format and where it goes; without a file to standard output."""

    name: str
    write: Callable[[Report], str]
    file: Path | None = None


def formats() -> dict[str, str]:
    """The formats by name, each with its module."""
    return modules_of(reports.__path__[0])


def outputs(shown: str, written: list[str]) -> tuple[Output, ...]:
    """What is printed and written: one format shown, others as FORMAT=FILE.

    Raises Failure for a format that is not there, or two for one place.
    """
    files = [_output(each) for each in written]
    if shown or all(each.file for each in files):
        files.insert(0, Output(shown or TEXT, _writer(shown or TEXT)))
    places = [each.file for each in files]
    for twice in {place for place in places if places.count(place) > 1}:
        raise Failure(f"Two reports would go to {twice or 'standard output'}: keep one.")
    return tuple(files)


def statistics(outputs: tuple[Output, ...]) -> tuple[Output, ...]:
    """The same with how often each rule is broken in the place of what is printed.

    Raises Failure for a format that cannot tell it.
    """
    return tuple(each if each.file else each._replace(write=_counts(each.name)) for each in outputs)


def tell(report: Report, outputs: tuple[Output, ...]) -> None:
    """Write the report in each of its formats; a file whole or not at all."""
    for output in outputs:
        if output.file:
            # A name that is no UTF-8 must not end the report; JSON has the same escape.
            text = output.write(report).encode("utf-8", "backslashreplace").decode()
            save(output.file, text)
        elif output.name in _FOR_PEOPLE and coloured():
            sys.stdout.write(output.write(report.tinted()))
        else:
            write(output.write(report), None)


def _output(word: str) -> Output:
    name, equals, file = word.partition("=")
    if not (name and equals and file):
        raise Failure(f"'--output {word}' is not FORMAT=FILE, such as 'sarif=lint.sarif'.")
    return Output(name, _writer(name), None if file == _STDOUT else Path(file))


def _counts(name: str) -> Callable[[Report], str]:
    from flowdef.lint.statistics import as_json, as_text

    if name == "json":
        return as_json
    if name not in _FOR_PEOPLE:
        raise Failure(f"--statistics is printed as text or json, not as {name}.")
    return as_text


def _writer(name: str) -> Callable[[Report], str]:
    known = formats()
    check("output format", name, known)
    write: Callable[[Report], str] = import_module(f"{reports.__name__}.{known[name]}").write
    return write
