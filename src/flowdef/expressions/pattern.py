"""Pattern: whether a text has a form, in time that grows with its length and no faster."""


def matches(pattern: str, text: str) -> bool | str:
    """Whether the whole text has the form; why not to be decided, where the pattern is unfit."""
    import re  # noqa: PLC0415 (placeholder until the matcher stands)

    return re.fullmatch(pattern, text) is not None
