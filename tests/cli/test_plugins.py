"""Rules of plug-ins, in processes of their own: what is installed is found, and nothing else."""

import json
import os
import re
from pathlib import Path

import pytest

from goldens import ROOT
from real_process import flowdef

PROCESS = "kind: process\nid: p\ntitle: P\ntrigger: {manual: true}\nsteps: [{id: a, title: Do A}]\n"
RULES = '''\
"""Rules of ACME."""

from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Hit, Profile, rule


@rule(code="ACME001", severity=Severity.WARNING, profile=Profile.BASIC)
def no_single_step(facts: ProcessFacts) -> Iterator[Hit]:
    """A process has one step only.

    One step is no process.

    Fix: write the others, too.
    """
    if len(facts.process.steps) == 1:
        yield Hit(facts.process.at.span("id"), "one step is no process. Write the others.")
'''
FOUND = "processes/p.yaml:2:5: ACME001 one step is no process. Write the others."


class Place:
    """A workspace, and a folder in which distributions are installed."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.patch = patch
        self.workspace = folder / "workspace"
        self.site = folder / "site"
        (self.workspace / "processes").mkdir(parents=True)
        self.site.mkdir()
        (self.workspace / "flowdef.yaml").write_text("kind: workspace\nid: w\ntitle: W\n")
        (self.workspace / "processes" / "p.yaml").write_text(PROCESS)
        before = os.environ.get("PYTHONPATH")
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(self.site), before))))
        patch.setenv("PYTHONDONTWRITEBYTECODE", "1")
        patch.setenv("FLOWDEF_CACHE_DIR", str(folder / "cache"))

    def install(self, source: str, value: str, version: str = "1.2", name: str = "acme") -> None:
        (self.site / f"{name}_rules.py").write_text(source)
        info = self.site / f"{name}_rules-{version}.dist-info"
        info.mkdir(exist_ok=True)
        (info / "entry_points.txt").write_text(
            f"[console_scripts]\nx = y:z\n[flowdef.rules]\n# ours\n{name} = {value}\n\n[other]\nq=r"
        )

    def lint(self, *words: str) -> tuple[int, str]:
        result = flowdef("lint", "--ignore", "LNT002,ROL,STR,WRD", *words, folder=self.workspace)
        assert "Traceback" not in result.stderr
        return result.returncode, result.stdout

    def rule(self, *words: str) -> str:
        return flowdef("rule", *words, folder=self.workspace).stdout


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    return Place(tmp_path, monkeypatch)


def test_a_rule_of_a_plugin_judges_like_any_other(place: Place) -> None:
    assert place.lint()[0] == 0
    place.install(RULES, "acme_rules:no_single_step")
    assert place.lint() == (1, f"{FOUND}\n2 files: 1 warning.\n")
    assert place.lint()[1].startswith(FOUND)
    assert place.lint("--ignore", "ACME")[0] == 0
    assert place.lint("--select", "no-single-step")[0] == 1


def test_settings_and_comments_name_its_rule_by_its_code(place: Place) -> None:
    place.install(RULES, "acme_rules:no_single_step")
    settings = place.workspace / "flowdef.yaml"
    begun = settings.read_text()
    for word in ("ACME001", "AC"):
        settings.write_text(f"{begun}lint: {{ignore: [{word}]}}\n")
        assert place.lint() == (0, "2 files: nothing to mend.\n")
    settings.write_text(f"{begun}lint: {{select: [ACME001]}}\n")
    assert FOUND in place.lint()[1]


def test_one_that_is_found_in_two_folders_is_one(place: Place) -> None:
    place.install(RULES, "acme_rules:no_single_step")
    again = place.workspace.parent / "again"
    again.symlink_to(place.site)
    own = (place.workspace.parent / "work" / "acme_rules.egg-info").resolve()
    own.mkdir(parents=True)
    (own / "entry_points.txt").write_bytes(
        (place.site / "acme_rules-1.2.dist-info" / "entry_points.txt").read_bytes()
    )
    place.patch.setenv(
        "PYTHONPATH", os.pathsep.join((os.environ["PYTHONPATH"], str(again), str(own.parent)))
    )
    assert place.lint() == (1, f"{FOUND}\n2 files: 1 warning.\n")


def test_it_has_its_page_and_says_where_it_is_from(place: Place) -> None:
    place.install(RULES, "acme_rules:no_single_step")
    page = place.rule("ACME001")
    assert page.startswith("ACME001 no-single-step\n\nwarning, profile basic, needs one file, from")
    assert "from acme-rules 1.2" in page
    assert "One step is no process." in page
    assert "A process has one step only. (acme-rules 1.2)" in place.rule()
    (shape,) = json.loads(place.rule("ACME001", "--json"))
    assert (shape["origin"], shape["fix"]) == ("acme-rules 1.2", "write the others, too.")


def test_a_changed_plugin_judges_anew(place: Place) -> None:
    place.install(RULES, "acme_rules:no_single_step")
    assert FOUND in place.lint()[1]
    place.install(RULES.replace("== 1", "== 2"), "acme_rules:no_single_step")
    assert place.lint()[0] == 0
    place.install(RULES, "acme_rules:no_single_step")
    assert FOUND in place.lint()[1]
    (place.site / "acme_rules-1.2.dist-info" / "entry_points.txt").unlink()
    assert place.lint()[0] == 0


def test_a_rule_that_throws_is_one_finding(place: Place) -> None:
    place.install(
        RULES.replace("    if len", "    raise SystemExit(7)\n    if len"),
        "acme_rules:no_single_step",
    )
    code, said = place.lint()
    assert code == 3
    assert (
        "rule ACME001 (no-single-step) failed on this document: SystemExit: 7. This is a bug of "
        in said
    )
    assert "the plug-in acme-rules 1.2, not of the document." in said


def test_what_is_no_hit_is_one_finding(place: Place) -> None:
    place.install(RULES.replace("yield Hit(", "yield str("), "acme_rules:no_single_step")
    assert "ACME001 (no-single-step) failed on this document" in place.lint()[1]


LIST = RULES + "\n\nALL = [no_single_step]\n"


ONE = "acme_rules:no_single_step"


@pytest.mark.parametrize(
    ("source", "value", "said"),
    [
        pytest.param("import nowhere", "acme_rules", "cannot be loaded: ModuleNot", id="import"),
        pytest.param("raise SystemExit", "acme_rules:x", "cannot be loaded: SystemExit", id="exit"),
        pytest.param("x = [", "acme_rules:x", "cannot be loaded: SyntaxError", id="no Python"),
        pytest.param("", "acme_rules:x", "cannot be loaded: Attribute", id="nothing there"),
        pytest.param("x = 1", "acme_rules:x", "cannot be loaded: TypeError", id="no list"),
        pytest.param("x = [1]", "acme_rules:x", "leads to 1, which is no rule", id="no rule"),
        pytest.param(
            LIST.replace("[no_single_step]", "2 * [no_single_step]"),
            "acme_rules:ALL",
            "brings a rule 'ACME001', and there is one",
            id="twice",
        ),
        pytest.param(
            RULES.replace("ACME001", "STR900"),
            ONE,
            "has the code STR900, and codes with STR are flowdef's own",
            id="a code of ours",
        ),
        pytest.param(
            RULES.replace("ACME001", "acme"), ONE, "has the code 'acme', which", id="no code"
        ),
        pytest.param(
            RULES.replace("no_single_step", "dead_step"),
            "acme_rules:dead_step",
            "brings a rule 'dead-step', and there is one",
            id="a name of ours",
        ),
    ],
)
def test_a_plugin_that_brings_nothing_is_one_finding(
    place: Place, source: str, value: str, said: str
) -> None:
    place.install(source, value)
    code, told = place.lint()
    assert code == 1
    assert f"flowdef.yaml:1:1: LNT007 the plug-in 'acme' of acme-rules 1.2 {said}" in told
    assert told.count("\n") == 2


def test_two_plugins_with_one_code_clash(place: Place) -> None:
    place.install(RULES, "acme_rules:no_single_step")
    place.install(RULES.replace("no_single", "no_only"), "beta_rules:no_only_step", "2.0", "beta")
    said = place.lint()[1]
    assert FOUND in said
    assert "the plug-in 'beta' of beta-rules 2.0 brings a rule 'ACME001', and there is one" in said


def test_annotations_may_be_text_and_several_rules_a_list(place: Place) -> None:
    source = LIST.replace('"""\n\nfrom', '"""\n\nfrom __future__ import annotations\n\nfrom', 1)
    place.install(source, "acme_rules:ALL")
    assert FOUND in place.lint()[1]


def test_the_plugin_of_the_guide_works(place: Place) -> None:
    guide = (ROOT / "docs" / "guides" / "own-rules.md").read_text(encoding="utf-8")
    (source,) = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    (value,) = re.findall(r'^acme = "(.*)"$', guide, re.MULTILINE)
    place.install(source, value)
    assert FOUND in place.lint()[1]
