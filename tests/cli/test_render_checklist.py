"""The pocket checklist on the command line: what is said of one that nobody would read."""

from pathlib import Path

import pytest

from flowdef.cli import render
from flowdef.cli.render import Format

STEP = "{{id: {0}{1}, title: Step, critical: true, checklist: [One]}}"


def steps(stage: str, many: int) -> str:
    return ", ".join(STEP.format(stage, number) for number in range(many))


@pytest.mark.parametrize(
    ("work", "said"),
    [
        pytest.param(f"steps: [{steps('a', 9)}]", "", id="nine are read"),
        pytest.param(
            f"steps: [{steps('a', 10)}]",
            "The list has 10 items: more than 9 are read over. Mark fewer steps critical, or divide"
            " the steps into stages.\n",
            id="ten are not",
        ),
        pytest.param(
            f"stages: [{{id: x, title: X, steps: [{steps('a', 9)}]}},"
            f" {{id: y, title: Y, steps: [{steps('b', 9)}]}}]",
            "",
            id="nine at each pause point",
        ),
        pytest.param(
            f"stages: [{{id: x, title: X, steps: [{steps('a', 1)}]}},"
            f" {{id: y, title: Y, steps: [{steps('b', 12)}]}}]",
            "The pause point 'Y' has 12 items: more than 9 are read over. Mark fewer steps"
            " critical, or split the stage.\n",
            id="twelve at one",
        ),
    ],
)
def test_a_pause_point_with_too_many_items_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    work: str,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("p.yaml").write_text(f"kind: process\nid: p\ntitle: P\n{work}\n", encoding="utf-8")
    render.command("p.yaml", form=Format.CHECKLIST)
    page, warned = capsys.readouterr()
    assert "Pause point" in page
    assert warned == said
