"""The kind of fact in docs/add-a-fact.md in a real Neo4j: imported, counted, found, asked, listed and taken out again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.add_a_fact import ARTICLE, copy_with_page, run_kg


@pytest.mark.usefixtures("empty_graph")
def test_a_kind_that_is_added_goes_all_the_way(tmp_path: Path, neo4j_environment: dict[str, str]) -> None:
    copy = copy_with_page(tmp_path / "copy")
    file = tmp_path / "prize.json"
    file.write_text(json.dumps(ARTICLE, ensure_ascii=False), encoding="utf-8")
    made, stats, hits, rows, summary, dossier, exported, _, left = run_kg(
        copy,
        ["import", file, "-q"],
        ["stats", "--json", "-q"],
        ["search", "年度创新奖", "--type", "award", "--json", "-q"],
        ["query", "awards", "-p", "name=比亚迪股份有限公司", "--format", "json", "-q"],
        ["summary", "--json", "-q"],
        ["dossier", "比亚迪股份有限公司", "-q"],
        ["export", "--format", "jsonl", "-q"],
        ["delete", "prize", "-q", "--yes"],
        ["stats", "--json", "-q"],
        **neo4j_environment,
    )
    assert made.startswith("1 created")
    told = json.loads(stats)
    assert told["nodes"]["Award"] == 1
    assert (told["relationships"]["WINS"], told["relationships"]["GIVEN_BY"]) == (1, 1)
    [hit] = json.loads(hits)
    assert (hit["kind"], hit["names"]) == ("Award", ["比亚迪股份有限公司"])
    [row] = json.loads(rows)
    assert (row["prize"], row["given_by"]) == ("年度创新奖", ["中国汽车工业协会"])
    assert [fact["kind"] for fact in json.loads(summary)["facts"]].count("Award") == 1
    assert "## Awards" in dossier
    assert '"WINS"' in exported
    assert "Award" not in json.loads(left)["nodes"]
