"""Verdicts that are kept: those of a first look, whatever has changed; what has not is not read."""

from collections.abc import Callable
from pathlib import Path
from time import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import flowdef
from flowdef.lint.options import AS_SET, Options, Profile
from flowdef.workspace import kept, kept_documents
from flowdef.workspace.files import documents_of
from flowdef.workspace.means import Day, Means
from flowdef.workspace.pickled import dumped
from flowdef.workspace.verdicts import verdict
from kept_workspace import ORGANIZATION, PROCESS, SETTINGS, Keeper


@pytest.fixture
def keeper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Keeper:
    monkeypatch.setattr(kept, "_RECENT", 0)  # a test writes and looks within a moment
    return Keeper(tmp_path, monkeypatch)


def test_what_has_not_changed_is_not_judged_again(keeper: Keeper) -> None:
    first = keeper.verdict()
    assert [each.code for each in first.findings] == ["REF001", "REF003"]
    assert keeper.read == 6
    assert keeper.verdict() == first
    assert keeper.read == 0


@pytest.mark.parametrize(
    ("change", "read", "codes"),
    [
        pytest.param(
            lambda each: each.process(2, role="clark"), 1, ["REF001", "REF001", "REF003"], id="one"
        ),
        pytest.param(lambda each: each.process(0), 1, ["REF003"], id="mended"),
        pytest.param(
            lambda each: each.process(4, other=0),
            1,
            ["REF001", *["STR027"] * 5],
            id="a new one that others call",
        ),
        pytest.param(
            lambda each: (each.root / "processes" / "p-2.yaml").unlink(),
            0,
            ["REF001", "REF003", "REF003"],
            id="one less that another calls",
        ),
        pytest.param(
            lambda each: (each.root / "processes" / "form.pdf").unlink(),
            0,
            ["REF004", "REF001", "REF004", "REF004", "REF004", "REF003"],
            id="a file that is linked",
        ),
        pytest.param(
            lambda each: each.write("organization.yaml", ORGANIZATION.replace("clerk", "clark")),
            6,
            ["REF001"] * 7 + ["REF003"],
            id="the organization",
        ),
        pytest.param(
            lambda each: each.write("flowdef.yaml", f"{SETTINGS}lint: {{ignore: [REF001]}}\n"),
            6,
            ["REF003"],
            id="the settings",
        ),
    ],
)
def test_what_has_changed_is_judged_and_what_rests_on_it(
    keeper: Keeper, change: Callable[[Keeper], None], read: int, codes: list[str]
) -> None:
    keeper.verdict()
    change(keeper)
    assert keeper.codes() == codes
    assert keeper.read == read
    assert keeper.verdict(keep=False).findings == keeper.verdict().findings


def test_what_a_rule_asks_of_all_documents_is_there_once_it_is_on(keeper: Keeper) -> None:
    held = "people: {sam: {name: Sam, roles: [clerk], capacity: 1h per week}}\n"
    keeper.write("organization.yaml", ORGANIZATION + held)
    for n in range(4):
        text = PROCESS.format(n=n, other=n + 1, role="clerk, effort: 4h")
        keeper.write(f"processes/p-{n}.yaml", f"frequency: 1 per week\n{text}")
    assert not {"RES001", "RES008"} & set(keeper.codes())
    on = "{'organization.yaml': {extend_select: [RES001, RES008]}}"
    keeper.write("flowdef.yaml", f"{SETTINGS}lint: {{per_file: {on}}}\n")
    assert {"RES001", "RES008"} <= set(keeper.codes())
    keeper.process(1)
    assert {"RES001", "RES008"} <= set(keeper.codes())
    assert keeper.read == 1


def test_other_options_have_a_verdict_of_their_own(keeper: Keeper) -> None:
    keeper.verdict()
    strict = Options(profile=Profile.REGULATED)
    assert keeper.verdict(strict) == keeper.verdict(strict, keep=False)
    for options in (strict, AS_SET):
        keeper.verdict(options)
        assert keeper.read == 0


def test_on_another_day_all_is_judged_anew(keeper: Keeper) -> None:
    keeper.day = keeper.day._replace(ends=time() - 1)
    keeper.verdict()
    keeper.day = Day("2026-06-16", 0, time() + 3600)
    keeper.verdict()
    assert keeper.read == 6


