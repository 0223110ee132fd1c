import pytest

from flowdef.lint.options import Options
from lint_workspaces import PROCESS, findings_of

ONLY = Options(select=("DOC006",))


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param(
            "kind: process\nid: p\ntitle: P\nsteps: [{id: a, title: A}]\n",
            "kind: process\nid: p\nversion: 0.1.0\ntitle: P\nsteps: [{id: a, title: A}]\n",
            id="a draft",
        ),
        pytest.param(
            "  title: P\n  kind: process\n  id: p\n  steps: [{id: a, title: A}]\n",
            "  version: 0.1.0\n  title: P\n  kind: process\n  id: p\n"
            "  steps: [{id: a, title: A}]\n",
            id="indented, in another order",
        ),
        pytest.param(
            "{kind: process, id: p, title: P, status: effective, steps: [{id: a, title: A}]}\n",
            "{kind: process, id: p, version: 1.0.0, title: P, status: effective, "
            "steps: [{id: a, title: A}]}\n",
            id="in force, in braces",
        ),
    ],
)
def test_the_fix_begins_with_a_version(text: str, mended: str) -> None:
    (found,) = findings_of({PROCESS: text}, ONLY)
    assert found.fix
    assert not found.fix.safe
    (edit,) = found.fix.edits
    lines = text.split("\n")
    line = lines[edit.span.line - 1]
    at = edit.span.column - 1
    lines[edit.span.line - 1] = line[:at] + edit.text + line[at:]
    assert "\n".join(lines) == mended
    assert not findings_of({PROCESS: mended}, ONLY)
