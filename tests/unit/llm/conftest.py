"""A model server for each test, and an environment that names it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.model_server import ModelServer, model_server


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with model_server() as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.url)
        monkeypatch.delenv("OPENAI_API_KEY", raising=False)
        monkeypatch.setenv("KG_LLM_MODEL", "m")
        yield running
