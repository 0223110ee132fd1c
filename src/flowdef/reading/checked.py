"""Checked: all that is wrong with a file, by its text and by the schema, each cause once."""

from flowdef.findings import Finding, Severity
from flowdef.reading import schema
from flowdef.reading.tree import Tree


def findings(tree: Tree, path: str) -> tuple[Finding, ...]:
    """The findings of text and schema of the file `path`, in the order of the text.

    Where both speak of one place, an error of the text tells the cause (a tag, an unquoted
    `{{ x }}`), and a warning gives way to the error (an unquoted `no` for a truth value).
    """
    told = tree.findings(path)
    if tree.root is None:
        return told
    broken = schema.faults(tree.root, path)
    if not told or not broken:
        return told or broken
    causes = {_place(each) for each in told if each.severity is Severity.ERROR}
    broken = tuple(each for each in broken if _place(each) not in causes)
    errors = {_place(each) for each in broken}
    left = (each for each in told if each.severity is Severity.ERROR or _place(each) not in errors)
    return tuple(sorted((*left, *broken), key=lambda each: each.span))


def _place(finding: Finding) -> tuple[int, int]:
    return finding.span.line, finding.span.column
