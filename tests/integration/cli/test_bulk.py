"""`kg import --bulk`: the graph of an ordinary import, in an empty local database alone, and nothing where it is broken off."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from neo4j import Driver

from kg.ask.export import read_graph
from kg.graph.observing import observe
from kg.judge.deciding import merge_names
from kg.judge.splitting import By
from kg.models import EntityType
from kg.settings import Settings
from kg.store.connection import open_driver
from kg.store.graph import GraphStore
from kg.store.options import held_from
from kg.store.server import stop_server
from kg.store.version import schema_version
from kg.views.exports import canonical_hash
from kg.write.articles import delete_articles, write_articles
from kg.write.rebuilding import derive_again
from tests.integration.conftest import wipe
from tests.invented import make_article, make_extraction
from tests.processes import KG_IN_A_TERMINAL, PATIENCE_S, running
from tests.soak import SOAK

FIRMS = (
    ("海川新材料股份有限公司", "海川新材料"),
    ("北岚动力科技有限公司", "北岚动力"),
    ("云杉电子有限公司", "云杉电子"),
)


def news(number: int) -> dict[str, str]:
    """Return an invented article; the third of three is a reprint."""
    legal, short = FIRMS[number % 3]
    year, count = 2027 + number % 2, 2 + number // 6
    content = (
        f"{legal}董事长林溪表示，公司计划到{year}年在合肥建成{count}条储能电池生产线。{short}去年实现营业收入{30 + number}亿元，"
        f"同比增长{5 + number}%。根据市场监督管理总局发布的《储能电站安全管理办法》，储能电池企业不得瞒报能耗数据。"
    )
    return {
        "id": f"bulk:{number}",
        "title": f"{short}披露第{number}期进展",
        "content": content,
        "published": f"2026-0{1 + number % 6}-1{number % 10}",
        "source": ("晨报", "晚报")[number % 2],
    }


REPORT = (
    "标题：海川新材料披露第0期进展\n6. 主体行为\n   - 海川新材料股份有限公司计划到2027年在合肥建成2条储能电池生产线\n"
    "   - 海川新材料去年实现营业收入99亿元\n"
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles, repeated ones, bad ones, two of one id, and a report."""
    folder = tmp_path_factory.mktemp("corpus")
    articles = [news(number) for number in range(12)]
    articles += [articles[3], {"id": "bulk:9", "title": "另一篇", "content": "内容不同。"}]
    articles.append({**news(4), "id": "bulk:copy", "source": "商报"})
    lines = [json.dumps(article, ensure_ascii=False) for article in articles]
    (folder / "news.jsonl").write_text("\n".join([*lines, "{not json", '{"id": "empty"}']) + "\n", encoding="utf-8")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    return folder


