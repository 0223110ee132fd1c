"""Start: what `flowdef --version`, `--help` and `done` cost beside `import typer`.

The program is copied and given empty commands until it has 45, as it will have.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import flowdef
from measure import PYTHON, alternated, cost, median_cpu, median_ratio

COMMANDS = 45
RUNS = 21
ROOT = Path(__file__).parent.parent
EMPTY = '"""Empty{n}: one of many commands."""\n\n\ndef command() -> None:\n    """Do nothing."""\n'


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = {"PYTHONPATH": str(folder)}
        grown(folder)
        workspace = folder / "workspace"
        run = started(workspace, env)
        commands = {
            "import typer": [PYTHON, "-c", "import typer"],
            "flowdef --version": [PYTHON, "-m", "flowdef", "--version"],
            "flowdef --help": [PYTHON, "-m", "flowdef", "--help"],
        }
        found = alternated(commands, RUNS, env=env, folder=workspace)
        base = found["import typer"]
        print(f"{'':24}{'CPU':>10}{'ratio':>8}{'bound':>8}")
        for what, bound in (
            ("import typer", 1.0),
            ("flowdef --version", 1.4),
            ("flowdef --help", 1.4),
        ):
            ratio = median_ratio(found[what], base)
            print(f"{what:24}{median_cpu(found[what]) * 1000:7.0f} ms{ratio:8.2f}{bound:8.1f}")
        done(workspace, env, run)


def grown(folder: Path) -> None:
    """A copy of the program with 45 commands."""
    source = Path(flowdef.__file__).parent
    shutil.copytree(source, folder / "flowdef", ignore=shutil.ignore_patterns("__pycache__"))
    if not (folder / "flowdef" / "schemas").is_dir():
        shutil.copytree(ROOT / "schemas", folder / "flowdef" / "schemas")
    cli = folder / "flowdef" / "cli"
    have = len([*cli.glob("*.py"), *(cli / "run").glob("*.py")]) - 2
    for number in range(COMMANDS - have):
        (cli / f"empty{number}.py").write_text(EMPTY.format(n=number), encoding="utf-8")


STEPS = "\n".join(
    f"  - {{id: step-{n}, title: Do part {n}, responsible: owner, effort: 10m}}" for n in range(47)
)
FILES = {
    "flowdef.yaml": "kind: workspace\nid: bench\ntitle: Bench\n",
    "organization.yaml": "kind: organization\nid: bench-org\ntitle: Bench\n"
    "calendar: {timezone: Europe/Berlin, holidays: {country: DE}}\n"
    "roles: {owner: {title: Owner}}\npeople: {alex: {name: Alex Sample, roles: [owner]}}\n",
    "processes/many.yaml": "kind: process\nid: many\ntitle: Many\nversion: 1.0.0\n"
    f"status: effective\nowner: owner\ntrigger: {{manual: true}}\nsteps:\n{STEPS}\n",
}


def started(folder: Path, env: dict[str, str]) -> str:
    """A workspace with a running process of 47 steps; the run's id."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    command = [PYTHON, "-m", "flowdef", "start", "many", "--as", "alex", "--json"]
    result = subprocess.run(
        command,
        cwd=folder,
        env={**env, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        sys.exit(result.stderr)
    return str(json.loads(result.stdout)["run"])


def done(folder: Path, env: dict[str, str], run: str) -> None:
    """Complete one step after the other, each beside `import typer`."""
    ratios, ours = [], []
    for number in range(RUNS + 1):
        words = ["done", run, f"step-{number}", "--as", "alex"]
        one = cost([PYTHON, "-m", "flowdef", *words], env=env, folder=folder)
        if one.code:
            sys.exit(f"flowdef {' '.join(words)} ended with {one.code}")
        base = cost([PYTHON, "-c", "import typer"], env=env, folder=folder)
        if number:
            ratios.append(one.cpu / base.cpu)
            ours.append(one.cpu)
    ratio, cpu = sorted(ratios)[len(ratios) // 2], sorted(ours)[len(ours) // 2]
    print(f"{'flowdef done':24}{cpu * 1000:7.0f} ms{ratio:8.2f}{2.2:8.1f}")


if __name__ == "__main__":
    main()
