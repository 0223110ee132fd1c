import pytest

from flowdef.lint.seats import seats_of
from flowdef.model.process import InField, Process
from flowdef.reading.document import read


@pytest.mark.parametrize(
    ("top", "stage", "step", "seat"),
    [
        pytest.param("owner: o", "", "", ("o", "o"), id="the owner, where nothing else is said"),
        pytest.param("owner: o", "accountable: b", "", ("b", "b"), id="the accountable does it"),
        pytest.param("responsible: a", "", "", ("a", None), id="at the top"),
        pytest.param(
            "responsible: a", "responsible: b", "", ("b", None), id="the stage says other"
        ),
        pytest.param(
            "owner: o",
            "responsible: b",
            "responsible: {field: c}",
            (InField("c"), "o"),
            id="the step",
        ),
        pytest.param(
            "responsible: a", "", "approve: {role: r}", ("r", None), id="an approval is its role's"
        ),
        pytest.param("owner: o", "", "automate: {command: [x]}", ("o", "o"), id="a machine's step"),
        pytest.param("owner: o", "", "wait: {for: 1d}", None, id="nobody waits"),
        pytest.param("owner: o", "", "process: q", None, id="a sub-process says it itself"),
    ],
)
def test_who_does_a_step(
    top: str, stage: str, step: str, seat: tuple[object, object] | None
) -> None:
    braces = ", ".join(filter(None, ("{id: a, title: A", step))) + "}"
    around = ", ".join(filter(None, ("{id: s, title: S", stage, f"steps: [{braces}]"))) + "}"
    text = f"kind: process\nid: p\ntitle: P\n{top}\nstages: [{around}]\n"
    document = read(text.encode(), "p.yaml").document
    assert isinstance(document, Process)
    found = [(each.doer, each.accountable) for each in seats_of(document)]
    assert found == ([seat] if seat else [])
