import pytest

from kg.settings import Settings


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_HOME", "")
    monkeypatch.setenv("NEO4J_URI", "")
    settings = Settings(_env_file=None)
    assert settings.home.is_absolute()
    assert settings.neo4j_uri is None
