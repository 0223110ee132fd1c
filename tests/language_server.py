"""Language server: an editor's, driven over stdio as the editor would, with no network."""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, Self

SETTINGS = {
    "yaml": {
        "validate": True,
        "completion": True,
        "hover": True,
        # Nothing may be asked of the world: schemas come from the document's first line alone.
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
    },
    "http": {"proxy": "http://127.0.0.1:9", "proxyStrictSSL": True},
}
PATIENCE = 120  # seconds for all questions to one server
ENVIRONMENT = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}


class LanguageServer:
    """One server process; documents live in memory, schemas on disk."""

    def __init__(self, script: Path, root: Path) -> None:
        self._asked = self._opened = 0
        self._uri = ""
        self._root = root
        self.requests: list[str] = []  # what the server asked of the editor
        self._process = subprocess.Popen(
            ["node", str(script), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], **ENVIRONMENT},
        )
        # A server that falls silent must not hold up the tests for ever.
        self._watchdog = Timer(PATIENCE, self._process.kill)
        self._watchdog.daemon = True

    def __enter__(self) -> Self:
        self._watchdog.start()
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
            },
        }
        folder = {"uri": self._root.as_uri(), "name": "workspace"}
        self.ask(
            "initialize",
            processId=None,
            rootUri=folder["uri"],
            workspaceFolders=[folder],
            capabilities=capabilities,
        )
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings=SETTINGS)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._watchdog.cancel()
        self._process.kill()
        self._process.communicate()

    def open(self, folder: Path, text: str) -> list[dict[str, Any]]:
        """Open a new document in a folder; what the server finds wrong with it."""
        self._opened += 1
        self._uri = (folder / f"document-{self._opened}.yaml").as_uri()
        document = {"uri": self._uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)
        while True:
            message = self._next()
            params = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" and (
                params["uri"] == self._uri
            ):
                found: list[dict[str, Any]] = params["diagnostics"]
                return found

    def ask_at(self, method: str, line: int, column: int) -> Any:
        """The answer about a place, counted from 0, in the document that was opened last."""
        position = {"line": line, "character": column}
        return self.ask(method, textDocument={"uri": self._uri}, position=position)

    def ask(self, method: str, **params: Any) -> Any:
        """The answer to a request; what the server asks meanwhile is answered, too."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == self._asked and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _next(self) -> dict[str, Any]:
        """The next message of the server; a request of its own is answered first."""
        message = self._receive()
        if "method" in message and "id" in message:
            self.requests.append(message["method"])
            self._send({"id": message["id"], "result": _answer(message)})
        return message

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while header := self._process.stdout.readline().strip():
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server has ended"
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message


def _answer(message: Mapping[str, Any]) -> Any:
    if message["method"] != "workspace/configuration":
        return None
    items = message["params"]["items"]
    return [SETTINGS.get(item.get("section", "")) for item in items]
