"""SOP reading: how the picture and the procedure of a process are to be read."""

from collections.abc import Iterator

from flowdef.model.process import CONTINUE, Approval, Automation, Call, Process, Wait
from flowdef.render.sop_setting import Setting
from flowdef.render.words import capital, count, listed

_SHAPES = {
    Approval: "a diamond is a decision",
    Automation: "a slanted box runs by itself",
    Wait: "a hexagon waits",
    Call: "a double frame is another process",
}


def key_of_picture(process: Process) -> str:
    """What the shapes and arrows mean, as far as they occur."""
    kinds = {type(step.deed) for step in process.steps}
    said = [words for kind, words in _SHAPES.items() if kind in kinds]
    ways_back = any(
        isinstance(step.deed, Approval) and step.deed.on_reject not in ("", CONTINUE)
        for step in process.steps
    )
    sentences = ["Each box is a step with its number and who does it."]
    if said:
        sentences.append(f"{capital(listed(said))}.")
    if ways_back:
        sentences.append("A dotted arrow leads back after a rejection.")
    return " ".join(sentences)


def how_to_read(setting: Setting) -> str:
    """What holds for all steps, as far as it matters here."""
    return " ".join(_sentences(setting))


def _sentences(setting: Setting) -> Iterator[str]:
    process = setting.process
    steps = count(len(process.steps), "step")
    stages = f" in {count(len(process.stages), 'stage')}" if process.staged else ""
    yield f"{steps}{stages}."
    if len(process.steps) > 1:
        yield "A step follows the one before it unless it says otherwise."
    if any(step.due and not (step.due.before or step.due.after) for step in process.steps):
        yield "“Due within” counts from the moment when the step can begin."
    if any(stage.when for stage in process.stages) or any(step.when for step in process.steps):
        yield "Where a condition does not hold, the step or stage is skipped and the work goes on."
    if setting.fields:
        yield "‹Angle marks› stand for what is recorded in the course of the work."
