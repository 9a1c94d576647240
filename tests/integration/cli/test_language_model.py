"""`--extractor llm` on a real graph: answers are observations, asked for once, kept, and read again without asking."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver

from kg.models import Article
from kg.settings import Settings
from tests.integration.cli.conftest import Kg
from tests.integration.conftest import wipe
from tests.model_server import ModelServer, model_server, story

HASH = ("export", "--format", "canonical", "--hash")


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running


def environment(server: ModelServer) -> dict[str, str]:
    return {"OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": "", "KG_LLM_MODEL": "m"}


def write(path: Path, *articles: Article) -> Path:
    path.write_text("\n".join(article.model_dump_json() for article in articles), encoding="utf-8")
    return path


def test_answers_are_kept_and_asked_for_again_only_on_request(
    kg: Kg, server: ModelServer, empty_graph: Driver, neo4j_settings: Settings, tmp_path: Path
) -> None:
    news = write(
        tmp_path / "news.jsonl", story("a", "砚舟储能"), story("b", "远山电池"), story("c", "澜岳科技", "胡说")
    )
    done = kg("import", news, "--extractor", "llm", **environment(server))
    assert (done.returncode, done.stdout) == (1, "2 created, 0 changed, 0 deleted, 1 failed, 0 unchanged\n")
    assert f"Articles are sent to {server.url}/ (model m)." in done.stderr
    assert "article c" in done.stderr
    assert "5 calls (2 asked again)" in done.stderr
    # nothing is asked again, though no model is named
    news = write(tmp_path / "news.jsonl", story("a", "砚舟储能"), story("b", "远山电池"))
    again = kg("import", news, "--extractor", "llm", KG_LLM_MODEL="")
    assert again.stdout == "0 created, 0 changed, 0 deleted, 0 failed, 2 unchanged\n"
    hashed = kg(*HASH).stdout
    # another version of the door reads the kept answers
    empty_graph.execute_query("MATCH (x:_Extraction) SET x.extractor = 'llm:older'")
    refreshed = kg("refresh", KG_LLM_MODEL="")
    assert refreshed.stdout.startswith("0 created, 2 changed"), refreshed.stderr
    assert kg(*HASH).stdout == hashed
    assert len(server.asked) == 5
    assert kg("doctor", "--deep").returncode == 0
    # a backup has the answers, and restores without asking
    assert kg("backup", tmp_path / "graph.kgz").returncode == 0
    wipe(empty_graph, neo4j_settings)
    restored = kg("restore", tmp_path / "graph.kgz", KG_LLM_MODEL="")
    assert restored.returncode == 0, restored.stderr
    assert kg(*HASH).stdout == hashed
    kept = empty_graph.execute_query("MATCH (x:_Extraction {id: 'a'}) RETURN x.json AS json").records[0]["json"]
    [answer] = json.loads(kept)["answers"]
    assert answer["model"] == "m"
    assert answer["asked"]
    assert len(server.asked) == 5
    # on request it asks, and says what that took
    asked = kg("refresh", "--ask-again", **environment(server))
    assert asked.returncode == 0, asked.stderr
    assert "2 calls" in asked.stderr
    assert len(server.asked) == 7  # new answers are new observations: only what is stored with them differs
    plans = empty_graph.execute_query("MATCH (p:Plan) RETURN p.text AS text ORDER BY text").records
    assert [row["text"] for row in plans] == ["砚舟储能计划在2034年建成3座工厂", "远山电池计划在2034年建成3座工厂"]


def test_facts_of_both_extractors_meet(kg: Kg, server: ModelServer, empty_graph: Driver, tmp_path: Path) -> None:
    kg("import", write(tmp_path / "a.jsonl", story("a", "砚舟储能")), "--extractor", "llm", **environment(server))
    kg("import", write(tmp_path / "b.jsonl", story("b", "砚舟储能", "另一条消息", "2031-04-01")))
    rows = empty_graph.execute_query(
        "MATCH (c:Company)-[:PLANS]->(p:Plan)-[:EVIDENCED_BY]->(a:Article) "
        "RETURN c.name AS firm, p.target_date AS day, collect(a.id) AS articles"
    ).records
    assert [(r["firm"], r["day"], sorted(r["articles"])) for r in rows] == [("砚舟储能", "2034", ["a", "b"])]


def test_requests_are_printed_and_answers_made_elsewhere_imported(kg: Kg, tmp_path: Path, server: ModelServer) -> None:
    news = write(tmp_path / "news.jsonl", story("a", "砚舟储能"), story("b", "远山电池"))
    printed = kg("import", news, "--extractor", "llm", "--print-requests", KG_LLM_MODEL="")
    requests = [json.loads(line) for line in printed.stdout.splitlines()]
    assert [request["id"] for request in requests] == ["a", "b"]
    content = {"entities": [{"type": "COMPANY", "name": "砚舟储能", "mentions": []}]}
    answer = {"id": "a", "request": requests[0]["request"], "content": json.dumps(content)}
    (tmp_path / "answers.jsonl").write_text(json.dumps(answer), encoding="utf-8")
    done = kg("import", news, "--extractor", "llm", "--answers", tmp_path / "answers.jsonl", KG_LLM_MODEL="")
    assert done.stdout == "1 created, 0 changed, 0 deleted, 1 failed, 0 unchanged\n"
    assert requests[1]["request"] in done.stderr
    assert server.asked == []
