"""A graph that was damaged past kg: `kg doctor --deep` names what is wrong, `--repair` makes it what it was."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from neo4j import Driver

from kg.settings import Settings
from tests.integration.cli.conftest import Kg

# What is done to the graph, and words that its sentence must have. `$key` stands for what the first line returned.
DAMAGE: dict[str, tuple[str, tuple[str, ...]]] = {
    "a plan is deleted": ("MATCH (p:Plan) WITH p ORDER BY p.id LIMIT 1 WITH p, p.id AS key DETACH DELETE p RETURN key", ("the plan", "is missing")),
    "a statement's article is lost": ("MATCH (s:Statement)-[r:EVIDENCED_BY]->() WITH s, r ORDER BY s.id LIMIT 1 DELETE r RETURN s.id AS key", ("the statement", "lacks its relationship EVIDENCED_BY to the article")),
    "an entity is deleted": ("MATCH (e:Company) WITH e ORDER BY e.id LIMIT 1 WITH e, e.id AS key DETACH DELETE e RETURN key", ("the company", "is missing")),
    "an entity is renamed": ("MATCH (e:Company) WITH e ORDER BY e.id LIMIT 1 SET e.name = '别的公司' RETURN e.id AS key", ("the company", "its name is 《别的公司》 in place of")),
    "an entity has another id": ("MATCH (e:Person) WITH e ORDER BY e.id LIMIT 1 SET e.id = 'person:无人' RETURN e.id AS key", ("is there, and nothing bears it out",)),
    "an entity is of another type": ("MATCH (e:Person) WITH e ORDER BY e.id LIMIT 1 SET e:Company RETURN e.id AS key", ("was changed: it is", "in place of")),
    "a spelling is deleted": ("MATCH (n:Name) WITH n ORDER BY n.id LIMIT 1 WITH n, n.id AS key DETACH DELETE n RETURN key", ("the spelling", "is missing")),
    "two spellings are tied": ("MATCH (n:Name {type: 'COMPANY'}) WITH n ORDER BY n.id LIMIT 2 WITH collect(n) AS ns WITH ns[0] AS a, ns[1] AS b MERGE (a)-[:SAME_AS {rule: 'x', score: 1.0, reasons: []}]->(b) RETURN a.id AS key", ("the spelling", "SAME_AS")),
    "an extraction is deleted": ("MATCH (x:Extraction) WITH x ORDER BY x.id LIMIT 1 WITH x, x.id AS key DETACH DELETE x RETURN key", ("what was read in the article", "is missing or changed")),
    "an extraction is changed": ("MATCH (x:Extraction) WITH x ORDER BY x.id LIMIT 1 SET x.json = replace(x.json, '公司', '公厮') RETURN x.id AS key", ("what was read in the article", "is missing or changed")),
    "an extraction is no JSON": ("MATCH (x:Extraction) WITH x ORDER BY x.id LIMIT 1 SET x.json = left(x.json, 50) RETURN x.id AS key", ("what was read in the article", "is missing or changed")),
    "a plan is changed": ("MATCH (p:Plan) WITH p ORDER BY p.id LIMIT 1 SET p.text = '不再建厂', p.target_date = '2099' RETURN p.id AS key", ("the plan", "its text is 《不再建厂》", "its target_date is 《2099》")),
    "a plan says more": ("MATCH (p:Plan) WITH p ORDER BY p.id LIMIT 1 SET p.approved = true RETURN p.id AS key", ("its approved is True in place of nothing",)),
    "a relationship is stray": ("MATCH (e:Company), (p:Plan) WHERE NOT (e)-[:PLANS]->(p) WITH e, p ORDER BY e.id, p.id LIMIT 1 CREATE (e)-[:PLANS]->(p) RETURN e.id AS key", ("has its relationship PLANS to the plan", "which nothing bears out")),
    "a fact is made up": ("CREATE (f:Fact:Plan {id: 'fact:0000000000000000', text: '编造的计划', caption: '编造', search_text: '编造'}) RETURN f.id AS key", ("the plan 《编造的计划》", "is there, and nothing bears it out")),
    "a mention is lost": ("MATCH (a:Article)-[m:MENTIONS]->(e) WITH a, m ORDER BY a.id, e.id LIMIT 1 DELETE m RETURN a.id AS key", ("the article", "lacks its relationship MENTIONS")),
    "a mention is elsewhere": ("MATCH (a:Article)-[m:MENTIONS]->(e) WITH a, m ORDER BY a.id, e.id LIMIT 1 SET m.starts = [0] RETURN a.id AS key", ("MENTIONS",)),
    "an article's caption": ("MATCH (a:Article) WITH a ORDER BY a.id LIMIT 1 SET a.caption = 'x' RETURN a.id AS key", ("the article", "its caption is 《x》")),
    "a claim is deleted": ("MATCH (c:Claim) WITH c ORDER BY c.id LIMIT 1 WITH c, c.id AS key DETACH DELETE c RETURN key", ("the claim", "is missing")),
    "a verdict is changed": ("MATCH (c:Claim {verdict: 'supported'}) WITH c ORDER BY c.id LIMIT 1 SET c.verdict = 'contradicted' RETURN c.id AS key", ("the claim", "its verdict is 《contradicted》 in place of 《supported》")),
    "keys are deleted": ("MATCH ()-[:HAS_KEY]->(k) WITH DISTINCT k ORDER BY k.id LIMIT 3 WITH k, k.id AS key DETACH DELETE k RETURN key", ()),
}  # fmt: skip


@pytest.fixture
def damaged(on_samples: Kg, driver: Driver, neo4j_settings: Settings) -> Any:
    """Run a statement on the graph of the samples."""

    def run(statement: str) -> list[Any]:
        return driver.execute_query(statement, database_=neo4j_settings.neo4j_database).records

    return run


@pytest.fixture(scope="module")
def expected(on_samples: Kg) -> str:
    assert deep(on_samples).returncode == 0, deep(on_samples).stdout
    return hashed(on_samples)


def hashed(kg: Kg) -> str:
    return str(kg("export", "--format", "canonical", "--hash").stdout.splitlines()[-1])


def deep(kg: Kg, *more: str) -> SimpleNamespace:
    return kg("doctor", "--deep", *more)


@pytest.mark.parametrize(("statement", "words"), DAMAGE.values(), ids=DAMAGE)
def test_damage_is_named_and_mended(
    on_samples: Kg, expected: str, damaged: Any, statement: str, words: tuple[str, ...]
) -> None:
    keys = [record["key"] for record in damaged(statement)]
    assert keys, "the statement met nothing"
    before = hashed(on_samples)
    assert before != expected
    looked = deep(on_samples)
    assert looked.returncode == 1
    assert hashed(on_samples) == before, "looking changes nothing"
    for word in (*words, keys[0], "kg doctor --deep --repair` mends it"):
        assert word in looked.stdout, looked.stdout
    mended = deep(on_samples, "--repair")
    assert "repaired: " in mended.stdout
    assert hashed(on_samples) == expected
    assert deep(on_samples).returncode == 0
