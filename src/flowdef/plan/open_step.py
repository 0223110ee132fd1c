"""Open step: what a plan is told of a step of a run that is not closed yet."""

from typing import NamedTuple


class OpenStep(NamedTuple):
    """An open step of a run: for whom it is, in whose hands, when it is due, and why it is stuck.

    `who` says in words for whom it is, `person` is in whose hands it is, `due` in words. `help` is
    the role or person whose help is needed. `project` and `task` are what its run serves.
    """

    run: str
    step: str
    title: str
    who: str
    person: str = ""
    due: str = ""
    late: bool = False
    stuck: bool = False
    why: str = ""
    help: str = ""
    waits: bool = False  # for time, a machine or another run: nobody does it
    project: str = ""
    task: str = ""

    @property
    def free(self) -> bool:
        """Whether somebody may take it."""
        return not (self.person or self.stuck or self.waits)

    @property
    def serves(self) -> str:
        """The task of a project that waits for it, as `project/task`; or nothing."""
        return f"{self.project}/{self.task}" if self.task else ""
