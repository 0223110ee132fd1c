"""Documents mended in memory: pass after pass, and never worse than before."""

from collections.abc import Mapping
from pathlib import Path

from flowdef.findings import Edit, Finding, Fix, Span
from flowdef.workspace.mending import MOST_PASSES, Judge, mended

GOOD = b"kind: process\nid: p\ntitle: P\nsteps: [{id: a, title: A}]\n"
TITLE = Span(3, 8, 3, 9)


def to_be(new: str, path: str, where: Span = TITLE, *, safe: bool = True) -> Finding:
    fix = Fix(does="", edits=(Edit(where, new),), safe=safe)
    return Finding(path=path, span=where, code="STR020", message="", fix=fix)


def title(source: bytes) -> str:
    return source.split(b"\n")[2][7:].decode()


def renaming(*names: str, files: Mapping[str, bytes]) -> Judge:
    """A title that has a name is to have the next one."""

    def judge(changed: Mapping[Path, bytes]) -> tuple[Finding, ...]:
        now = {path: title(changed.get(Path(path).absolute(), files[path])) for path in files}
        return tuple(
            to_be(names[names.index(each) + 1], path)
            for path, each in now.items()
            if each in names[:-1]
        )

    return judge


def test_a_fix_that_makes_room_for_another_is_followed_by_it() -> None:
    files = {"p": GOOD, "q": GOOD.replace(b"title: P", b"title: X")}
    mending = mended(renaming("P", "Q", "R", files=files), files.__getitem__, unsafe=False)
    (change,) = mending.changes
    assert (change.path, change.before) == ("p", GOOD)
    assert change.after == GOOD.replace(b"title: P", b"title: R")
    assert len(mending.made) == 2


def test_fixes_that_call_for_each_other_come_to_an_end_and_what_is_left_is_judged() -> None:
    asked: list[Mapping[Path, bytes]] = []

    def judge(changed: Mapping[Path, bytes]) -> tuple[Finding, ...]:
        asked.append(changed)
        return (to_be("Q" if title(changed.get(Path("p").absolute(), GOOD)) == "P" else "P", "p"),)

    mending = mended(judge, lambda _: GOOD, unsafe=False)
    assert len(mending.made) == MOST_PASSES
    assert len(asked) == MOST_PASSES + 1
    assert asked[-1] == {Path("p").absolute(): mending.changes[0].after}


def test_a_change_tells_the_bytes_that_it_was_made_from() -> None:
    sources = iter((GOOD, b"written by somebody else"))
    judge = renaming("P", "Q", files={"p": GOOD})
    (change,) = mended(judge, lambda _: next(sources), unsafe=False).changes
    assert change.before == GOOD


def test_a_fix_that_breaks_the_file_is_not_made_and_stops_no_other() -> None:
    files = {"p": GOOD, "q": GOOD}
    right = renaming("P", "Q", files={"q": GOOD})
    bad = to_be("staps", "p", Span(4, 1, 4, 6))

    def judge(changed: Mapping[Path, bytes]) -> tuple[Finding, ...]:
        mine = () if Path("p").absolute() in changed else (to_be("R", "p"),)
        return (*mine, bad, *right(changed))

    mending = mended(judge, files.__getitem__, unsafe=False)
    assert {each.path: title(each.after) for each in mending.changes} == {"p": "R", "q": "Q"}
    assert bad not in mending.made


def test_fixes_that_break_the_file_only_together_are_not_made() -> None:
    source = GOOD.replace(b"steps", b"x-a: 1\nx-b: 2\nsteps")
    same = (to_be("x-c", "p", Span(4, 1, 4, 4)), to_be("x-c", "p", Span(5, 1, 5, 4)))
    assert mended(lambda _: same, lambda _: source, unsafe=False).changes == ()


def test_nothing_to_mend_is_nothing_changed() -> None:
    unsafe = to_be("Q", "p", safe=False)
    mending = mended(lambda _: (unsafe,), lambda _: GOOD, unsafe=False)
    assert mending.changes == ()
    assert mending.made == ()
