"""Failure: what a command says when it cannot go on, and the exit code it leaves."""

CLEAN, FINDINGS, WRONG_USE, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130


class Failure(Exception):  # noqa: N818 (the word for the user, not for the interpreter)
    """The command cannot go on: a sentence for the user, and the exit code."""

    def __init__(self, message: str, code: int = WRONG_USE) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
