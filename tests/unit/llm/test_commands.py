"""`--extractor llm` on the command line, without a database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from tests.model_server import ModelServer, records, story

pytestmark = pytest.mark.usefixtures("server")
PLAN = "砚舟储能计划在2034年建成3座工厂"


def kg(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    articles = (story("a", "砚舟储能"), story("b", "远山电池", "听话"))
    path.write_text("\n".join(article.model_dump_json() for article in articles), encoding="utf-8")
    return path


def test_extract_tells_where_it_sends_what_it_takes_and_what_is_refused(server: ModelServer, news: Path) -> None:
    done = kg("extract", news, "--extractor", "llm", "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["plans"][0]["text"] for row in rows] == [PLAN, PLAN.replace("砚舟储能", "远山电池")]
    assert all("answers" not in row for row in rows)
    assert f"Articles are sent to {server.url}/ (model m)." in done.stderr
    assert "Language model: 2 calls (0 asked again), 2,000 tokens in, 200 out" in done.stderr
    assert "Refused at the door: 2 record(s): its words do not stand in the article" in done.stderr
    assert done.exit_code == 0


def test_quiet_still_says_where_articles_go(server: ModelServer, news: Path) -> None:
    assert kg("extract", news, "--extractor", "llm", "-q").stderr == f"Articles are sent to {server.url}/ (model m).\n"


def test_an_article_without_an_answer_is_named_and_the_rest_goes_on(news: Path) -> None:
    done = kg("extract", news, "--extractor", "llm", "--max-calls", "1", "--concurrency", "1")
    assert PLAN in done.stdout
    assert "the limit of 1 calls is reached" in done.stderr
    assert "in article b." in done.stderr
    assert done.exit_code == 1


def test_requests_are_printed_answered_elsewhere_and_scored(
    server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KG_LLM_MODEL")
    article = story("a", "砚舟储能")
    (tmp_path / "a.article.json").write_text(article.model_dump_json(), encoding="utf-8")
    gold = {"id": "a", "entities": [], "plans": [{"actor": "砚舟储能", "text": PLAN, "target_date": "2034"}]}
    gold |= {"affiliations": [], "statements": [], "regulations": []}
    (tmp_path / "a.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    printed = kg("extract", tmp_path / "a.article.json", "--extractor", "llm", "--print-requests")
    assert (printed.exit_code, server.asked) == (0, [])
    request = json.loads(printed.stdout)
    assert request["response_format"]["type"] == "json_schema"
    content = records(request["messages"][1]["content"])  # the object itself, not its text
    answers = tmp_path / "answers.jsonl"
    answers.write_text(json.dumps({"id": "a", "request": request["request"], "content": content}), encoding="utf-8")
    scored = kg("evaluate", tmp_path, "--extractor", "llm", "--answers", answers, "--json")
    rows = {row["kind"]: row for row in json.loads(scored.stdout)["scores"]}
    assert (rows["plans"]["found"], rows["plans"]["wrong"], rows["plans"]["missed"]) == (1, 0, 0)
    assert "1 answers were there already" in scored.stderr


def test_a_folder_of_parquet_keeps_the_answers(server: ModelServer, news: Path, tmp_path: Path) -> None:
    folder = tmp_path / "read.parquet"
    assert kg("extract", news, "--extractor", "llm", "--out", folder).exit_code == 0
    assert len(server.asked) == 2
    again = kg("extract", folder, "--extractor", "llm", "--format", "jsonl")
    assert [json.loads(line)["id"] for line in again.stdout.splitlines()] == ["a", "b"]
    assert len(server.asked) == 2  # what is read is there


def test_ray_is_refused_for_it(news: Path, tmp_path: Path) -> None:
    done = kg("extract", news, "--extractor", "llm", "--out", tmp_path / "x.parquet", "--ray", "local")
    assert done.exit_code == 2
    assert "a language model can't be asked on Ray" in done.stderr
