"""What kg never writes in the place of what it wrote: values of other types, none at all, nodes twice, labels beside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver

from kg.settings import Settings
from tests.integration.cli.conftest import Kg
from tests.soak import SOAK

KINDS = ("Claim", "Fact", "Entity", "_Name", "_Wording", "_Extraction")
VALUES = ("17", "['a', 'b']", "null", "date('2020-01-01')", "0.0 / 0.0", "'{x'")
KEPT = "(n:_Lock)"


@pytest.fixture
def database(on_samples: Kg, driver: Driver, neo4j_settings: Settings) -> Iterator[Database]:
    yield Database(driver, neo4j_settings.neo4j_database)
    assert on_samples("doctor", "--deep", "--repair").returncode == 0


class Database:
    """Runs statements past kg."""

    def __init__(self, driver: Driver, name: str | None) -> None:
        self._driver, self._name = driver, name

    def run(self, statement: str) -> list[str]:
        """Run one; give the first value of each row."""
        return [record[0] for record in self._driver.execute_query(statement, database_=self._name).records]


def hashed(kg: Kg) -> str:
    return str(kg("export", "--format", "canonical", "--hash").stdout.splitlines()[-1])


def test_properties_of_another_type_are_told_and_mended(on_samples: Kg, database: Database, samples: Path) -> None:
    """Each property of each kind, the keys too, on a node of its own; no command ends without a word of what to do."""
    expected = hashed(on_samples)
    number = 0
    for kind in KINDS:
        names = database.run(f"MATCH (n:{kind}) UNWIND keys(n) AS name RETURN DISTINCT name ORDER BY name")
        for at, name in enumerate(names):
            number += 1
            value = "null" if name == "id" else VALUES[number % len(VALUES)]
            database.run(
                f"MATCH (n:{kind}) WHERE n.{name} IS NOT NULL WITH n ORDER BY n.id SKIP {at} LIMIT 1 SET n.{name} = {value}"
            )
    assert number > 50
    commands = [("summary",), ("import", samples), ("show", "砚舟储能"), ("refresh",), ("export", "--format", "csv")]
    for command in commands if SOAK else commands[:2]:
        told = on_samples(*command)
        assert told.returncode == 0 or "`kg doctor --deep" in told.stderr, (command, told.stderr)
    assert on_samples("doctor", "--deep").returncode == 1
    mended = on_samples("doctor", "--deep", "--repair")
    assert mended.returncode == 0, mended.stdout
    assert hashed(on_samples) == expected


def test_nodes_that_are_there_twice_and_labels_beside_are_told_and_mended(on_samples: Kg, database: Database) -> None:
    """Nobody can make twins but where the constraints are gone; kg puts them back."""
    expected = hashed(on_samples)
    for name in database.run("SHOW CONSTRAINTS YIELD name RETURN name"):
        database.run(f"DROP CONSTRAINT {name}")
    for kind in (*KINDS, "Article", "Report"):
        assert database.run(
            f"MATCH (n:{kind}) WITH n ORDER BY n.id LIMIT 1 CREATE (m:{kind}) SET m = properties(n), m:$(labels(n)) "
            "WITH n, m OPTIONAL MATCH (n)--(o) WITH m, collect(o) AS others "
            "FOREACH (o IN others | CREATE (m)-[:ABOUT]->(o)) "
            "RETURN DISTINCT 1"
        ), kind
    database.run("MATCH (n:Fact) WITH n ORDER BY n.id DESC LIMIT 1 SET n:Article:_Name RETURN 1")
    database.run("MATCH (n:Report) WITH n ORDER BY n.id DESC LIMIT 1 SET n:Article RETURN 1")
    looked = on_samples("doctor", "--deep")
    assert looked.returncode == 1
    assert "there are two of the article" in looked.stdout
    assert "the index or constraint of (:Article {id}) is missing" in on_samples("doctor", "--deep", "--json").stdout
    mended = on_samples("doctor", "--deep", "--repair")
    assert "there are two of" in mended.stdout
    assert hashed(on_samples) == expected
    assert on_samples("doctor", "--deep").returncode == 0


@pytest.mark.parametrize("value", ["'x'", "[1]", "-3", "true"] if SOAK else ["'x'"])
def test_options_of_a_graph_that_nobody_can_have_chosen_are_left_out(
    on_samples: Kg, database: Database, value: str
) -> None:
    database.run(f"MATCH {KEPT} SET n.schema_version = {value}, n.min_confidence = {value} RETURN 1")
    assert "`kg migrate` makes it new" in on_samples("doctor").stdout
    assert on_samples("summary").returncode == 0
    assert on_samples("migrate").returncode == 0
    database.run(f"MATCH {KEPT} REMOVE n.min_confidence RETURN 1")
    assert "schema version 2" in on_samples("doctor").stdout
