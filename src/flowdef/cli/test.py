"""Test: the scenarios of processes, played: what came out, and what was expected."""

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from flowdef.cli.shell.words import Json

EPILOG = """
\b
How a scenario is played:
  - Steps that are ready are done in document order; waits pass at once.
  - 'given' are the inputs, 'answers' what the steps are answered; a list of
    answers is round by round, and its last repeats. A sub-process and an
    automation are answered, too: nothing is run.
  - A field that nobody answers is filled by its type, an approval is given;
    but what a condition reads must be answered, or is left empty where it
    may be.
  - 'then' holds what comes out against what you expect: 'done' names steps
    that must be done, 'skipped' all that are skipped, 'result' the end.

\b
Exit codes:
  0    all came out as they say
  1    something came out otherwise, or could not be tested, or there is
       nothing to test
  2    wrong use: a name or a text that no scenario has
  130  interrupted; Ctrl-C ends --watch with 0

\b
More examples:
  flowdef test pay-invoice -k 'bank account'
  flowdef test --watch
  flowdef test pay-invoice --mutate
  flowdef test --junit scenarios.xml
  flowdef test --coverage --fail-under 100
  flowdef test pay-invoice --propose --write
"""

_Names = Annotated[
    list[str] | None,
    Argument(help="Processes: ids or paths; absent: all of the workspace.", show_default=False),
]
_Pattern = Annotated[
    str, Option("-k", metavar="TEXT", help="Only scenarios with this text in their name.")
]
_Watch = Annotated[bool, Option("--watch", help="Test again whenever a document changes.")]
_JUnit = Annotated[
    Path | None,
    Option(
        "--junit",
        metavar="FILE",
        help="Also write what came out for a build server; '-': print that alone.",
    ),
]

_Mutate = Annotated[
    bool,
    Option("--mutate", help="Put small faults into each process, and tell which nobody notices."),
]

_Coverage = Annotated[
    bool,
    Option("--coverage", help="Tell how many branches are taken, and which by no scenario."),
]
_FailUnder = Annotated[
    float | None,
    Option(
        "--fail-under",
        metavar="PERCENT",
        min=0,
        max=100,
        help="Tell the coverage; end with 1 where less of a process is taken.",
    ),
]
_Propose = Annotated[
    bool, Option("--propose", help="Propose scenarios for what none takes, as few as can be.")
]
_Write = Annotated[bool, Option("--write", help="Write what is proposed into the files.")]


def command(
    names: _Names = None,
    pattern: _Pattern = "",
    watch: _Watch = False,
    junit: _JUnit = None,
    mutate: _Mutate = False,
    coverage: _Coverage = False,
    fail_under: _FailUnder = None,
    propose: _Propose = False,
    write: _Write = False,
    as_json: Json = False,
) -> None:
    """Play the scenarios of processes and compare what comes out with what they expect.

    A scenario is a test of an SOP: it stands under 'tests' of the process, with a name, answers
    and what must come of them. It is played by the rules of a run, but no machine is started,
    nobody waits, and nothing is recorded. What comes out otherwise is shown with the reason: which
    condition left a step out, and with which values.

    With --mutate the scenarios are tested themselves: a condition is negated, a step left out, a
    way back changed, one small fault at a time. What no scenario finds is shown, with the one that
    would find it.

    With --coverage the branches of each process are counted that scenarios take: a condition that
    is true and false, an approval that is given, refused, and decided again in each of its rounds,
    and how runs end. What none can take is not counted. --propose adds scenarios for the rest.

    Example: flowdef test customer-onboarding
    """
    call = locals()
    from flowdef.cli.shell.scenarios_call import Call, test

    test(Call(**call))
