"""The README: its example is valid, its tour is what the program really prints."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from generated import between
from goldens import ROOT, Golden
from real_process import flowdef, mixed
from screen import Screen

README = (ROOT / "README.md").read_text(encoding="utf-8")
MONDAY = "2027-01-11T08:00:00Z"  # nine o'clock in the sample's Berlin
EXAMPLE = re.findall(r"```yaml\n(kind: process.*?)```", README, re.DOTALL)[0]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name in ("processes", "projects", "schemas", "docs/tour"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("flowdef.yaml", "organization.yaml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def test_the_example_is_clean(tmp_path: Path) -> None:
    (tmp_path / "pay-refund.yaml").write_text(EXAMPLE, encoding="utf-8")
    result = flowdef("lint", "pay-refund.yaml", folder=tmp_path)
    assert result.returncode == 0, result.stdout


def shown(folder: Path, *words: str, code: int = 0) -> str:
    """A command as typed, and what a terminal shows of it; heads differ from run to run."""
    result = mixed(*words, folder=folder, moment=MONDAY, COLUMNS="120")
    assert result.returncode == code, result.stdout
    said = [line for line in result.stdout.splitlines() if not line.startswith("head ")]
    typed = " ".join(f"'{word}'" if " " in word else word for word in words)
    return "\n".join([f"$ flowdef {typed}", *said])


def test_the_tour_is_what_the_program_prints(workspace: Path, golden: Golden) -> None:
    wrong = EXAMPLE.replace('when: verdict == "justified"\n', 'when: verdict == "justifed"\n')
    (workspace / "pay-refund.yaml").write_text(wrong, encoding="utf-8")
    start = ["start", "background-check", "--set", "person=Casey", "--set", "subject=customer"]
    consent = ["done", "background-check-1", "ask-consent", "--set", "consent=yes", "--tick-all"]
    early = ["done", "background-check-1", "screen-lists"]
    parts = [
        (
            "What is there, and is it in order?",
            [shown(workspace, "list"), shown(workspace, "lint")],
        ),
        (
            "A typing error in the example above, saved as `pay-refund.yaml`, is found:",
            [shown(workspace, "lint", "--profile", "basic", "pay-refund.yaml", code=1)],
        ),
        (
            "The same process for a manager, and as an SOP for whoever does it:",
            [
                shown(workspace, "show", "customer-onboarding", "--stages"),
                sop(workspace),
            ],
        ),
        (
            "What holds of a process, whatever anybody answers, from its account:",
            [proved(workspace)],
        ),
        (
            "A run, step by step; `flowdef step background-check` asks for the same in turn:",
            [
                shown(workspace, *start, "--as", "pat"),
                shown(workspace, *consent, "--as", "pat"),
                shown(workspace, *early, "--as", "pat", code=1),
                shown(workspace, "next", "--as", "pat"),
            ],
        ),
    ]
    text = "".join(
        f"{title}\n\n```console\n" + "\n\n".join(blocks) + "\n```\n\n" for title, blocks in parts
    )
    between(golden, ROOT / "README.md", "tour", text.rstrip() + "\n")


def test_the_hire_is_seen_twice(workspace: Path, golden: Golden) -> None:
    start = ["start", "employee-onboarding", "--for", "hire-support-engineer/onboard"]
    step = ["step", "employee-onboarding-1", "--answers", "docs/tour/hire.answers.yaml"]
    begun = shown(workspace, *start, "--set", "hire=Casey", "--as", "toni")
    walked = shown(workspace, *step, code=1)
    card = shown(workspace, "show", "hire-support-engineer").split("\n")
    at = next(at for at, line in enumerate(card) if "[onboard]" in line)
    blocks = [
        begun,
        walked,
        "\n".join(
            ["$ flowdef show hire-support-engineer | grep -A2 'onboard]'", *card[at : at + 3]]
        ),
        shown(workspace, "show", "employee-onboarding-1", "--stages"),
    ]
    steps = shown(workspace, "show", "employee-onboarding-1")
    assert steps.count("\n") > 2 * 24
    text = (
        "```console\n" + "\n\n".join(blocks) + "\n```\n\n"
        "The same run for whoever does it:\n\n```console\n" + steps + "\n```\n"
    )
    between(golden, ROOT / "README.md", "hire", text)


def test_the_first_minute(workspace: Path, golden: Golden) -> None:
    words = ["step", "background-check", "--set", "person=Casey", "--set", "subject=customer"]
    with Screen(*words, "--as", "pat", folder=workspace, moment=MONDAY) as talk:
        talk.choose("What now?", "Done")
        talk.choose("Have you read this warning?", "read")
        talk.choose("Consent given", "yes")
        talk.see("Verify the identity of Casey")
        talk.rows("What now?")
        drawn = talk.drawn
        assert talk.leave() == 0
    between(
        golden,
        ROOT / "README.md",
        "minute",
        f"```console\n$ flowdef {' '.join(words)} --as pat\n{drawn}\n```\n",
    )


def test_how_to_call_what_make_has_installed() -> None:
    (folder,) = re.findall(r"^VENV \?= (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert f"`{folder}/bin/flowdef`" in README
    assert f"`. {folder}/bin/activate`" in README


def test_the_demo_ends_with_what_to_type_next(tmp_path: Path) -> None:
    program = tmp_path / "bin" / "flowdef"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    words = ["sh", "docs/tour/demo.sh", str(program), str(tmp_path / "demo")]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    last = done.stdout.partition("Go on yourself:")[2]
    typed = re.findall(rf"^  {program} (.+?)  ", last, re.MULTILINE)
    assert [each.split()[0] for each in typed] == ["step", "init"]
    assert f"'. {program.parent}/activate'" in last


def proved(workspace: Path) -> str:
    """A few lines of the account of a process: who decides, and how long it takes."""
    whole = shown(workspace, "prove", "background-check")
    chapters = re.findall(r"^Separation.*?^Due[^\n]*", whole, re.DOTALL | re.MULTILINE)[0]
    return f"$ flowdef prove background-check | sed -n '/^Separation/,/^Due/p'\n{chapters}"


def sop(workspace: Path) -> str:
    """A few lines of an SOP: one step of it."""
    words = ("render", "customer-onboarding")
    whole = flowdef(*words, folder=workspace).stdout
    step = re.findall(r"[^\n]*Step 3:.*?Expected[^\n]*", whole, re.DOTALL)[0]
    return f"$ flowdef render customer-onboarding | sed -n '/Step 3:/,/Expected/p'\n{step}"
