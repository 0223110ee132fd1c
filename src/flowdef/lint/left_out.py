"""Left out: rules of the catalogue that are not built, and why not (yet)."""

from flowdef.lint.unbuilt import rows

_TABLE = """
GOV023 process-is-a-project
HND010 open-items-unowned
  Needs the history of runs and projects. (Of a process that names its own end, KND001 speaks.)
GOV015 go-without-capacity
  It rests on all projects and processes at once, so `flowdef select` says it, where one decides.
HND009 receiver-overloaded
  It rests on all processes at once, so `flowdef show PROJECT --handover` says it. (What one process
  alone asks of a role is TIM012.)
SCH008 high-float
  A large float is mostly that of what may be done early while a date from outside is waited for:
  one in four tasks of the sample has over 44 days, and what is wrong with such a plan SCH001 to
  SCH003 say. `flowdef plan --quality` counts them.
SCH013 missed-tasks
SCH016 bei-low
SCH026 no-baseline
  An earlier version in git is the baseline, and the document alone does not know it.
SCH015 cpli-low
SCH024 deadline-impossible
  Built as SCH009: it is told of the earliest dates that there are, so a deadline that they miss is
  impossible.
SCH018 logic-on-summary
  A phase in `needs` means all of its tasks; the plan knows which of them holds, and says so.
SCH027 stale-progress
SCH028 ninety-percent
  Needs the reports of earlier days.
SCH029 no-buffer
  Each plan would be drawn many times at each look. `flowdef plan --risk` says how likely its dates
  are, and which buffer 80 of 100 draws need.
SCH031 deliverable-without-task
  Built as GOV006.
SCH032 task-without-deliverable
  Most tasks prepare the one that delivers; that none of their own is named is no fault.
RES003 operations-ignored
  Where processes and projects together ask a person for too much, RES001 names both. Where
  projects take hours that are kept for operations and nobody needs, nothing is wrong yet:
  `flowdef load` marks the week with ^. It was so in every project of the sample.
RES005 skill-missing
  The format has no key for the skill that a task needs.
RES006 multitasking
  Four tasks in one week are four at a time, or one after the other: a plan by the day cannot tell.
  Five in a week were no fault in the sample.
ROL015 role-column-overload
  One role with over 40 % of the steps is how most good processes look: 6 of 13 of the sample, 2 of
  4 real ones. Fewer hands are fewer handoffs (ROL013); too much work is TIM012.
ROL017 only-informed
  To be informed is a part of its own: in 8 of 13 processes of the sample some role has no other,
  such as the works council, and rightly so.
ROL018 guest-on-internal-data
  The format has no class of confidentiality.
ROL020 consulted-not-scheduled
  The format has no key for when and where one consults; where it is work of its own, it is a step.
TIM011 runs-overlap
  That a run begins before the last one ends is no fault: nothing piles up as long as the people
  have the hours, and TIM012 says where they have not. It was wrong on the sample (weekly briefing).
AUT008 destructive-no-rollback
  The format has no key for the way back. AUT007 asks for somebody's yes before it.
AUT011 no-dry-run
  The format has no key for a trial of a command. `flowdef work --dry-run` prints what would run.
STR022 too-large
STR025 decompose-candidate
  Stages are the answer to size, and whether a long checklist of one person should have some is
  theirs to say: two of four real documents have more than fifty steps, in stages, and read well.
STR023 high-branching
  A step may wait for as many others as it needs: `needs` is a list that means 'all of these', no
  gateway whose meaning one could miss.
STR026 duplicated-fragment
  Comes with the comparison of documents.
STR032 repeat-without-stop-sign
  There are no loops. Whether a sentence that says 'repeat' also says when to stop, a word alone
  does not tell.
DAT003 unused-field
  What is recorded is evidence: it is printed, kept and measured, also where no condition reads it.
REF007 orphan-process
  A process without trigger and caller is STR009; `flowdef docs build` lists every one.
REF008 term-undefined
  Capital abbreviations are WRD017; other marks of a term are not known.
REF009 two-names-one-thing
  `definitions` has no key for synonyms.
WRD022 number-without-unit
  A number without a unit is mostly a count or a name ('form 30'); durations have keys of their own.
GOV005 indicator-not-measurable
  A measure is one text; unit, baseline, target and date have no keys of their own.
GOV007 activity-without-output
  Most tasks prepare the one that delivers; that none of their own is named is no fault.
GOV009 killer-assumption
  An assumption is a text; how likely it is has no key.
GOV018 benefit-without-owner
  The format has no key for benefits; a goal that a project supports has an owner.
HND003 no-handover-task
  The handover itself must be written down (KND006); a task for it is the plan's matter.
HND005 no-running-cost
HND006 no-knowledge-transfer
HND008 no-support-window
HND012 knowledge-leaves
  The format has no keys for what comes after the close, nor for who has learned what.
HND011 handoff-no-entry-criteria
  Each change of hands would need its own list: `expect` and `checklist` of the step before are
  there for it, and most steps need none.
GOV010 no-sponsor
  Built as KND003.
GOV022 project-is-a-process
  Built as KND004.
"""

LEFT_OUT = tuple(rows(_TABLE))
