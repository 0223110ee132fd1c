"""Answers: an answers file read for a command, or a failure that says where it is wrong."""

from collections.abc import Callable
from pathlib import Path

from flowdef.acts.answers_file import AnswersFile, read_answers, unknown_steps
from flowdef.acts.desk import Standing
from flowdef.acts.walk import act_of, answer_in
from flowdef.cli.shell.acting import Said
from flowdef.cli.shell.failure import Failure
from flowdef.cli.shell.telling import ended
from flowdef.reading.source import MAX_BYTES
from flowdef.run.definition import Definition

_MOST = 50  # faults of a file that are told
_LONGEST = 1_000  # characters of one


def read(file: Path) -> AnswersFile:
    """The answers in a file; a failure that lists all that is wrong."""
    try:
        with file.open("rb") as opened:
            source = opened.read(MAX_BYTES + 1)  # a device has no end; too much is told by its size
    except OSError as error:
        raise Failure(f"cannot read {file}: {error.strerror}.") from None
    found = read_answers(source, str(file))
    if isinstance(found, AnswersFile):
        return found
    lines = [f"{each.place}: {_shortened(each.message)}" for each in found[:_MOST]]
    more = [f"and {len(found) - _MOST} more"] if len(found) > _MOST else []
    raise Failure("\n".join((*lines, *more)))


def _shortened(message: str) -> str:
    """A message may repeat a word of the file, and that may be the whole file."""
    return message if len(message) <= _LONGEST else f"{message[: _LONGEST // 2]} …"


def fitting(answers: AnswersFile, definition: Definition, file: Path) -> AnswersFile:
    """The answers, if every step that they name is there."""
    wrong = unknown_steps(answers, definition)
    if wrong:
        raise Failure(f"{file}: " + ended("; ".join(wrong)))
    return answers


def answering(step: str, file: Path, who: tuple[str, str]) -> Callable[[Standing], Said]:
    """What the file answers one step in its round, given how the run stands; `who` wins over it."""
    answers, (person, behalf) = read(file), who

    def made(where: Standing) -> Said:
        definition = where.definition
        rounds = fitting(answers, definition, file).steps.get(step)
        if not rounds or step not in definition.steps:
            raise Failure(f"{file} has no answer for the step '{step}'.")
        answer = answer_in(rounds, where.state.steps[step].round)
        act = act_of(answer, step, definition.steps[step].checklist)
        return Said(act, person or answer.by, behalf or answer.on_behalf_of)

    return made
