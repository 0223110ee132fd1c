"""Destructive: commands after which something is gone."""

import re

from flowdef.lint.late import late

# The paths that follow `rm -r` are looked at: passing things may go.
_PATHS = r"((?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s;&|\"'])+)*)"
_REMOVE = late(rf"\brm[ \t]+(?:-\S+[ \t]+)*-\w*[rR]\S*{_PATHS}|\brm[ \t]+--recursive{_PATHS}")
_PASSING = late(
    r"(?:^|[/\\._${-])(?:te?mp(?:dir)?|build|cache|dist|target|node_modules|__pycache__)"
    r"(?:$|[/\\._}-])",
    re.IGNORECASE,
)
_OTHERS = late(
    r"(?i:\bDROP\s+(?:TABLE|DATABASE|SCHEMA)\b|\bTRUNCATE\s+TABLE\b"
    r"|\bDELETE\s+FROM\s+[\w.\"]+\s*(?:;|\"|'|$))"
    r"|(?m:^|[;&|])[ \t]*(?:mkfs\S*|shred|wipefs|dropdb)\b|\bdd\s[^;|\n]*?\bof=/dev/"
    r"|\b(?:terraform|tofu|pulumi|vagrant)\s[^;|\n]*?\bdestroy\b|\bkubectl\s+delete\b"
    r"|\bhelm\s+(?:uninstall|delete)\b|\bdocker\s+(?:system|volume)\s+prune\b"
    r"|\bgit\s+push\s[^;|\n]*?(?:--force|-f)\b(?!-with-lease)|\bgit\s+clean\s+-\w*f"
    r"|\baws\s+s3\s+rb\b|\baws\s+s3\s+rm\s[^;|\n]*?--recursive\b"
    r"|(?m:^|[;&|])[ \t]*(?!echo\b|printf\b)[\w./-]+[ \t]+(?:[\w-]+[ \t]+)?"
    r"(?:delete|destroy|purge|wipe)(?=\s|$)"
)


def destructive_in(line: str) -> str:
    """The first words of a command line that destroy something; empty where none do."""
    for found in _REMOVE.finditer(line):
        paths = (found[1] or found[2] or "").split()
        if not paths or not all(_PASSING.search(path.strip("\"'")) for path in paths):
            return found[0].split(" /")[0].strip()
    other = _OTHERS.search(line)
    return " ".join(other[0].lstrip(";&|").split()) if other else ""
