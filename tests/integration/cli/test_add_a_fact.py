"""The kind of fact in docs/add-a-fact.md in a real Neo4j: imported, counted, found, asked, listed and taken out again."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from neo4j import Driver

from tests.add_a_fact import ARTICLE, copy_with_page, run_kg


@pytest.mark.usefixtures("empty_graph")
def test_a_kind_that_is_added_goes_all_the_way(
    tmp_path: Path, neo4j_environment: dict[str, str], driver: Driver
) -> None:
    copy = copy_with_page(tmp_path / "copy")
    file = tmp_path / "prize.json"
    file.write_text(json.dumps(ARTICLE, ensure_ascii=False), encoding="utf-8")
    kg = partial(run_kg, copy, **neo4j_environment)
    assert kg("import", file, "-q").startswith("1 created")
    told = json.loads(kg("stats", "--json", "-q"))
    assert told["nodes"]["Award"] == 1
    assert (told["relationships"]["WINS"], told["relationships"]["GIVEN_BY"]) == (1, 1)
    [hit] = json.loads(kg("search", "年度创新奖", "--type", "award", "--json", "-q"))
    assert (hit["kind"], hit["names"]) == ("Award", ["比亚迪股份有限公司"])
    [row] = json.loads(kg("query", "awards", "-p", "name=比亚迪股份有限公司", "--json", "-q"))
    assert (row["prize"], row["given_by"]) == ("年度创新奖", ["中国汽车工业协会"])
    assert [fact["kind"] for fact in json.loads(kg("summary", "--json", "-q"))["facts"]].count("Award") == 1
    assert "## Awards" in kg("dossier", "比亚迪股份有限公司", "-q")
    assert '"WINS"' in kg("export", "--format", "jsonl", "-q")
    kg("delete", "prize", "-q", "--yes")
    records, _, _ = driver.execute_query("MATCH (n:Award) RETURN count(n) AS left")
    assert records[0]["left"] == 0
