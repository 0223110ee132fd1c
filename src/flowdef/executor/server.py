"""Server: which mail server is set, from its address."""

from typing import NamedTuple
from urllib.parse import unquote, urlsplit

SERVER = "FLOWDEF_SMTP"  # smtp://user:password@host:port, or smtps://
_PORTS = {"smtp": 587, "smtps": 465}


class Server(NamedTuple):
    """A mail server; `safe` speaks TLS from the first byte."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    safe: bool = False


def server_of(url: str) -> Server | str:
    """The server of an address such as smtp://user:password@mail.example.com:587, or what is wrong.

    What is wrong never repeats the address: it may hold a password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        parts, port = urlsplit(""), 0
    if parts.scheme not in _PORTS or not parts.hostname:
        return f"{SERVER} is no address such as smtp://user:password@mail.example.com:587"
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Server(parts.hostname, port, user, password, parts.scheme == "smtps")
