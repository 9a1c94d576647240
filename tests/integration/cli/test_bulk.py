"""`kg import --bulk`: the graph of an ordinary import, in an empty local database alone, and nothing where it is broken off."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from neo4j import Driver

from kg.settings import Settings
from kg.store.server import stop_server
from tests.integration.conftest import wipe
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


def kg(environment: Mapping[str, str], *arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    command = [sys.executable, "-c", KG_IN_A_TERMINAL, *arguments]
    return subprocess.run(
        command, env=dict(environment), input=given, capture_output=True, text=True, timeout=PATIENCE_S
    )


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


def hash_of(environment: Mapping[str, str]) -> str:
    return last_line(kg(environment, "export", "--format", "canonical", "--hash"))


def test_it_makes_the_graph_of_any_import(
    bulk: tuple[dict[str, str], str], ordinary: tuple[dict[str, str], str]
) -> None:
    """And what comes after it, goes out and is judged makes the same of both."""
    assert bulk[1] == ordinary[1] == "13 created, 0 changed, 0 deleted, 4 failed, 0 unchanged"
    assert hash_of(bulk[0]) == hash_of(ordinary[0])
    for environment in (bulk[0], ordinary[0]):
        deep = kg(environment, "doctor", "--deep")
        assert deep.returncode == 0, deep.stdout
    more = (
        json.dumps({**news(13), "id": "bulk:3"}, ensure_ascii=False) + "\n" + json.dumps(news(14), ensure_ascii=False)
    )
    for environment in (bulk[0], ordinary[0]):
        done = kg(environment, "import", "-", given=more)
        assert last_line(done) == "1 created, 1 changed, 0 deleted, 0 failed, 0 unchanged", done.stderr
        judged = kg(environment, "merge", "海川新材料", "云杉电子", "--type", "company")
        assert judged.returncode == 0, judged.stderr
        assert kg(environment, "delete", "bulk:1", "--yes").returncode == 0
    assert hash_of(bulk[0]) == hash_of(ordinary[0])


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


@pytest.mark.skipif(not SOAK, reason="three starts of a server: by make soak")
def test_killed_beside_a_database_it_leaves_that_as_it_is(tmp_path: Path, corpus: Path) -> None:
    environment = local(tmp_path / "home")
    try:
        assert kg(environment, "neo4j", "up").returncode == 0
        kill_while_it_loads(environment, corpus)
        assert last_line(kg(environment, "query", "MATCH (n:Article) RETURN count(n) AS n", "--format", "csv")) == "0"
        assert last_line(kg(environment, "import", str(corpus), "--bulk")).startswith("13 created, ")
    finally:
        stop_server(Settings(_env_file=None, KG_HOME=tmp_path / "home", NEO4J_URI=None))
