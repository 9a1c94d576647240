"""Hostile input as far as the store, on a real Neo4j: each ends as a stored article or a clear refusal.

Afterwards the graph is the one that its articles give (`kg doctor --deep`), and without them it is empty. How many is
counted; in CI a tenth of what `make soak` draws.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from neo4j import Driver

from kg.models import Article
from kg.store.queries import saved_queries
from loaders import LoadOptions, load
from tests.counts import tried
from tests.hostile import cypher_texts, files, judgement_lines, records, tables, whole_texts
from tests.integration.cli.conftest import Kg, hashed
from tests.soak import SOAK
from tests.unit.test_hostile_input import drawn

TENTH = 1 if SOAK else 10
ARTICLES, TABLES, JUDGEMENTS, VALUES, NAMES, QUERIES = (count // TENTH for count in (600, 300, 300, 1000, 500, 300))
BATCH = 50
RIGHT = "a stored article or a refusal that names the file; the graph after is what its articles give, and empty without them"
UNCHANGED = "an answer or a clear refusal; the graph is the same to the byte"
# `?` is the hostile name.
COMMANDS = (
    "show -- ?", "show --json -- ?", "search -- ?", "timeline -- ?", "figures -- ?", "explain -- ?", "dossier -- ?", "report --about ?", "path -- 海川公司 ?",
    "match --type company -- 海川公司 ?", "merge --type company --pending -- 海川公司 ?", "merge --type company -- ? 海川公司", "split -- ? 海川公司",
    "retype --type person -- ?", "reject -- ?", "judgements withdraw -- ?", "delete --yes -- ?", "query -- ?", "view --out view.svg -- ?", "report -- ?",
)  # fmt: skip


@pytest.fixture
def empty(say: Kg, empty_graph: Driver) -> str:
    """The hash of a graph that holds nothing, after a first command."""
    assert say("judgements", "import", "-", stdin="").returncode == 0
    return hashed(say)


def draw_all(count: int, strategy: st.SearchStrategy[Any]) -> list[Any]:
    """Draw so many, to be tried together."""
    found: list[Any] = []

    @drawn(count)
    @given(strategy)
    def collect(value: Any) -> None:
        found.append(value)

    collect()
    return found


def in_batches(contents: list[tuple[str, bytes]], folder: Path) -> Iterator[Path]:
    """Write files, a folder for each batch."""
    for start in range(0, len(contents), BATCH):
        batch = folder / str(start)
        batch.mkdir()
        for number, (name, content) in enumerate(contents[start : start + BATCH]):
            (batch / f"{number}-{name}").write_bytes(content)
        yield batch


def check_imported(kg: Kg, driver: Driver, folder: Path) -> None:
    """Import a folder; what is in afterwards is what it holds, to the character, but for what was refused by name."""
    done = kg("import", folder, "--json")
    told = json.loads(done.stdout)
    assert all(str(folder) in error or "id" in error for error in told["errors"]), told["errors"]
    wanted: dict[str, set[str]] = {}
    for record in load([str(folder)], LoadOptions(), lambda error: None):
        wanted.setdefault(record.id, set()).add(record.text if isinstance(record, Article) else "")
    rows = driver.execute_query("MATCH (a:Article) RETURN a.id AS id, a.text AS text").records
    there = {row["id"]: row["text"] for row in rows}
    for identifier, texts in wanted.items():
        if len(texts) == 1 and next(iter(texts)) and identifier in there:
            assert there[identifier] in texts or told["failed"]
    missing = {i for i, texts in wanted.items() if len(texts) == 1 and next(iter(texts))} - there.keys()
    assert len(missing) <= told["failed"], (missing, told)


def check_right_and_empty_again(kg: Kg, driver: Driver, empty: str) -> None:
    deep = kg("doctor", "--deep", "--json")
    assert deep.returncode == 0, deep.stdout
    ids = [row["id"] for row in driver.execute_query("MATCH (n:Article|Report) RETURN n.id AS id").records]
    for start in range(0, len(ids), 200):
        done = kg("delete", "--yes", "--", *ids[start : start + 200])
        assert done.returncode == 0, done.stderr
    assert hashed(kg) == empty


def test_hostile_files_into_the_store(say: Kg, driver: Driver, empty: str, tmp_path: Path) -> None:
    article = records.map(lambda record: ("x.json", json.dumps({"content": "海川公司计划建厂。", **record}).encode()))
    report = whole_texts.map(
        lambda text: ("r.txt", f"标题：{text}\n---\n1. 时间\n- {text}\n6. 主体行为\n- {text}计划建厂\n".encode())
    )
    contents = draw_all(ARTICLES, st.one_of(article, article, report, files()))
    for folder in in_batches(contents, tmp_path):
        check_imported(say, driver, folder)
    check_right_and_empty_again(say, driver, empty)
    tried("Hostile articles and reports into the store", len(contents), held=RIGHT)


def test_hostile_tables_into_the_store(say: Kg, driver: Driver, empty: str, tmp_path: Path) -> None:
    contents = [("t.parquet", content) for content in draw_all(TABLES, tables())]
    for folder in in_batches(contents, tmp_path):
        check_imported(say, driver, folder)
    check_right_and_empty_again(say, driver, empty)
    tried("Hostile Parquet tables into the store", len(contents), held=RIGHT)


def test_hostile_judgements(say: Kg, hostile_graph: str, tmp_path: Path) -> None:
    drawn_files = draw_all(JUDGEMENTS, st.lists(judgement_lines, max_size=3).map("\n".join))
    path, before = tmp_path / "judgements.jsonl", judged(say)
    for content in drawn_files:
        path.write_text(content, encoding="utf-8")
        say("judgements", "import", path, "--replace")
    assert say("doctor", "--deep", "--json").returncode == 0
    if added := judged(say) - before:
        assert say("judgements", "withdraw", *sorted(added)).returncode == 0
    assert hashed(say) == hostile_graph
    tried(
        "Hostile files of judgements",
        len(drawn_files),
        held=f"all of a file or none; {UNCHANGED} after they are taken back",
    )


def judged(kg: Kg) -> set[str]:
    """Return the ids of all judgements."""
    return {row["id"] for row in json.loads(kg("judgements", "list", "--json").stdout)}


def test_hostile_values_of_saved_queries(say: Kg, hostile_graph: str) -> None:
    saved = sorted(saved_queries().values(), key=lambda query: query.name)
    given_values = st.tuples(st.sampled_from(saved), st.lists(whole_texts, min_size=6, max_size=6))
    drawn_values = draw_all(VALUES, given_values)
    for query, values in drawn_values:
        pairs = zip(query.parameters, values, strict=False)
        given_texts = [part for parameter, value in pairs for part in ("-p", f"{parameter.name}={value}")]
        done = say("query", query.name, *given_texts, "--format", "json")
        if done.returncode == 0:
            json.loads(done.stdout, parse_constant=pytest.fail)
    assert hashed(say) == hostile_graph
    tried("Hostile values of saved queries", len(drawn_values), held=UNCHANGED)


def test_hostile_cypher(say: Kg, hostile_graph: str) -> None:
    queries = draw_all(QUERIES, cypher_texts)
    for text in queries:
        say("query", "--format", "json", "-p", "x=1", "--", f"{text} ")
    assert hashed(say) == hostile_graph
    tried("Hostile Cypher through kg query", len(queries), held=UNCHANGED)


def test_hostile_names_given_to_commands(
    say: Kg, hostile_graph: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    drawn_names = draw_all(NAMES, st.tuples(st.sampled_from(COMMANDS), whole_texts.filter(bool)))
    before = judged(say)
    for command, name in drawn_names:
        say(*(name if part == "?" else part for part in command.split()))
    if added := judged(say) - before:
        say("judgements", "withdraw", *sorted(added))
    assert hashed(say) == hostile_graph
    tried("Hostile names given to commands", len(drawn_names), held=f"{UNCHANGED}, judgements taken back")
