"""The rules of wording against what a reader said of other people's procedures.

`tests/data/wording/README.md` says how the labels and the verdicts came to be.
"""

import csv
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest

from flowdef.lint.catalogue import by_code
from flowdef.lint.english.abbreviations import undefined
from flowdef.lint.english.commands import strayed
from flowdef.lint.english.flaws import (
    boundless,
    further_orders,
    late_condition,
    modal,
    order_in_note,
    passive,
    requires,
    too_long,
    unjudged_check,
    untimed,
)
from flowdef.lint.english.sentences import count
from flowdef.lint.english.signs import generic, only_a_link, placeholder
from flowdef.lint.english.words import OURS
from flowdef.lint.options import Profile
from goldens import ROOT
from said import Said, named, said

DATA = ROOT / "tests" / "data" / "wording"

# What each rule says of a sentence or a title; the others compare, count, or see whole steps.
LOOKS: dict[str, Callable[[Said], object]] = {
    "WRD001": lambda each: strayed(each.spoken, OURS),
    "WRD002": lambda each: further_orders(each.spoken, OURS),
    "WRD003": lambda each: too_long(each.spoken, OURS),
    "WRD004": lambda each: each.part == "title" and count(each.spoken) > 8,
    "WRD005": lambda each: requires(each.spoken, OURS) and [*boundless(each.spoken, OURS.vague)],
    "WRD006": lambda each: modal(each.spoken, OURS),
    "WRD007": lambda each: passive(each.spoken, OURS),
    "WRD008": lambda each: late_condition(each.spoken, OURS),
    "WRD009": lambda each: each.part == "note" and order_in_note(each.spoken, OURS),
    "WRD011": lambda each: unjudged_check(each.spoken, OURS),
    "WRD012": lambda each: untimed(each.spoken, OURS),
    "WRD017": lambda each: [*undefined(each.spoken, OURS.abbreviations)],
    "WRD018": lambda each: placeholder(each.spoken),
    "WRD021": lambda each: generic(each.text),
    "WRD023": lambda each: only_a_link(each.text),
}
# Measured against the labels: precision, recall. No rule is to fall below.
FLOORS = {
    "WRD001": (1.0, 0.75),
    "WRD002": (1.0, 0.3),
    "WRD003": (1.0, 0.85),
    "WRD004": (1.0, 1.0),
    "WRD005": (1.0, 0.7),
    "WRD006": (1.0, 0.75),
    "WRD007": (1.0, 0.8),
    "WRD008": (1.0, 0.55),
    "WRD009": (1.0, 0.3),
    "WRD011": (1.0, 0.6),
    "WRD012": (1.0, 0.5),
    "WRD018": (1.0, 1.0),
}


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


@cache
def everything(corpora: Path) -> dict[tuple[str, str], Said]:
    """All that is said, by file and digest; of what is said twice in a file the first."""
    release = (each for each in said(corpora / "sched", "sched/") if each.file.endswith(".md"))
    parts: Iterable[Iterable[Said]] = (said(corpora / "sops"), named(corpora / "bpmn"), release)
    found: dict[tuple[str, str], Said] = {}
    for part in parts:
        for each in part:
            found.setdefault((each.file, each.digest), each)
    return found


def test_two_hundred_instructions_are_labelled() -> None:
    labels = rows("labels.csv")
    assert sum(each["instruction"] == "yes" for each in labels) >= 200
    assert {code for each in labels for code in each["breaks"].split()} == set(FLOORS)


@pytest.mark.corpora
@pytest.mark.parametrize("code", FLOORS)
def test_precision_and_recall(code: str, corpora: Path) -> None:
    right, found, wanted = 0, 0, 0
    for label in rows("labels.csv"):
        if label["instruction"] == "no" and code != "WRD018":
            continue  # it tells nobody to do anything
        each = everything(corpora)[label["file"], label["digest"]]
        breaks, told = code in label["breaks"].split(), bool(LOOKS[code](each))
        right, found, wanted = right + (breaks and told), found + told, wanted + breaks
    precision, recall = FLOORS[code]
    assert right / found >= precision
    assert right / wanted >= recall


@pytest.mark.corpora
@pytest.mark.parametrize("code", LOOKS)
def test_what_was_judged_right_is_still_found(code: str, corpora: Path) -> None:
    judged = [each for each in rows("findings.csv") if each["code"] == code]
    assert judged
    for each in judged:
        if each["verdict"] == "right":
            assert LOOKS[code](everything(corpora)[each["file"], each["digest"]]), each


def test_the_files_of_the_labels_are_not_those_of_the_first_findings() -> None:
    labelled = {each["file"] for each in rows("labels.csv")}
    judged = [each for each in rows("findings.csv") if each["code"] in {"WRD005", "WRD018"}]
    assert sum(each["file"] not in labelled for each in judged) > len(judged) / 2


@pytest.mark.parametrize(
    "code", sorted({each["code"] for each in rows("findings.csv")}), ids=lambda code: code
)
def test_a_rule_that_is_often_wrong_or_seldom_judged_is_not_basic(code: str) -> None:
    verdicts = [each["verdict"] for each in rows("findings.csv") if each["code"] == code]
    enough, wrong = len(verdicts) >= 20, verdicts.count("wrong")
    if by_code()[code].profile.rank <= Profile.BASIC.rank:
        assert enough
        assert wrong <= 2
    elif by_code()[code].profile is not Profile.OPT:
        assert wrong / len(verdicts) <= 0.25
