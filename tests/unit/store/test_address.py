"""An address with a password in it is never printed with it."""

from __future__ import annotations

import pytest

from kg.errors import StoreUnavailable
from kg.settings import Settings
from kg.store.address import require_address, shown_address
from kg.store.connection import open_driver

SECRET = "geheim"


@pytest.mark.parametrize(
    ("uri", "shown"),
    [
        ("bolt://127.0.0.1:7687", "bolt://127.0.0.1:7687"),
        ("neo4j+s://x.example:7687/", "neo4j+s://x.example:7687/"),
        ("bolt://[::1]:7687", "bolt://[::1]:7687"),
        ("bolt://neo4j:geheim@host:7687", "bolt://…@host:7687"),
        ("bolt://geheim@host", "bolt://…@host"),
        ("bolt://neo4j:ge/he#im?@geheim@host", "bolt://…@host"),
        ("neo4j:geheim@host:7687", "…@host:7687"),
        ("bolt://neo4j:geheim", "bolt://neo4j:…"),
        ("bolt://neo4j:geheim/x", "bolt://neo4j:…"),
        ("http://neo4j:geheim@host:7474", "http://…@host:7474"),
        ("bolt://host:7687?password=geheim", "bolt://host:7687"),
    ],
)
def test_what_is_printed_of_an_address(uri: str, shown: str) -> None:
    assert shown_address(uri) == shown


@pytest.mark.parametrize(
    "uri",
    [
        "bolt://neo4j:geheim@127.0.0.1:7687",
        "bolt://neo4j:ge/geheim@127.0.0.1:7687",
        "bolt://neo4j:geheim#@127.0.0.1:7687",
        "bolt://neo4j:geheim",
        "neo4j:geheim@127.0.0.1",
        "http://neo4j:geheim@127.0.0.1:7474",
        "bolt:// neo4j:geheim@127.0.0.1",
        "bolt://neo4j:[geheim@127.0.0.1",
        "ftp://neo4j:geheim@127.0.0.1",
        "bolt://neo4j:geheim@127.0.0.1:port",
    ],
)
def test_no_error_tells_the_password_of_an_address(uri: str) -> None:
    with pytest.raises(StoreUnavailable) as told:
        require_address(uri)
    assert SECRET not in str(told.value)
    settings = Settings(_env_file=None).model_copy(update={"neo4j_uri": uri})
    assert SECRET not in repr(settings)
    with pytest.raises(StoreUnavailable) as told, open_driver(settings):
        pass
    assert SECRET not in str(told.value)
