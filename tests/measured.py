"""Measured: coverage looks at what pointed tests run, and away from all else.

Where Python calls a tracer at each line (3.11), everything takes three times as long while it does:
flowdef, the tests, their libraries, and pytest itself. So coverage looks while a module is
imported, a fixture made and a test run, and away while pytest works. It looks away from a whole
test where coverage must not rest on it, for it goes over the same lines again and again: over what
lies elsewhere (`corpora`), what chance finds (hypothesis), many samples (`unmeasured`).
"""

import importlib
import pkgutil
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import xdist
from hypothesis import is_hypothesis_test

import flowdef

_AWAY = ("corpora", "unmeasured")
_Tracers = tuple[Any, Any]  # of this thread, and of those that begin
_TRACERS = pytest.StashKey[_Tracers]()


def _tracers() -> _Tracers:
    return sys.gettrace(), threading.gettrace()


@contextmanager
def _traced(by: _Tracers) -> Iterator[None]:
    before = _tracers()
    sys.settrace(by[0])
    threading.settrace(by[1])
    try:
        yield
    finally:
        sys.settrace(before[0])
        threading.settrace(before[1])


def _tracers_for(node: pytest.Item | pytest.Collector | Any) -> _Tracers:
    away = any(map(node.get_closest_marker, _AWAY)) or is_hypothesis_test(
        getattr(node, "obj", None)
    )
    return (None, None) if away else node.config.stash[_TRACERS]


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Import all while coverage looks: which test is the first to need a module is chance.

    Who only hands out the tests to others is not looked at.
    """
    if xdist.is_xdist_controller(session):
        sys.settrace(None)
        threading.settrace(None)
    elif sys.gettrace():
        for module in pkgutil.walk_packages(flowdef.__path__, "flowdef."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Import a module where coverage looks, and gather its tests where it does not.

    It is imported as its tests are gathered: what failed once would be taken for loaded.
    """
    if isinstance(collector, pytest.Module):
        gather = collector.collect

        def collect() -> list[pytest.Item | pytest.Collector]:
            _ = collector.obj
            with _traced((None, None)):
                return [*gather()]

        collector.collect = collect  # type: ignore[method-assign]  # of this one alone
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    item.config.stash[_TRACERS] = _tracers()
    with _traced((None, None)):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(request: pytest.FixtureRequest) -> Generator[None, object, object]:
    with _traced(_tracers_for(request.node)):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    with _traced(_tracers_for(pyfuncitem)):
        return (yield)
