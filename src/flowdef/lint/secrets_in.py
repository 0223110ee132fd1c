"""Secrets in: keys of well-known services in a text, and passwords in what machines are told."""

import re

from flowdef.lint.late import late

_KEY = late(
    r"(?<![\w-])(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{40,}|glpat-[\w-]{20}"
    r"|xox[abprs]-[\w-]{16,}|[sr]k_live_[0-9A-Za-z]{16,}|AIza[\w-]{35}|npm_[A-Za-z0-9]{36}"
    r"|sk-(?:proj-|ant-)?[\w-]{40,}|eyJ[\w-]{12,}\.eyJ[\w-]{12,}\.[\w-]{12,}"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----)"
)
# One of these letters is in each: most texts have none, and that is seen quickly.
_SIGNS = (
    "AKIA",
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "ghr_",
    "github_pat_",
    "glpat-",
    "xox",
    "k_live_",
    "AIza",
    "npm_",
    "sk-",
    "eyJ",
    "PRIVATE KEY-",
)
_WORD = r"(?:password|passwd|passphrase|secret|token|api[-_]?key|access[-_]?key|private[-_]?key)"
# A literal value: nothing that is filled in, no path, no `null`, no sign that something is to be
# put there.
_VALUE = r"(?!\$|\{|<|\*|-|/|\./|@|~|%|env:|(?:true|false|null|none)(?![\w-]))[^\s\"'&;,{}$<>]{4,}"
_SAID = late(
    rf"(?i)(?:--?{_WORD}[= ]|[?&\"']{_WORD}[\"']?\s*[=:]\s*[\"']?|\b{_WORD}=[\"']?){_VALUE}"
)
_USER = late(r"://[^/\s:@{}$<]+:[^/\s:@{}$<]{3,}@")
_HEADER = late(rf"(?:Bearer|Basic|Token|ApiKey) {_VALUE}", re.IGNORECASE)
_NAME = late(rf"(?i)(?:.*[-_])?{_WORD}|authorization|(?!(?:x-)?idempotency-).*-(?:key|token)")
_OPTION = late(rf"(?i)--?{_WORD}")
_WHOLE = late(_VALUE)
_PLACEHOLDER = late(r"(?i)example|change-?me|placeholder|your[-_ ]|x{4,}|\.\.\.|…|redacted")

Found = re.Match[str] | None


def key_in(text: str) -> Found:
    """The first key of a well-known service; those that say that they are an example are none."""
    return _real(_KEY.search(text)) if any(sign in text for sign in _SIGNS) else None


def password_in(text: str, path: tuple[str | int, ...], before: str) -> Found:
    """The first password in a text of an automation, by what stands before it or by its name.

    `path` leads to the text: the last part of one in `env` or `headers` is a name. `before` is the
    text before it: `--password` of a list of arguments.
    """
    found = _USER.search(text) or _SAID.search(text)
    name = str(path[-1])
    if not found and path[-2:-1] == ("headers",) and _NAME.fullmatch(name):
        found = _HEADER.fullmatch(text) or _WHOLE.fullmatch(text)
    named = path[-2:-1] == ("env",) and _NAME.fullmatch(name)
    option = path[-2:-1] == ("command",) and _OPTION.fullmatch(before)
    if not found and (named or option):
        found = _WHOLE.fullmatch(text)
    return _real(found)


def _real(found: Found) -> Found:
    return None if found and _PLACEHOLDER.search(found[0]) else found
