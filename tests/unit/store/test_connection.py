"""What the connection says without any server."""

from __future__ import annotations

import pytest

from kg.errors import StoreUnavailable
from kg.store.connection import require_version


@pytest.mark.parametrize("agent", ["Neo4j/5.0.0", "Neo4j/5.26.28", "Neo4j/2025.07.1", "Neo4j/2026.01.0", "Other/1.0"])
def test_servers_from_5_on_may_pass(agent: str) -> None:
    require_version(agent, "bolt://example:7687")


@pytest.mark.parametrize("agent", ["Neo4j/4.4.38", "Neo4j/3.5.0"])
def test_older_servers_are_refused(agent: str) -> None:
    with pytest.raises(StoreUnavailable, match="too old") as caught:
        require_version(agent, "bolt://example:7687")
    assert agent in caught.value.what
    assert caught.value.where == "bolt://example:7687"
