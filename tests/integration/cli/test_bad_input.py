"""Bad input: named with file, record and reason; the rest is in; exit code 1 and one summary line."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

from neo4j import Driver

from tests.integration.cli.conftest import Kg
from tests.processes import PATIENCE_S, running

GOOD = {
    "id": "good",
    "title": "好消息",
    "content": "海川公司宣布，计划到2028年建成两座工厂。",
    "published": "2025-06-01",
}


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def titles(driver: Driver) -> list[str]:
    records, _, _ = driver.execute_query("MATCH (a:Article) RETURN a.title AS title ORDER BY title")
    return [record["title"] for record in records]


def test_broken_files_are_named_and_the_good_one_is_in(kg: Kg, empty_graph: Driver, tmp_path: Path) -> None:
    write(tmp_path / "good.json", json.dumps(GOOD))
    write(tmp_path / "not-json.json", "{title: oops")
    write(tmp_path / "no-content.json", json.dumps({"title": "无"}))
    write(tmp_path / "empty.json", json.dumps({"title": "空", "content": "  "}))
    (tmp_path / "broken.json.gz").write_bytes(gzip.compress(json.dumps(GOOD).encode())[:40])
    (tmp_path / "bytes.json").write_bytes(b'{"title": "\xff\xfe\x81", "content": "\x80\x81\xff"}')
    done = kg("import", tmp_path)
    assert done.returncode == 1
    assert done.stdout == "1 created, 0 changed, 0 deleted, 5 failed, 0 unchanged\n"
    for name in ("not-json.json", "no-content.json", "empty.json", "broken.json.gz", "bytes.json"):
        assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert titles(empty_graph) == ["好消息"]


def test_one_broken_record_of_many_is_named_by_its_line(kg: Kg, empty_graph: Driver, tmp_path: Path) -> None:
    rows = [json.dumps(GOOD | {"id": f"r{n}"}) for n in range(30)]
    rows[11] = rows[11][:-5]
    done = kg("import", write(tmp_path / "many.jsonl", "\n".join(rows)))
    assert done.stdout == "29 created, 0 changed, 0 deleted, 1 failed, 0 unchanged\n"
    assert "12" in done.stderr
    assert len(titles(empty_graph)) == 29


def test_two_contents_under_one_id_are_refused_together(kg: Kg, empty_graph: Driver, tmp_path: Path) -> None:
    write(tmp_path / "a.json", json.dumps(GOOD))
    write(tmp_path / "b.json", json.dumps(GOOD | {"content": "另一篇内容。"}))
    done = kg("import", tmp_path)
    assert (done.returncode, done.stdout) == (1, "0 created, 0 changed, 0 deleted, 2 failed, 0 unchanged\n")
    assert "'good'" in done.stderr
    assert titles(empty_graph) == []


def test_a_title_with_quotes_cypher_and_markup_stays_as_it_is(kg: Kg, empty_graph: Driver, tmp_path: Path) -> None:
    title = "\"'\\ }) DETACH DELETE n // <b>粗 `x` $name"
    done = kg("import", write(tmp_path / "odd.json", json.dumps(GOOD | {"title": title})))
    assert done.returncode == 0, done.stderr
    assert titles(empty_graph) == [title]


def test_control_characters_and_lone_surrogates_do_no_harm(kg: Kg, empty_graph: Driver, tmp_path: Path) -> None:
    content = '"\\u0000\\u0007海川公司计划建厂。\\ud800尾"'
    text = f'{{"id": "odd", "title": "控制", "content": {content}}}'
    done = kg("import", write(tmp_path / "odd.json", text))
    assert done.returncode == 0, done.stderr
    records, _, _ = empty_graph.execute_query("MATCH (a:Article) RETURN a.text AS text")
    assert records[0]["text"].endswith("海川公司计划建厂。\N{REPLACEMENT CHARACTER}尾")
    assert kg("export", "--format", "graphml").returncode == 0


def test_a_report_without_its_article_is_kept_and_said(kg: Kg, empty_graph: Driver, tmp_path: Path) -> None:
    done = kg(
        "import", write(tmp_path / "r.txt", "标题：没有这篇\n---\n1.  时间\n       2025年\n2.  地点\n       上海\n")
    )
    assert (done.returncode, done.stdout) == (0, "1 created, 0 changed, 0 deleted, 0 failed, 0 unchanged\n")
    assert "没有这篇" in done.stderr
    records, _, _ = empty_graph.execute_query("MATCH (c:Claim) RETURN c.text AS text ORDER BY text")
    assert [record["text"] for record in records] == ["2025年", "上海"]


def test_a_later_article_finds_the_report_that_waits_for_it(kg: Kg, empty_graph: Driver, tmp_path: Path) -> None:
    kg("import", write(tmp_path / "r.txt", "标题：好消息\n---\n1.  时间\n       2028年\n2.  地点\n       上海\n"))
    kg("import", write(tmp_path / "a.json", json.dumps(GOOD)))
    records, _, _ = empty_graph.execute_query("MATCH (:Report)-[:REPORTS_ON]->(a:Article) RETURN a.id AS id")
    assert [record["id"] for record in records] == ["good"]


def test_nobody_at_the_address_is_said_within_five_seconds(tmp_path: Path) -> None:
    """Five beside what the program itself takes here, which is more on a busy machine."""
    environment = {"PATH": "", "NEO4J_URI": "bolt://127.0.0.1:9", "KG_HOME": str(tmp_path), "HOME": str(tmp_path)}
    imports = "import neo4j, rich, kg.ask.lookup, kg.cli"

    def seconds(code: str, *arguments: str) -> tuple[float, subprocess.CompletedProcess[str]]:
        started = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True,
            timeout=PATIENCE_S,
        )  # fmt: skip
        return time.monotonic() - started, done

    idle, _ = seconds(imports)
    took, done = seconds("from kg.cli import main; main()", "stats")
    assert done.returncode == 1
    assert "127.0.0.1:9" in done.stderr
    assert "NEO4J_URI" in done.stderr
    assert took < 5 + 5 * idle


def test_a_folder_without_readable_files(kg: Kg, tmp_path: Path) -> None:
    done = kg("import", tmp_path)
    assert (done.returncode, done.stdout) == (1, "0 created, 0 changed, 0 deleted, 1 failed, 0 unchanged\n")
    assert str(tmp_path) in done.stderr


def test_ctrl_c_stops_between_batches_and_says_what_is_in(
    empty_graph: Driver, neo4j_environment: dict[str, str], tmp_path: Path
) -> None:
    rows = [json.dumps(GOOD | {"id": f"r{n}", "content": GOOD["content"] * 20}) for n in range(400)]
    path = write(tmp_path / "many.jsonl", "\n".join(rows))
    with running(neo4j_environment, "import", str(path), "--batch-size", "5") as process:
        while not titles(empty_graph) and process.poll() is None:
            time.sleep(0.05)  # between two looks at the condition
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE_S)
    inside = len(titles(empty_graph))
    assert process.returncode == 1
    assert 0 < inside < 400
    assert out == f"{inside} created, 0 changed, 0 deleted, 0 failed, 0 unchanged\n"
    assert "Interrupted" in err
