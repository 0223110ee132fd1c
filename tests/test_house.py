"""The house: sizes, signs, floors."""

import ast
import re
import shutil
import statistics
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).parent.parent
SIGN = '"""A sign."""\n'
MODULES = sorted((ROOT / "src").rglob("*.py"))


def test_every_module_has_a_sign_over_the_door() -> None:
    signs = {
        path: (ast.get_docstring(tree) or "").split("\n")[0] for path, tree in _trees().items()
    }
    assert len(signs) > 500
    wrong = {
        path: sign
        for path, sign in signs.items()
        if not (sign.endswith(".") and 10 <= len(sign) <= 100)
    }
    assert wrong == {}


def test_a_module_of_tests_or_benches_has_at_most_300_lines_too() -> None:
    modules = [
        path
        for room in ("tests", "bench", ".ci")
        for path in (ROOT / room).rglob("*.py")
        if "node_modules" not in path.parts
    ]
    assert len(modules) > 200
    sizes = {path: path.read_text(encoding="utf-8").count("\n") for path in modules}
    assert {path: size for path, size in sizes.items() if size > 300} == {}


def test_a_module_has_at_most_300_lines_and_a_function_40() -> None:
    sizes = {path: path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert {path: size for path, size in sizes.items() if size > 300} == {}
    long = [
        (path, node.name)
        for path, tree in _trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 40
    ]
    assert long == []


@cache
def _trees() -> dict[str, ast.Module]:
    """The sources of flowdef, parsed."""
    return {
        str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8")) for path in MODULES
    }


def test_the_median_module_has_fewer_than_100_lines() -> None:
    sizes = [path.read_text(encoding="utf-8").count("\n") for path in MODULES]
    assert statistics.median(size for size in sizes if size > 3) < 100


def test_every_suppressed_check_of_the_sources_gives_its_reason() -> None:
    bare = [
        f"{path.name}: {line.strip()}"
        for path in MODULES
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(
            r"# noqa(?!: [A-Z0-9, ]+ \()|# type: ignore(?!\[[a-z-]+\]  ?# )|no cover(?! \()", line
        )
    ]
    assert bare == []


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_all_import_contracts_hold() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house once more, for walls to be broken in one at a time."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def put_back(target: Path, text: str | None) -> None:
    if text is not None:
        target.write_text(text, encoding="utf-8")
        return
    target.unlink()
    if not [*target.parent.iterdir()]:
        target.parent.rmdir()


@pytest.mark.parametrize(
    ("file", "text", "contract"),
    [
        pytest.param("model/up.py", "import flowdef.lint", "A room imports only", id="upwards"),
        pytest.param("measure/up.py", "import flowdef.render", "A room imports only", id="from 4"),
        pytest.param("run/side.py", "import flowdef.reading", "A room imports only", id="sideways"),
        pytest.param(
            "executor/side.py", "import flowdef.store", "A room imports", id="a log there"
        ),
        pytest.param("acts/run.py", "import subprocess", "The executor room", id="a second shell"),
        pytest.param(
            "model/late.py",
            "def f() -> None:\n    import flowdef.lint",
            "A room imports only",
            id="upwards inside a function",
        ),
        pytest.param("attic/__init__.py", "", "A room imports only", id="a room without a floor"),
        pytest.param(
            "model/fields.py", "import flowdef.model.derived", "No circles", id="a circle"
        ),
        pytest.param(
            "lint/reports/github.py",
            "import flowdef.lint.reports.text",
            "Rules do not know each other",
            id="one report knows another",
        ),
        pytest.param("run/clock.py", "import time", "The core never asks", id="the core asks time"),
        pytest.param(
            "lint/nx.py", "import networkx", "The graph room", id="a second door to networkx"
        ),
        pytest.param(
            "render/np.py", "import numpy", "The risk of a plan", id="a second door to numpy"
        ),
        pytest.param(
            "proofs/asked.py",
            "import flowdef.run.able",
            "What is proved",
            id="a proof asks the decider",
        ),
        pytest.param("store/slow.py", "import yaml", "Acting on a run", id="yaml in the log"),
    ],
)
def test_each_contract_bites(copied: Path, file: str, text: str, contract: str) -> None:
    target = copied / "src" / "flowdef" / file
    whole = target.read_text(encoding="utf-8") if target.exists() else None
    target.parent.mkdir(exist_ok=True)
    target.write_text(f"{whole or SIGN}\n{text}\n", encoding="utf-8")
    try:
        result = lint_imports(copied)
    finally:
        put_back(target, whole)
    assert result.returncode == 1
    assert contract in result.stdout.partition("Broken contracts")[2], result.stdout
