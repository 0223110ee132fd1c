"""One step shown, of a process and of a run: all that its doer needs to answer for it."""

import json

import pytest

from order_runs import Run, chosen, started

OF_PROCESS = """\
Order  [order]
step 1 of 5

Choose ‹Item›  [choose]
  Clerk · needs nothing

  Warning: Read the terms first.

  Compare three offers.

  Checklist (--tick N):
    1. Three offers
    2. Terms read

  Values (--set FIELD=VALUE):
    price: Price; number in EUR, 100 or less; required
"""
OF_RUN = """\
run order-1: Order: pens  [order 1.0.0]
step 1 of 5

Choose pens  [choose]
  ready, for Clerk · who may: Clerk (Sam [sam] or Jo [jo]) · needs nothing

  Warning: Read the terms first.

  Compare three offers.

  Checklist (--tick N):
    1. Three offers
    2. Terms read

  Values (--set FIELD=VALUE):
    price: Price; number in EUR, 100 or less; required
"""
FIELDS = """\
  Values (--set FIELD=VALUE):
    day: Day; date; required
    code: Door code; text, not kept
    seated: Chairs; whole number of chairs, 8 or less, usually 4
    warm: Warm; yes / no
    extras: Extras; choices: any of tea / cake

  Expected: A confirmation.
"""


def test_a_step_of_a_process(flow: Run) -> None:
    assert flow("show", "order", "choose").stdout == OF_PROCESS
    assert flow("show", "visit", "book").stdout.endswith(FIELDS)
    assert "approval · Boss · needs choose" in flow("show", "order", "agree").stdout


def test_a_step_of_a_run(flow: Run) -> None:
    started(flow)
    assert flow("show", "order-1", "choose").stdout == OF_RUN
    chosen(flow)
    assert "  done by Sam · " in flow("show", "order-1", "choose").stdout
    assert "  waiting · needs agree\n" in flow("show", "order-1", "rest").stdout


def test_forty_columns(flow: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    started(flow)
    for name in ("order", "order-1"):
        assert max(map(len, flow("show", name, "choose").stdout.splitlines())) <= 40


def test_as_data(flow: Run) -> None:
    started(flow)
    of_process = json.loads(flow("show", "order", "choose", "--json").stdout)
    of_run = json.loads(flow("show", "order-1", "choose", "--json").stdout)
    assert (of_process["title"], of_run["title"]) == ("Choose {{ item }}", "Choose pens")
    for data in (of_process, of_run):
        assert data["number"] == 1
        assert data["warnings"] == ["Read the terms first."]
        assert data["checklist"] == ["Three offers", "Terms read"]
        assert data["instructions"].strip() == "Compare three offers."
        assert [field["name"] for field in data["fields"]] == ["price"]
    assert of_run["status"] == "ready"


WRONG = [
    pytest.param(
        ["order", "chose"], 1, "order has no step 'chose'. Did you mean 'choose'?", id="near"
    ),
    pytest.param(["order-1", "q"], 1, "'flowdef show order-1' shows them.", id="of a run, none"),
    pytest.param(["order", "choose", "--stages"], 2, "leave --stages", id="stages of a step"),
]


@pytest.mark.parametrize(("words", "code", "said"), WRONG)
def test_a_step_that_is_none(flow: Run, words: list[str], code: int, said: str) -> None:
    started(flow)
    assert said in flow("show", *words, code=code).stderr
