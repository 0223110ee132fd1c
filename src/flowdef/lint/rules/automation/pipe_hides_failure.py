"""A pipe hides that its first part failed.

The code of a pipe is that of its last part: where the first one fails, the rest works on half of
the data, and the step is done. Source: ansible-lint, risky-shell-pipe.

Fails:

    kind: process
    id: back-up
    title: Back up
    steps:
      - id: dump
        title: Dump the data
        automate: {shell: true, command: "dump-data | gzip > data.gz"}
        instructions: Dump the data by hand.

Passes:

    kind: process
    id: back-up
    title: Back up
    steps:
      - id: dump
        title: Dump the data
        automate: {command: [bash, -c, "set -o pipefail; dump-data | gzip > data.gz"]}
        instructions: Dump the data by hand.

Fix: `set -o pipefail` at the beginning, with a shell that knows it: `[bash, -c, "…"]`. Or let the
first part write a file, and the next read it.
"""

import re
from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.commands import Line, automated, scripts
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.late import late
from flowdef.lint.rule import Hit, Profile, rule

_PIPE = late(r"(?<![|>&])\|(?![|])&?")
# The patterns of `case`, and what `[[ … ]]` compares with: there it means 'or'. Longer ones than
# anybody writes would take long to look at.
_OR = late(r"(?:\bcase\b[^\n;|]{0,80}?\bin\b|;;&?)\s*\(?[^()&;]{0,200}\)|\[\[ [^\n]{0,200}? \]\]")
_PART = late(r"[;&|(\n]")
_NEVER_FAILS = late(r"\s*(?:echo|printf|true|:)(?:\s|$)")


@rule(code="AUT010", severity=Severity.WARNING, profile=Profile.TEAM)
def pipe_hides_failure(facts: ProcessFacts) -> Iterator[Hit]:
    """At the first pipe of a script."""
    for step, automation in automated(facts):
        for line in scripts(step, automation):
            if "pipefail" not in line.text and (pipe := _first(line)):
                yield Hit(
                    line.at(pipe),
                    f"step '{step.id}' counts as done even where the part before this pipe fails, "
                    "for only the last part decides. Begin with `set -o pipefail` (in bash), or "
                    "make two steps of it.",
                )


def _first(line: Line) -> re.Match[str] | None:
    """The first pipe whose left side may fail."""
    bare = _OR.sub(lambda each: " " * len(each[0]), line.bare)
    for pipe in _PIPE.finditer(bare):
        left = _PART.split(bare[: pipe.start()])[-1]
        if not _NEVER_FAILS.match(left):
            return pipe
    return None
