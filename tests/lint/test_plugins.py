"""What an entry point leads to; tests/cli/test_plugins.py sees it in processes of their own."""

from pathlib import Path

import pytest

from flowdef.lint.catalogue import by_code
from flowdef.lint.plugins import Plugin, brought, faults_of

SOURCE = '''\
from flowdef.findings import Severity
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.rule import Profile, rule


@rule(code="ZZZ001", severity=Severity.INFO, profile=Profile.MIN)
def zzz_one(facts: ProcessFacts):
    """It is one."""
    yield


@rule(code="ZZZ002", severity=Severity.INFO, profile=Profile.MIN)
def zzz_two(facts: ProcessFacts):
    yield


class Holder:
    all = [zzz_one, zzz_two]
'''


def plugins(folder: Path, patch: pytest.MonkeyPatch, module: str, value: str) -> tuple[Plugin, ...]:
    """What comes of an entry point `one` that leads to a value in a module of this source."""
    info = folder / "zzz-3.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text(f"[flowdef.rules]\none = {module}{value}\n")
    (folder / f"{module}.py").write_text(SOURCE)
    patch.syspath_prepend(folder)
    return brought((by_code()["STR003"],))


def test_a_list_of_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = plugins(tmp_path, monkeypatch, "zzz_list", ":Holder.all")
    assert [(rule.code, rule.name, rule.text, rule.origin) for rule in found.rules] == [
        ("ZZZ001", "zzz-one", "It is one.", "zzz 3"),
        ("ZZZ002", "zzz-two", "", "zzz 3"),
    ]
    assert [Path(file).name for file in found.files] == ["entry_points.txt", "zzz_list.py"]
    assert [*faults_of([found], "p")] == []


@pytest.mark.parametrize(
    ("module", "value", "said"),
    [
        ("zzz_module", "", "cannot be loaded: TypeError"),
        ("zzz_lost", ":Holder.none", "cannot be loaded: AttributeError"),
        ("zzz_name", ":__name__", "leads to 'z', which is no rule"),
    ],
)
def test_what_brings_no_rules_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, value: str, said: str
) -> None:
    (found,) = plugins(tmp_path, monkeypatch, module, value)
    (fault,) = faults_of([found], "flowdef.yaml")
    assert found.rules == ()
    assert (fault.code, fault.path) == ("LNT007", "flowdef.yaml")
    assert fault.message.startswith(f"the plug-in 'one' of zzz 3 {said}")
