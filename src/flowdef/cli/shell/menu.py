"""Menu: what a person may do at a step, in the words of business, and the act behind each word."""

from flowdef.cli.shell.dialog import Option
from flowdef.run.definition import AUTOMATION, WAIT, Definition
from flowdef.run.pending import Todo
from flowdef.run.state import CLOSED, State

BACK, CORRECT, COMMENT, OTHER, LATER, STOP = "back", "correct", "comment", "other", "later", "stop"
END_WAIT = "end wait"

# The word of each act of the run, where it is said otherwise at a prompt.
_WORDS = {"block": "help", "assign": "hand over", "unblock": "go on", "retry": "again"}
_ACTS = {word: act for act, word in _WORDS.items()}
_LABELS = {
    "approve": "Approve",
    "reject": "Reject, with a reason",
    "take": "Take it: I am on it",
    "skip": "Skip it, with a reason",
    "help": "I need help",
    "hand over": "Hand it over to somebody",
    "go on": "It can go on",
    "again": "Try it again",
    "reopen": "One more round",
    COMMENT: "Comment",
    BACK: "Back: do an earlier step again",
    CORRECT: "Correct a value",
    END_WAIT: "End a wait now",
    OTHER: "Another step",
    LATER: "Later: the next step first",
    STOP: "Stop here; all that is recorded stays",
}


def act_of(word: str) -> str:
    """The act of the run that a word of the menu stands for."""
    return _ACTS.get(word, word)


def at_step(
    todo: Todo, definition: Definition, state: State, *, others: bool
) -> tuple[Option, ...]:
    """The menu at a step."""
    acts = [_WORDS.get(act, act) for act in todo.acts]
    more = [OTHER, LATER] if others else []
    words = [*acts, COMMENT, *beside(definition, state), *more, STOP]
    return tuple(Option(word, _label(word, todo)) for word in dict.fromkeys(words))


def beside(definition: Definition, state: State) -> tuple[str, ...]:
    """What may be done in a run besides its open steps."""
    closed = any(step.status in CLOSED for step in state.steps.values())
    known = bool(state.values or state.given) and bool(definition.fields)
    return (*((BACK,) if closed else ()), *((CORRECT,) if known else ()))


def label(word: str) -> str:
    """What a word of the menu means."""
    return _LABELS[word]


def _label(word: str, todo: Todo) -> str:
    if word == "done" and todo.kind == WAIT:
        return "End the wait now, with a reason"
    if word == "done":
        asked = ["tick the list"] if todo.checklist else []
        asked += ["give the answers"] if todo.fields else []
        hand = "Done by hand" if todo.kind == AUTOMATION else "Done"
        return f"{hand}: {', '.join(asked)}" if asked else hand
    return _LABELS[word]
