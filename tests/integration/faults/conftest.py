"""Faults that take minutes, as a driver waits long for a connection that was cut, are tried by `make soak` alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak import SOAK

LONG = (
    "test_connections_that_are_cut",
    "test_transactions_that_the_server_ends",
    "test_an_import_beside_deletions_and_judgements",
    "test_a_clock_that_goes_back",
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long ones out, unless soaking."""
    here = Path(__file__).parent
    long = [item for item in items if not SOAK and item.path.parent == here and item.name in LONG]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]
