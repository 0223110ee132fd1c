"""A script reads a variable that nobody gives it.

flowdef hands on `PATH`, `HOME`, `LANG`, its own variables and what `env` and `secrets` name; any
other is empty, and `rm -r "$FOLDER/"` becomes another command. Variables that the script sets
itself, or that have a default (`${NAME:-…}`), are left alone. Source: ShellCheck, SC2154.

Fails:

    kind: process
    id: back-up
    title: Back up
    steps:
      - id: copy
        title: Copy the data
        automate: {shell: true, command: 'copy-data "$TARGET"'}
        instructions: Copy the data by hand.

Passes:

    kind: process
    id: back-up
    title: Back up
    steps:
      - id: copy
        title: Copy the data
        automate:
          shell: true
          command: 'copy-data "$TARGET"'
          env: {TARGET: /srv/backup}
        instructions: Copy the data by hand.

Fix: declare it in `env`, or in `secrets` where its value is secret.
"""

import re
from collections.abc import Iterator

from flowdef.findings import Severity
from flowdef.lint.commands import automated, scripts
from flowdef.lint.facts import ProcessFacts
from flowdef.lint.late import late
from flowdef.lint.rule import Hit, Profile, rule
from flowdef.model.process import Automation, Command

_READ = late(r"(?<![\\$])\$(?:([A-Za-z_]\w*)|\{#?([A-Za-z_]\w*)(?![\w:]|[-+=?]))", re.ASCII)
_SET = late(
    r"(?:^|[\s;&|(])([A-Za-z_]\w*)\+?=|\$\{([A-Za-z_]\w*):?="
    r"|\b(?:for|select|getopts \S+|printf -v) ([A-Za-z_]\w*)"
    r"|\b(?:read|mapfile|readarray) (?:-\S+ (?:\"[^\"]*\" |'[^']*' |\d+ )?){0,9}"
    r"([A-Za-z_]\w*(?: [A-Za-z_]\w*)*)",
    re.ASCII,
)
# What a shell sets itself, besides what flowdef hands on.
_GIVEN = frozenset(
    """PATH HOME LANG PWD OLDPWD IFS PPID OPTARG OPTIND LINENO RANDOM SECONDS UID EUID HOSTNAME
    SHELL SHLVL REPLY BASH BASHPID BASH_SOURCE PIPESTATUS FUNCNAME _""".split()  # noqa: SIM905 (a list of thirty words is read more easily so)
)


@rule(code="AUT019", severity=Severity.WARNING, profile=Profile.TEAM)
def env_undeclared(facts: ProcessFacts) -> Iterator[Hit]:
    """At the first `$NAME` of each."""
    for step, automation in automated(facts):
        for line in scripts(step, automation):
            known = _known(line.text, automation)
            for found in _READ.finditer(line.filled):
                name = found[1] or found[2]
                if name not in known and not name.startswith("FLOWDEF_"):
                    known.add(name)
                    yield Hit(
                        line.at(found),
                        f"the script of step '{step.id}' reads `{name}`, which nothing sets, so "
                        "it is empty. The command would do something other than it says. Declare "
                        "it in `env`, or in `secrets`.",
                    )


def _known(script: str, automation: Automation) -> set[str]:
    """The variables that a script has: those that it is given, and those that it sets."""
    set_here = " ".join(" ".join(filter(None, found.groups())) for found in _SET.finditer(script))
    action = automation.action
    declared = (name for name, _ in action.env) if isinstance(action, Command) else ()
    return {*_GIVEN, *automation.secrets, *declared, *set_here.split()}
