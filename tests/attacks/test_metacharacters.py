"""Values that a shell, an option parser, a header or a template would obey, at every door."""

import email
import json
from collections.abc import Iterator
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar
from urllib.parse import unquote, urlsplit

import pytest

from attacked import Said, Victim, python

pytestmark = pytest.mark.unmeasured

ATTACKS = {
    "an option": "-rf",
    "an option of ours": "--help",
    "the end of options": "--",
    "an option that runs a program": "-oProxyCommand=touch canary",
    "an option with a value": "--output=canary",
    "a command substituted": "$(touch canary)",
    "a command between backticks": "`touch canary`",
    "a command after a semicolon": "; touch canary",
    "a command after an ampersand": "& touch canary &",
    "a command after a pipe": "| touch canary",
    "a command after two ampersands": "x && touch canary",
    "a command on a line of its own": "x\ntouch canary\n",
    "a command after a carriage return": "x\r\ntouch canary",
    "an output to a file": "> canary",
    "a process substituted": "<(touch canary)",
    "both quotes closed": "'\"; touch canary; '\"",
    "a backslash at the end": "touch canary\\",
    "a variable": "$HOME ${PATH} $IFS",
    "a variable that runs": "${x:-$(touch canary)}",
    "a glob": "* ?[a-z] ~ {a,b}",
    "a format": "%s %n %x {0} {v.__class__}",
    "an assignment": "PATH=. touch=canary",
    "a byte of zeros": "a\0b",
    "a template": "{{ v }}{% for x in v %}{{ x }}{% endfor %}{# #}",
    "a formula": '=cmd|"/c touch canary"!A0',
    "headers": "x\r\nBcc: mallory@example.com\r\nX-Injected: 1\r\n\r\nbody",
    "headers by line feeds": "x\nBcc: mallory@example.com\n\nbody",
    "headers by other line breaks": "x\x0b\x0c\x1c\x85\u2028Bcc: mallory@example.com",
    "the end of a mail": "x\r\n.\r\nMAIL FROM:<mallory@example.com>\r\n",
    "JSON closed": '", "admin": true, "x": "',
    "a way up": "../../canary",
    "another host": "@mallory.example/?a=b&c=d#e",
    "another host by slashes": "//mallory.example/\\mallory.example",
    "letters of other worlds": "é 日本 \U0001f600 \u0301",
    "a long text": "x" * 20_000,
}


ROWS = [pytest.param(value, id=name) for name, value in ATTACKS.items()]
# Where each row takes a hundred commands, these stand for the others, which take the long run.


_SHORT = ("an option", "a command substituted", "a command on a line of its own", "a format",
          "a byte of zeros", "a template", "headers by other line breaks", "a way up")  # fmt: skip


WORDS = [
    pytest.param(value, id=name, marks=() if name in _SHORT else pytest.mark.long)
    for name, value in ATTACKS.items()
]


MACHINES = """\
inputs:
  v: {{type: long_text, label: Value, required: true}}
steps:
  - id: show
    title: Show
    needs: []
    automate: {{command: {command}}}
    idempotent: true
    collect: {{shown: {{type: long_text, from: stdout}}}}
  - id: shell
    title: Shell
    needs: []
    automate: {{shell: true, command: 'printf "[%s]" "$V"', env: {{V: "{{{{ v }}}}"}}}}
    idempotent: true
    collect: {{echoed: {{type: long_text, from: stdout}}}}
  - id: call
    title: Call
    needs: []
    automate:
      http: {{method: POST, url: "{url}/at/{{{{ v }}}}?q={{{{ v }}}}",
             headers: {{Content-Type: application/json, X-Value: plain}},
             body: '{{"v": "{{{{ v }}}}"}}'}}
    idempotent: true
  - id: write
    title: Write
    needs: []
    automate:
      email: {{to: [jo@example.com], subject: "About {{{{ v }}}}", body: "It is {{{{ v }}}}"}}
    idempotent: true
"""


SHOW = "import json, sys\nprint(json.dumps(sys.argv[1:]))\n"


