"""Pairs: options that would have no effect beside others, told apart from what the shell sets."""

from typer import Context


def typed(ctx: Context, name: str) -> bool:
    """Whether an option stands on the command line, rather than in the environment or nowhere."""
    source = ctx.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"
