"""HTTP: one request to a web service, its answer held to a status, a size and a time."""

import re

from flowdef.executor.errand import Errand, HttpErrand
from flowdef.executor.masking import excerpt
from flowdef.executor.outcome import Outcome, failed
from flowdef.executor.within import within
from flowdef.executor.yielded import MOST, ended

_SUCCESS = range(200, 300)
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, 5.6.2
_OURS = {"User-Agent": "flowdef", "Accept-Encoding": "identity"}


def call(errand: Errand, action: HttpErrand) -> Outcome:
    """Make the request. A redirection is not followed: no header goes where nobody sent it."""
    wrong = _wrong(action)
    if wrong:
        return failed(wrong, final=True)
    return within(errand.seconds, lambda: _called(errand, action))


def _wrong(action: HttpErrand) -> str:
    if not action.url.lower().startswith(("http://", "https://")):
        return "the address is none of the web: it begins with neither https:// nor http://"
    for name, value in action.headers:
        if not _TOKEN.fullmatch(name):
            return f"{name!r} is no name of a header: write letters, digits, hyphens"
        if not value.isprintable():
            return f"the header {name} would hold a line break or a control character"
    return ""


def _called(errand: Errand, action: HttpErrand) -> Outcome:
    import httpx  # noqa: PLC0415 (loaded when a web service is called)

    headers = httpx.Headers(_OURS, encoding="utf-8")  # which RFC 9110, 5.5, calls opaque bytes
    try:
        for name, value in action.headers:
            headers[name] = value
        headers["Idempotency-Key"] = errand.key  # last: whatever the document says in any case
        with (
            httpx.Client(timeout=errand.seconds, follow_redirects=False) as client,
            client.stream(
                action.method, action.url, headers=headers, content=action.body or None
            ) as answer,
        ):
            body, whole = bytearray(), True
            for part in answer.iter_raw():
                if len(body) + len(part) > MOST:
                    whole = False
                    break
                body += part
            return _outcome(errand, action, answer.status_code, bytes(body), whole=whole)
    except httpx.InvalidURL as error:  # it repeats a part, which would not be known as a secret
        said = "its address is none" if errand.secrets else _spoken(error)
        return failed(f"the web service cannot be asked: {said}")
    except (httpx.HTTPError, ValueError) as error:
        return failed(f"the web service cannot be asked: {_spoken(error)}")


def _outcome(
    errand: Errand, action: HttpErrand, status: int, body: bytes, *, whole: bool
) -> Outcome:
    text = body.decode("utf-8", "backslashreplace")
    said = "" if errand.discreet else excerpt(text, errand.secrets, cut=not whole)
    if status not in (action.expect or _SUCCESS):
        moved = "; redirections are not followed" if 300 <= status < 400 else ""
        return failed(f"the web service answered {status}{moved}{f': {said}' if said else ''}")
    return ended(errand, text, status, cut=not whole)


def _spoken(error: Exception) -> str:
    return str(error) or type(error).__name__
