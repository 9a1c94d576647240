"""`docker-compose.yml` is a Compose file, closed to the network, and sets what the local server sets."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from kg.store.server.config import SHARED_SETTINGS
from kg.store.server.pins import NEO4J_VERSION

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="module")
def service(compose: dict[str, Any]) -> dict[str, Any]:
    neo4j: dict[str, Any] = compose["services"]["neo4j"]
    return neo4j


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft7Validator:
    # The schema names a draft of 2019 but is written in terms of draft 7.
    return jsonschema.Draft7Validator(json.loads((ROOT / "tests/data/compose/compose-spec.json").read_text()))


def test_file_fits_the_compose_schema(compose: dict[str, Any], validator: jsonschema.Draft7Validator) -> None:
    # The name of the project came into the specification after this edition of its schema.
    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]*", compose["name"])
    without_name = {key: value for key, value in compose.items() if key != "name"}
    assert [error.message for error in validator.iter_errors(without_name)] == []


def test_schema_refuses_a_misspelt_key(service: dict[str, Any], validator: jsonschema.Draft7Validator) -> None:
    assert not validator.is_valid({"services": {"neo4j": {**service, "heathcheck": {}}}})


def test_image_is_the_local_servers_version(service: dict[str, Any]) -> None:
    major_minor = ".".join(NEO4J_VERSION.split(".")[:2])
    assert service["image"] == f"neo4j:{major_minor}-community"


def test_settings_are_those_of_the_local_server(service: dict[str, Any]) -> None:
    given = {_setting_name(name): value for name, value in service["environment"].items() if name != "NEO4J_AUTH"}
    assert given == SHARED_SETTINGS


def test_ports_are_bound_to_this_machine(service: dict[str, Any]) -> None:
    assert [port.split(":")[0] for port in service["ports"]] == ["127.0.0.1", "127.0.0.1"]
    assert [port.rsplit(":", 1)[1] for port in service["ports"]] == ["7687", "7474"]


def test_password_comes_from_the_environment_and_is_required(service: dict[str, Any]) -> None:
    assert re.fullmatch(r"neo4j/\$\{NEO4J_PASSWORD:\?[^}]{20,}\}", service["environment"]["NEO4J_AUTH"])


def test_data_outlives_the_container(compose: dict[str, Any], service: dict[str, Any]) -> None:
    mounted = dict(volume.split(":") for volume in service["volumes"])
    assert mounted == {"data": "/data", "logs": "/logs"}
    assert set(mounted) == set(compose["volumes"])


def test_memory_limit_leaves_room_beside_heap_and_page_cache(service: dict[str, Any]) -> None:
    reserved = _megabytes(SHARED_SETTINGS["server.memory.heap.max_size"]) + _megabytes(
        SHARED_SETTINGS["server.memory.pagecache.size"]
    )
    assert _megabytes(service["mem_limit"]) >= reserved + 512


def test_health_is_checked(service: dict[str, Any]) -> None:
    assert service["healthcheck"]["test"][-1].endswith(":7474/")


def _setting_name(variable: str) -> str:
    """The name in neo4j.conf of the image's variable: `_` is a point, `__` an underscore."""
    name = variable.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".")
    return name.replace("\0", "_")


def _megabytes(size: str) -> int:
    return int(size[:-1]) * {"m": 1, "g": 1024}[size[-1].lower()]
