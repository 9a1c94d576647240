from __future__ import annotations

from kg.ask.ties import GRAPHS, PARTY_TYPES
from kg.cli import networks


def test_the_choices_are_those_of_the_package() -> None:
    assert list(GRAPHS) == networks.GRAPHS
    assert list(PARTY_TYPES) == networks.TYPES