def kg(environment: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    command = [sys.executable, "-c", KG_IN_A_TERMINAL, *arguments]
    return subprocess.run(command, env=dict(environment), capture_output=True, text=True, timeout=PATIENCE_S)


def last_line(done: subprocess.CompletedProcess[str]) -> str:
    return done.stdout.splitlines()[-1] if done.stdout else done.stderr


def local(home: Path) -> dict[str, str]:
    """Return the environment of a local server of its own."""
    return {**{k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")}, "KG_HOME": str(home)}


def kill_while_it_loads(environment: Mapping[str, str], corpus: Path) -> None:
    """Start an import in bulk, and kill it and Neo4j's tool when that has begun to make the new database."""
    begun = Path(environment["KG_HOME"]) / "neo4j" / "data.loaded"
    with running(environment, "import", str(corpus), "--bulk") as process:
        until = time.monotonic() + PATIENCE_S
        while not begun.exists():
            assert process.poll() is None, process.communicate()[1]
            assert time.monotonic() < until
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def bulk(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, str], str]]:
    """The environment of a home that was filled in bulk, and the last line that the import printed."""
    home = tmp_path_factory.mktemp("bulk") / "家 home"
    environment = local(home)
    kill_while_it_loads(environment, corpus)
    done = kg(environment, "import", str(corpus), "--bulk")
    assert done.returncode == 1, done.stderr  # for the bad ones
    yield environment, last_line(done)
    stop_server(Settings(_env_file=None, KG_HOME=home, NEO4J_URI=None))


@pytest.fixture(scope="module")
def ordinary(
    corpus: Path, driver: Driver, neo4j_settings: Settings, neo4j_environment: dict[str, str]
) -> tuple[dict[str, str], str]:
    """The same of an import article by article."""
    wipe(driver, neo4j_settings)
    done = kg(neo4j_environment, "import", str(corpus))
    assert done.returncode == 1, done.stderr
    return neo4j_environment, last_line(done)


@contextmanager
def store_of(environment: Mapping[str, str]) -> Iterator[GraphStore]:
    """Give the store of a home, or of the server that the environment names."""
    given = {name: environment.get(name) for name in ("NEO4J_URI", "NEO4J_PASSWORD", "KG_HOME")}
    settings = Settings(_env_file=None, **given)  # type: ignore[arg-type]
    with open_driver(settings) as driver:
        yield GraphStore(driver, environment.get("NEO4J_DATABASE"))


def add_judge_and_delete(store: GraphStore) -> None:
    """Put another version of an article in and a new one, judge two names the same, and take an article out."""
    for identifier in ("bulk:3", "after:1"):
        article = make_article(
            identifier, "海川新材料总经理林溪说，海川新材料计划到2027年在合肥建成2条储能电池生产线。"
        )
        said = make_extraction(
            article,
            {EntityType.COMPANY: [("海川新材料",)], EntityType.PERSON: [("林溪",)]},
            affiliations=[("海川新材料总经理林溪", "林溪", "总经理", "海川新材料")],
            plans=[("海川新材料计划到2027年在合肥建成2条储能电池生产线", "海川新材料", "2027")],
        )
        store.write(write_articles([observe(article, said, "test", held_from(store))]))
    store.write(merge_names("海川新材料", "云杉电子", "company", By("tester", "2026-06-01T10:00:00Z")))
    store.write(delete_articles(["bulk:1"]))


def test_it_makes_the_graph_of_any_import(
    bulk: tuple[dict[str, str], str], ordinary: tuple[dict[str, str], str]
) -> None:
    """All of it is derived as it should be, and what comes after, goes out and is judged makes the same of both."""
    assert bulk[1] == ordinary[1] == "13 created, 0 changed, 0 deleted, 4 failed, 0 unchanged"
    with store_of(bulk[0]) as store, store_of(ordinary[0]) as other:
        assert canonical_hash(read_graph(store)) == canonical_hash(read_graph(other))
        assert derive_again(store).holds
        assert schema_version(store) == schema_version(other)
        for each in (store, other):
            add_judge_and_delete(each)
        assert canonical_hash(read_graph(store, internal=True)) == canonical_hash(read_graph(other, internal=True))


def test_a_database_that_is_not_empty_is_refused(bulk: tuple[dict[str, str], str], corpus: Path) -> None:
    done = kg(bulk[0], "import", str(corpus), "--bulk")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "--bulk needs an empty database" in done.stderr


def test_another_server_is_refused(neo4j_environment: dict[str, str], corpus: Path) -> None:
    done = kg({**neo4j_environment, "NEO4J_URI": "bolt://127.0.0.1:1"}, "import", str(corpus), "--bulk")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "NEO4J_URI names another server" in done.stderr


if SOAK:  # three starts of a server; CI skips nothing that it collects

    def test_killed_beside_a_database_it_leaves_that_as_it_is(tmp_path: Path, corpus: Path) -> None:
        environment = local(tmp_path / "home")
        try:
            assert kg(environment, "neo4j", "up").returncode == 0
            kill_while_it_loads(environment, corpus)
            assert (
                last_line(kg(environment, "query", "MATCH (n:Article) RETURN count(n) AS n", "--format", "csv")) == "0"
            )
            assert last_line(kg(environment, "import", str(corpus), "--bulk")).startswith("13 created, ")
        finally:
            stop_server(Settings(_env_file=None, KG_HOME=tmp_path / "home", NEO4J_URI=None))
