"""Ports are chosen so that a server can have them."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from kg.store.server.ports import Ports, bolt_uri, choose_ports, is_free


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


def test_a_port_with_a_listener_is_not_free(taken: int, free: int) -> None:
    assert not is_free(taken)
    assert is_free(free)


def test_a_port_that_is_taken_on_all_addresses_is_not_free() -> None:
    with socket.create_server(("0.0.0.0", 0)) as server:
        assert not is_free(server.getsockname()[1])


def test_wanted_ports_are_kept_when_free(free: int) -> None:
    assert choose_ports(Ports(free, free + 1)).bolt == free


def test_a_taken_port_gives_way_to_the_next_above(taken: int) -> None:
    chosen = choose_ports(Ports(taken, taken))
    assert taken < chosen.bolt < chosen.http


def test_avoided_ports_are_passed_over(free: int) -> None:
    assert free not in {*vars(choose_ports(Ports(free, free), avoid={free})).values()}


def test_the_end_of_the_range_gives_some_port() -> None:
    chosen = choose_ports(Ports(65535, 65535), avoid={65535})
    assert 1024 < chosen.bolt < 65535
    assert chosen.bolt != chosen.http


def test_bolt_uri_names_this_machine() -> None:
    assert bolt_uri(Ports(7688, 7475)) == "bolt://127.0.0.1:7688"
