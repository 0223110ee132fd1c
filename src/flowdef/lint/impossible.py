"""Impossible: the rules of other linters that cannot fire here, and why."""

from flowdef.lint.unbuilt import rows

_TABLE = """
STR001 no-steps
  Steps, tasks, stages and phases are lists of at least one; SYN002 says so.
STR005 unreachable-step
  A step becomes ready when all that it needs is closed. There is no arrow that could be
  missing: without `needs` the step before is meant, and `[]` is ready at the start.
STR006 no-path-to-end
  A run is done when every step is closed; no end has to be drawn, so none can be missed.
STR007 several-starts
  A process has one `trigger`. Steps that need nothing begin together when it starts; none of them
  is a start of its own.
STR008 several-ends-unnamed
  A run is done when every step is closed, or rejected by an approval, which has a name.
STR010 deadlock
  A skipped step counts as closed for whoever needs it, so every order without a circle comes to
  its end. A circle is STR004.
STR011 lost-synchronisation
  A step is ready once in each round, when the last of its needs closes; branches cannot start
  it twice.
STR012 improper-completion
  A run ends when every step is closed, or by a rejection or a person's word that cancels what
  is open; no end can be passed while work goes on unseen.
STR014 mismatched-split-join
  There are no gateways: steps wait for what they need, and nothing else splits or joins.
STR015 inclusive-choice
  Each step decides for itself by `when`; several may go on together, and whoever needs them
  waits for those that do.
STR019 superfluous-choice
  There are no gateways, so none can have one branch.
STR021 unbounded-loop
  The one way back is rework, and its `rounds` are bounded: 3 where nothing is said.
STR024 deep-nesting
  Steps stand in a stage, stages in the process, and nothing stands in a step.
STR028 event-never-sent
  No step waits for a message: a wait is for a time or until a date.
STR029 implicit-parallel
  Where `needs` is left out, the step before is meant. Side by side is what somebody wrote.
STR030 no-exception-path
  An approval without `on_reject` ends the run as rejected, and a wait ends by itself.
STR031 join-of-nothing
  There are no joins; a step with one need is just a step.
SYN006 deprecated-key
  No key has been given up yet; when one is, SYN003 will name its successor.
SYN007 schema-version-missing
  Every document says its `kind`; SYN002 says so where it does not.
SYN009 include-unresolved
  Files include nothing: a process calls another by its id.
DAT006 choices-missing
  A choice must list its `choices`; SYN002 says so.
ROL003 several-accountable
ROL006 too-many-responsible
  `accountable` and `responsible` are one role, or the person in one field; SYN002 says so.
ROL004 accountable-is-group
  There are no groups: whoever answers is a role or a person.
DOC001 id-missing
DOC002 title-missing
  Every document has an `id` and a `title`; SYN002 says so where it has not.
TIM005 bad-duration
  A duration is a number and a unit (`20m`, `2d`) whose length the calendar tells; all else is
  SYN002.
AUT003 secret-in-log
  Of what a program or a web service answers, nothing is recorded or printed before the values of
  `secrets` are masked.
AUT004 no-timeout
  A machine is stopped after ten minutes where `timeout` says nothing else.
AUT005 no-failure-path
  A failed step is tried again as `retry` says, and then waits for a person. Nothing goes on in
  silence.
AUT013 prompt-in-unattended
  A program has no input, so it cannot ask. What only a person knows is a step of a person.
AUT018 untrusted-source
  A command stands in the workspace, and runs only after `flowdef trust` has shown it word for word.
AUT020 runs-on-validate
  Lint reads. It starts no program, opens no address and fills in no template.
RES007 limit-cuts-effort
  Nobody's limit cuts the work of a plan: where there are fewer hours, the date moves, and `flowdef
  load` tells of every hour that nobody has. What people carry is what is asked.
GOV002 several-purposes
  The logical framework has one `purpose`.
SCH004 negative-lag
  A `lag` is a duration, and none is below zero; SYN002 says so.
SCH007 hard-constraint
  No key nails a task to a day: `not_before` and `deadline` leave it free on one side.
SCH014 critical-path-broken
  The end is the last finish of all tasks, and no key nails it to a day: what slips on the path
  moves it. `flowdef plan --quality` makes the test.
SCH019 work-on-summary
  A phase has tasks, and no effort of its own; SYN003 says so.
SCH023 priority-inversion
  A priority is that of a whole project, and no task waits for one of another project.
HND002 no-receiver
  An entry of `handover` says to which role, or SYN002 does; what has no entry is KND006.
"""

IMPOSSIBLE = tuple(rows(_TABLE))
