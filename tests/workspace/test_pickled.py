"""Values as bytes and back: damage is noticed, and bytes from elsewhere start nothing."""

from decimal import Decimal
from pathlib import Path
from zlib import crc32

import pytest

from flowdef.findings import Finding, Severity, Span
from flowdef.times import Duration, Unit
from flowdef.workspace.pickled import dumped, loaded

VALUES = (
    Finding("a.yaml", Span(1, 2), "SYN001", "It is so", Severity.INFO),
    Duration(Decimal("1.5"), Unit.HOURS),
)


class Trap:
    """What a pickle may do when it is read."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Path.touch, (Path("sprung"),)  # type: ignore[return-value]  # a trap indeed


def test_what_was_dumped_comes_back() -> None:
    assert loaded(dumped(VALUES)) == VALUES


def test_whatever_letter_turned_nothing_comes_back() -> None:
    data = dumped(VALUES)
    for at in range(len(data)):
        turned = bytearray(data)
        turned[at] ^= 1
        assert loaded(bytes(turned)) is None


def test_bytes_from_elsewhere_start_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert loaded(dumped(Trap())) is None
    assert not Path("sprung").exists()


def test_the_name_of_the_program_does_not_start_it(capfd: pytest.CaptureFixture[str]) -> None:
    data = b"cflowdef.__main__\nmain\n."
    assert loaded(data + crc32(data).to_bytes(4)) is None
    assert capfd.readouterr() == ("", "")
