"""A graph that was damaged past kg: `kg doctor --deep` names what is wrong, `--repair` makes it what it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from neo4j import Driver

from kg.settings import Settings
from tests.counts import tried
from tests.damage import DAMAGE, Damage
from tests.integration.cli.conftest import Kg
from tests.soak import SOAK

Cypher = Callable[[str], list[str]]
# Each alone takes four derivations: in CI all at once instead.
ALONE = DAMAGE if SOAK else dict(list(DAMAGE.items())[:1])
ALTERED = ("SET n.text = n.text + '。'", "REMOVE n.text", "SET n.title = '别的'", "SET n.published = 'x'")


@pytest.fixture
def cypher(on_samples: Kg, driver: Driver, neo4j_settings: Settings) -> Cypher:
    """Run a statement on the graph of the samples; give its `key`s."""

    def run(statement: str) -> list[str]:
        done = driver.execute_query(statement, database_=neo4j_settings.neo4j_database)
        return [record["key"] for record in done.records]

    return run


@pytest.fixture(scope="module")
def expected(on_samples: Kg) -> str:
    looked = deep(on_samples)
    assert looked.returncode == 0, looked.stdout
    return hashed(on_samples)


def hashed(kg: Kg) -> str:
    return str(kg("export", "--format", "canonical", "--hash").stdout.splitlines()[-1])


def deep(kg: Kg, *more: str) -> SimpleNamespace:
    return kg("doctor", "--deep", "--json", *more)


@pytest.mark.parametrize("damage", ALONE.values(), ids=ALONE)
def test_damage_is_named_and_mended(on_samples: Kg, expected: str, cypher: Cypher, damage: Damage) -> None:
    assert cypher(damage.statement), "the statement met nothing"
    before = hashed(on_samples)
    assert before != expected
    looked = deep(on_samples)
    assert looked.returncode == 1
    assert hashed(on_samples) == before, "looking changes nothing"
    for word in (*damage.words, "kg doctor --deep --repair` mends it"):
        assert word in looked.stdout, looked.stdout
    mended = deep(on_samples, "--repair")
    assert (mended.returncode, '"subject": "repaired"' in mended.stdout) == (0, True), mended.stdout
    assert hashed(on_samples) == expected
    assert deep(on_samples).returncode == 0


def test_all_kinds_of_damage_at_once_are_named_and_mended(on_samples: Kg, expected: str, cypher: Cypher) -> None:
    met = {name: cypher(damage.statement) for name, damage in DAMAGE.items()}
    assert [name for name, keys in met.items() if not keys] == []
    assert len(met) >= 20
    looked = deep(on_samples)
    assert looked.returncode == 1
    assert {name: [word for word in damage.words if word not in looked.stdout] for name, damage in DAMAGE.items()} == {
        name: [] for name in DAMAGE
    }
    mended = deep(on_samples, "--repair")
    assert mended.returncode == 0, mended.stdout
    assert hashed(on_samples) == expected
    tried(
        "Kinds of damage at once, named and mended",
        len(met),
        held="each named in words; the same graph to the byte after the repair",
    )


def test_what_others_tied_to_the_graph_stays(on_samples: Kg, expected: str, cypher: Cypher) -> None:
    """Another program's note on a company, while something else of the company is mended."""
    cypher(
        "MATCH (n:Company) WITH n ORDER BY n.id LIMIT 1 CREATE (:Note {id: 1})-[:ON]->(n) SET n.caption = 'x' RETURN 1 AS key"
    )
    assert deep(on_samples, "--repair").returncode == 0
    assert hashed(on_samples) == expected
    assert cypher("MATCH (n:Note)-[:ON]->(c:Company) DETACH DELETE n RETURN c.id AS key")


def test_an_article_that_is_gone_is_said_and_comes_back_by_its_import(
    on_samples: Kg, expected: str, cypher: Cypher, samples: Path
) -> None:
    gone = cypher("MATCH (n:Article) WITH n ORDER BY n.id LIMIT 1 WITH n, n.id AS key DETACH DELETE n RETURN key")[0]
    looked = deep(on_samples, "--repair")
    assert looked.returncode == 1
    assert f"the article {gone} is gone, though what was read in it is here: `kg import` of the file" in looked.stdout
    assert deep(on_samples).returncode == 0, "what it left is gone too"
    assert on_samples("import", samples).returncode == 0
    assert hashed(on_samples) == expected


@pytest.mark.parametrize("do", ALTERED if SOAK else ALTERED[:1])
def test_an_article_that_was_altered_is_said_until_its_import(
    on_samples: Kg, expected: str, cypher: Cypher, samples: Path, do: str
) -> None:
    altered = cypher(f"MATCH (n:Article) WITH n ORDER BY n.id LIMIT 1 {do} RETURN n.id AS key")[0]
    for more in ((), ("--repair",), ()):
        looked = deep(on_samples, *more)
        assert looked.returncode == 1
        assert f"the article {altered}" in looked.stdout
        assert "`kg import` of the file that it came from" in looked.stdout
    imported = on_samples("import", samples)
    assert (imported.returncode, imported.stdout) == (0, "0 created, 1 changed, 0 deleted, 0 failed, 9 unchanged\n")
    assert hashed(on_samples) == expected
    assert deep(on_samples).returncode == 0


def test_a_repair_needs_a_look(on_samples: Kg) -> None:
    refused = on_samples("doctor", "--repair")
    assert refused.returncode == 2
    assert "--repair needs --deep" in refused.stderr
