"""Order runs: `flowdef WORDS` as the fixture `flow` gives it, and a run of `order`."""

from collections.abc import Callable

from typer.testing import Result

Run = Callable[..., Result]


def started(flow: Run) -> str:
    """Begin a run of `order`; what was printed."""
    return str(flow("start", "order", "--set", "item=pens", "--as", "sam").stdout)


def chosen(flow: Run, by: str = "sam") -> None:
    """Finish its first step."""
    flow("done", "order-1", "choose", "--set", "price=20", "--tick-all", "--as", by)