def test_another_version_judges_anew(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper.verdict()
    monkeypatch.setattr("flowdef.__version__", "9.9.9")
    keeper.verdict()
    assert keeper.read == 6


def test_a_program_installed_anew_is_the_same_and_one_with_another_rule_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def key(site: str, digest: str) -> str:
        package = tmp_path / site / "flowdef"
        record = tmp_path / site / f"flowdef-{flowdef.__version__}.dist-info" / "RECORD"
        package.mkdir(parents=True)
        record.parent.mkdir()
        record.write_text(f"../bin/flowdef,sha256={site},9\nflowdef/a.py,sha256={digest},9\n")
        monkeypatch.setattr(flowdef, "__file__", str(package / "__init__.py"))
        return kept._key()

    first = key("first", "0a")
    assert key("second", "0a") == first
    assert key("third", "0b") != first


def test_a_part_of_the_files_is_found_among_what_is_kept(keeper: Keeper) -> None:
    keeper.verdict()
    keeper.read = 0
    means = Means(today=lambda _: keeper.day, keep=keeper.cache)
    found = verdict(keeper.root, [keeper.root / "processes" / "p-0.yaml"], AS_SET, means)
    assert [each.code for each in found.findings] == ["REF001"]
    assert keeper.read == 0


def test_a_file_that_was_just_written_is_read_again(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two writes within one tick of a coarse clock have the same times and, here, size."""
    monkeypatch.undo()
    monkeypatch.chdir(keeper.root)
    keeper.verdict()
    monkeypatch.setattr(kept, "_signature", lambda *_: None)
    keeper.process(0, role="clerc")
    assert "clerc" in keeper.verdict().findings[0].message


def test_settings_that_change_while_files_are_judged_hold_the_next_time(keeper: Keeper) -> None:
    def today(_: str) -> Day:  # it is asked for once the settings are read
        keeper.write("flowdef.yaml", f"{SETTINGS}lint: {{ignore: [REF001]}}\n")
        return keeper.day

    verdict(keeper.root, documents_of(keeper.root), AS_SET, Means(today=today, keep=keeper.cache))
    assert keeper.codes() == ["REF003"]


def test_a_file_that_changes_while_it_is_judged_is_judged_the_next_time(keeper: Keeper) -> None:
    def tell(done: int, of: int) -> None:
        if done == of:
            keeper.write("processes/p-3.yaml", "kind: organization\nid: p-3\ntitle: P\n")

    means = Means(lambda _: keeper.day, tell=tell, keep=keeper.cache)
    verdict(keeper.root, documents_of(keeper.root), AS_SET, means)
    assert keeper.verdict() == keeper.verdict(keep=False)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda data: data[: len(data) // 2], id="cut short"),
        pytest.param(lambda data: b"\x80\x05" + data[3:], id="turned"),
        pytest.param(lambda data: data.replace(b"REF", b"RFF"), id="with another letter"),
        pytest.param(lambda _: dumped(["something", "else"]), id="something else"),
    ],
)
def test_what_is_damaged_is_judged_anew(keeper: Keeper, damage: Callable[[bytes], bytes]) -> None:
    first = keeper.verdict()
    for each in keeper.cache.iterdir():
        each.write_bytes(damage(each.read_bytes()))
    assert keeper.verdict() == first
    assert keeper.read == 6


def test_where_nothing_can_be_kept_all_is_judged(keeper: Keeper) -> None:
    keeper.cache.write_text("A file where a folder should be")
    assert keeper.verdict() == keeper.verdict(keep=False)


def test_what_nobody_asks_for_is_taken_away(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.verdict(Options(profile=Profile.MIN))
    (keeper.cache / ".flowdef-0.part").write_text("Left by who was killed")
    old = {*keeper.cache.iterdir()}
    monkeypatch.setattr(kept, "_STALE", -1)
    (keeper.cache / "mine.txt").write_text("Not ours")
    keeper.verdict()
    assert not old & {*keeper.cache.iterdir()}
    assert (keeper.cache / "mine.txt").exists()


def test_of_many_documents_only_the_part_is_written_in_which_one_has_changed(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_documents, "_MANY", 0)
    keeper.verdict()
    before = {each: each.read_bytes() for each in keeper.cache.glob("*.documents")}
    numbers = {each: each.stat().st_ino for each in before}
    keeper.process(2, role="clark")
    assert keeper.codes() == ["REF001", "REF001", "REF003"]
    written = [each for each, number in numbers.items() if each.stat().st_ino != number]
    assert [each.read_bytes() != before[each] for each in written] == [True]
    assert {*keeper.cache.glob("*.documents")} == {*before}


EDITS = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.sampled_from(["clerk", "clark"]),
        st.integers(0, 5),
        st.sampled_from(["write", "remove", "form", "organization"]),
    ),
    max_size=6,
)


@given(edits=EDITS, many=st.booleans())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_finds_what_a_first_look_finds(
    edits: list[tuple[int, str, int, str]], many: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "_RECENT", 0)
        patch.setattr(kept_documents, "_MANY", 0 if many else 100)
        keeper = Keeper(tmp_path_factory.mktemp("edits"), patch)
        for n, role, other, what in edits:
            match what:
                case "write":
                    keeper.process(n, role, other)
                case "remove":
                    (keeper.root / "processes" / f"p-{n}.yaml").unlink(missing_ok=True)
                case "form":
                    (keeper.root / "processes" / "form.pdf").unlink(missing_ok=True)
                case _:
                    keeper.write("organization.yaml", ORGANIZATION.replace("clerk", role))
            assert keeper.verdict() == keeper.verdict(keep=False)
