"""Command line: words in, exit code out; each command is imported when it is called."""


def main() -> None:
    """Run flowdef with the words of the command line; ends the process with an exit code."""
    from flowdef.cli.shell.application import run

    run()
