"""What is no single mail address is written to by nobody."""

from pathlib import Path

import pytest

from attacked import Victim

ADDRESSES = [
    pytest.param("jo@example.com, mallory@example.com", id="two addresses"),
    pytest.param("jo@example.com\r\nBcc: mallory@example.com", id="a header more"),
    pytest.param("jo@example.com>\r\nRCPT TO:<mallory@example.com", id="a recipient more"),
    pytest.param("Jo <jo@example.com>", id="a name with an address"),
    pytest.param("jo@example.com;mallory@example.com", id="two by a semicolon"),
    pytest.param("-oQ/tmp@example.com\0", id="an option with a zero"),
    pytest.param("|touch canary", id="a pipe"),
    pytest.param("/var/canary", id="a file"),
    pytest.param("", id="nobody"),
    pytest.param("jo", id="no address"),
    pytest.param("@example.com", id="half an address"),
    pytest.param("group:jo@example.com,mallory@example.com;", id="a group"),
    pytest.param('"jo@example.com mallory"@example.com', id="a quoted one"),
]


LETTER = """\
inputs: {v: {type: text}}
steps:
  - id: write
    title: Write
    automate: {email: {to: ["{{ v }}"], subject: Hello, body: Hello}}
    idempotent: true
"""


@pytest.mark.parametrize("value", ADDRESSES)
def test_what_is_no_single_address_is_written_to_by_nobody(tmp_path: Path, value: str) -> None:
    victim = Victim(tmp_path)
    victim.process("letter", LETTER)
    victim.flowdef("trust", "--yes")
    said = victim.starts("letter", v=value)
    assert not list((victim.folder / ".flowdef").glob("outbox/*"))
    assert "mail address" in said.all or "not recorded" in said.all or said.code
    victim.unharmed()
