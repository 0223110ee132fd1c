import pytest

from flowdef.acts.deputies import stands_in_for
from flowdef.acts.desk import Desk, Who, standing
from flowdef.acts.start import start
from flowdef.run import commands as c
from flowdef.run.refusal import Refused
from flowdef.run.roster import Member, Post, Roster
from processes_in_a_line import a_process

DAY = "2026-11-23"
ROSTER = Roster(
    {"boss": Post("Boss", "clerk"), "chair": Post("Chair", "clerk"), "clerk": Post("Clerk")},
    {
        "kim": Member("Kim", ("boss",)),
        "lee": Member("Lee", ("boss", "clerk")),
        "sam": Member("Sam", ("clerk",)),
        "pat": Member("Pat"),
    },
)


@pytest.mark.parametrize(
    ("step", "person", "expected"),
    [
        pytest.param("sign", "sam", ("kim", "lee"), id="a deputy"),
        pytest.param("sign", "kim", (), id="a holder"),
        pytest.param("sign", "lee", (), id="a holder who is deputy too"),
        pytest.param("sign", "pat", (), id="somebody else"),
        pytest.param("open", "sam", ("chair",), id="of a vacant role"),
        pytest.param("ask", "sam", (), id="a person does it"),
        pytest.param("any", "sam", (), id="anybody does it"),
    ],
)
def test_whom_somebody_represents(
    desk: Desk, step: str, person: str, expected: tuple[str, ...]
) -> None:
    line = "sign()[by boss] > open()[by chair] > ask()[by {who}] > any()"
    process = a_process(line, inputs="who:text")
    start(desk, process, lambda _: "", c.Start("", {"who": "sam"}), Who("sam", f"{DAY}T09:00:00Z"))
    where = standing(desk.store, "p-1")
    assert not isinstance(where, Refused)
    assert stands_in_for(where, step, person, ROSTER, DAY) == expected
    assert stands_in_for(where, step, person, None, DAY) == ()
