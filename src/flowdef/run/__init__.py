"""Run: the state machine of a process, pure: decide, evolve, pending.

`decide(definition, state, command, context)` gives the events of a command, or why it is refused;
`evolve(definition, state, event)` gives the state after an event; `pending(definition, state)` says
what may be done now, and by whom. Nothing here asks for the time, the disk or the screen.

The format says what a run means. Where it leaves a choice, this is how it is read here:

- Whether a step or a stage applies is decided once a round. A ready step that goes back to waiting
  is in the same round, and keeps its decision.
- A step that rework opens gets the next round if it was closed, and keeps the number of its round
  if it was open: then the round starts over, its votes and its decision forgotten. So no step is
  closed twice in a round, and the key of a round means one completion. Attempts go on counting.
- What goes back to waiting needs an opened step directly. Steps blocked by an unset condition or
  date go back with the ready ones: they stand at the same door.
- `reopen` of an approval that is out of rounds opens what its rejection would have opened.
- In a new round, an answer that is not given anew stands, and the event says which were kept; a
  checklist starts anew, and so does a sensitive value. What a machine does not yield is unset.
- `unblock` and `skip` of a step whose stage cannot be decided decide the stage; `skip` is refused
  where that would leave out a critical step or a hold point.
- `skip` of an approval is for its accountable, else the owner, and not for those whom
  `separate_from` excludes. A verdict is not corrected; only a new round changes it.
- `correct` records a missing value of a closed step; while a step is open, `done` records it.
- A running wait until a date follows that date when it is corrected.
- A reopened hold point refuses acts of people on steps written after it; time and sub-runs go on.
- Who took a step finishes it; `assign` hands it over. `block`, `skip`, `retry`, `reopen`, `assign`
  and `correct` are for whoever does the step and whoever answers for it; `cancel` for the starter,
  the owner and the accountable. A role that nobody holds may be represented by its own name.
- A step whose sub-run cannot be given what it needs has failed; `retry` tries again.
"""
