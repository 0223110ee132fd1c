"""What all tests share: hypothesis profiles, the corpora folder, goldens."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from goldens import Golden

pytest_plugins = ["measured"]

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile("long", max_examples=200, deadline=None)
settings.register_profile(
    "ci",
    max_examples=50,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(
    "long" if os.environ.get("FLOWDEF_LONG") else "ci" if os.environ.get("CI") else "dev"
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write golden files anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "corpora" in item.keywords and not os.environ.get("FLOWDEF_CORPORA"):
            item.add_marker(pytest.mark.skip(reason="FLOWDEF_CORPORA names no folder"))
        if "long" in item.keywords and not os.environ.get("FLOWDEF_LONG"):
            item.add_marker(pytest.mark.skip(reason="FLOWDEF_LONG is not set"))


@pytest.fixture
def corpora() -> Path:
    """Other people's material, where it lies."""
    return Path(os.environ["FLOWDEF_CORPORA"])


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is kept between calls is kept out of the cache of whoever runs the tests."""
    os.environ["FLOWDEF_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(update=bool(request.config.getoption("--update-goldens")))