class _Web(BaseHTTPRequestHandler):
    met: ClassVar[list[tuple[str, list[str], bytes]]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.met.append((self.path, [name.lower() for name in self.headers], body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the library's name)
        pass


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Web)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory, url: str) -> Victim:
    victim = Victim(tmp_path_factory.mktemp("machines"))
    victim.write("show.py", SHOW)
    command = f"{python('show.py')[:-1]}, '{{{{ v }}}}', 'x{{{{ v }}}}', '{{{{ v }}}}']"
    victim.process("all", MACHINES.format(command=command, url=url))
    assert victim.flowdef("trust", "--yes").code == 0
    return victim


@pytest.fixture
def met() -> Iterator[list[tuple[str, list[str], bytes]]]:
    _Web.met.clear()
    yield _Web.met
    _Web.met.clear()


@pytest.mark.parametrize("value", ROWS)
def test_a_value_stays_one_value_in_whatever_a_machine_does(
    machines: Victim, met: list[tuple[str, list[str], bytes]], value: str
) -> None:
    outbox = machines.folder / ".flowdef" / "outbox"
    before = set(outbox.glob("*.eml"))
    said = machines.starts("all", v=value)
    machines.unharmed()
    if not said.run:
        assert not met
        assert _no_text(said)
        return
    value = value.rstrip()  # what a text ends with nobody sees, so it is not kept
    values = machines.values(said.run)
    assert json.loads(values["shown"]) == [value, f"x{value}", value]
    assert values["echoed"] == f"[{value}]"
    assert len(met) == 1, said
    path, headers, body = met[0]
    parts = urlsplit(path)
    assert unquote(parts.path) == f"/at/{value}"
    assert unquote(parts.query) == f"q={value}"
    assert parts.path.count("/") == 2
    assert json.loads(body) == {"v": value}
    assert "x-injected" not in headers
    assert "bcc" not in headers
    _one_mail(set(outbox.glob("*.eml")) - before, value, said.all)


def _no_text(said: Said) -> bool:
    """Refused before anything is recorded: a text holds no control characters."""
    assert "it holds the control character" in said.err, said
    return True


def _one_mail(files: set[Path], value: str, said: str) -> None:
    """One mail, with our headers alone; or none, and the reason."""
    if not files:
        assert "it holds characters that no mail can" in said
        return
    letter = email.message_from_bytes(files.pop().read_bytes(), policy=default)
    assert not files
    names = {name.lower() for name in letter}
    assert names <= {
        *("from", "to", "subject", "date", "message-id", "x-flowdef-key", "auto-submitted"),
        *("content-type", "content-transfer-encoding", "mime-version"),
    }
    assert letter["To"] == "jo@example.com"
    assert "\n" not in letter["Subject"]
    assert not letter.is_multipart()
    if "\r" not in value and value.isprintable():
        assert letter.get_content().rstrip("\n") == f"It is {value}".rstrip("\n")


HEADERS = """\
inputs: {v: {type: long_text, required: true}}
steps:
  - id: call
    title: Call
    automate: {http: {method: POST, url: "URL", headers: {X-Value: "{{ v }}"}, body: "{{ v }}"}}
    idempotent: true
"""


@pytest.mark.parametrize("value", ROWS)
def test_a_value_in_a_header_is_that_header_or_nothing_is_sent(
    machines: Victim, met: list[tuple[str, list[str], bytes]], url: str, value: str
) -> None:
    if not (machines.folder / "processes" / "head.yaml").exists():
        machines.process("head", HEADERS.replace("URL", f"{url}/fixed"))
        assert machines.flowdef("trust", "--yes").code == 0
    said = machines.starts("head", v=value)
    for path, headers, body in met:
        assert path == "/fixed"
        assert not {"bcc", "x-injected"} & set(headers)
        assert body == value.rstrip().encode()
    assert met or "failed" in said.out or _no_text(said)


TYPES = """\
inputs:
  text: {type: text}
  long_text: {type: long_text}
  integer: {type: integer}
  number: {type: number}
  boolean: {type: boolean}
  date: {type: date}
  datetime: {type: datetime}
  duration: {type: duration}
  choice: {type: choice, choices: [a, b]}
  choices: {type: choices, choices: [a, b]}
  email: {type: email}
  url: {type: url}
  file: {type: file}
  person: {type: person}
  pattern: {type: text, pattern: "[a-z]+"}
steps: [{id: do, title: "Do {{ text }}", responsible: clerk, checklist: [One]}]
"""


FIELDS = [line.split(":")[0].strip() for line in TYPES.splitlines()[1:-1]]


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Victim:
    victim = Victim(tmp_path_factory.mktemp("typed"))
    victim.process("typed", TYPES)
    return victim


@pytest.mark.parametrize("value", WORDS)
def test_a_value_is_text_in_every_typed_field_and_every_word(typed: Victim, value: str) -> None:
    for field in FIELDS:
        typed.starts("typed", **{field: value})
    begun = typed.flowdef("start", "typed", "--set", "text=x", "--title", value)
    assert begun.code == 0
    run = begun.run
    for words in (
        ["comment", run, "--", value],
        ["comment", run, value],
        ["block", run, "do", "--reason", value, "--help-from", value],
        ["unblock", run, "do", "--reason", value],
        ["assign", run, "do", "--", value],
        ["correct", run, "--reason", value, "--", f"text={value}"],
        ["add", run, "--title", value, "--reason", value, "--instructions", value, "--id", value],
        ["add", run, "--title", value, "--reason", value],
        ["done", run, "do", "--not-applicable", f"1={value}", "--as", value],
        ["done", run, "do", "--not-applicable", f"1={value}", "--idempotency-key", value],
        ["show", "--", value],
        ["start", "--", value],
        ["log", "--", value],
        ["verify", "--head", value],
        ["runs", "--process", value, "--role", value],
        ["wait", run, "--until", value, "--timeout", value],
        ["log", run],
        ["runs", "--all", "--limit", "0"],
        ["cancel", run, "--reason", value],
    ):
        typed.flowdef(*words)
    typed.unharmed()
    assert typed.flowdef("verify").code == 0
