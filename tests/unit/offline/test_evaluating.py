from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.confidence import MIN_CONFIDENCE
from kg.errors import LoadError
from kg.models import ArticleEntity, EntityType, Extraction
from kg.nlp.evaluation import read_gold
from kg.offline.evaluating import Readings, dates_right, read_folder, score_rows, source_rows
from kg.offline.extracting import ExtractArticles

pytestmark = pytest.mark.model


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two annotated articles; one entity of the first is annotated with a type that is wrong on purpose."""
    for name, person in (("one", "张明远"), ("two", "赵安国")):
        article = {
            "id": name,
            "title": "远山汽车有限公司开业",
            "content": f"远山汽车有限公司总经理{person}在北京说，公司开业。",
        }
        annotation = {
            "id": name,
            "entities": [
                {"type": "PERSON", "name": person, "mentions": [person]},
                {"type": "COMPANY" if name == "one" else "REGION", "name": "北京", "mentions": ["北京"]},
            ],
            "affiliations": [], "statements": [], "plans": [], "regulations": [],
        }  # fmt: skip
        (tmp_path / f"{name}.article.json").write_text(json.dumps(article), encoding="utf-8")
        (tmp_path / f"{name}.gold.json").write_text(json.dumps(annotation), encoding="utf-8")
    return tmp_path


def test_evaluate_folder_scores_what_is_extracted(gold: Path) -> None:
    errors: list[LoadError] = []
    evaluation = read_folder(gold, ExtractArticles(), errors.append).at(0.0)
    rows = {row.kind: row for row in score_rows(evaluation)}
    assert (rows["PERSON"].found, rows["PERSON"].f1) == (2, 1.0)
    assert rows["REGION"].found == rows["REGION"].wrong == 1
    assert dates_right(evaluation) == (0, 0)
    assert errors == []


def test_a_table_by_source_stands_beside_where_articles_name_more_than_one(gold: Path) -> None:
    alone = CliRunner().invoke(main, ["evaluate", str(gold), "-q"])
    assert "F1 by source" not in alone.stdout
    for name, source in (("one", "wire"), ("two", "notice")):
        path = gold / f"{name}.article.json"
        path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"source": source}), encoding="utf-8")
    rows = {row.source: row for row in source_rows(read_folder(gold, ExtractArticles(), lambda error: None).at(0.0))}
    assert (rows["wire"].articles, rows["wire"].f1["PERSON"], rows["wire"].f1["REGION"]) == (1, 1.0, 0.0)
    assert (rows["notice"].f1["PERSON"], rows["notice"].f1["REGION"]) == (1.0, 1.0)
    assert rows["notice"].macro_f1 > rows["wire"].macro_f1
    printed = CliRunner().invoke(main, ["evaluate", str(gold), "-q"]).stdout
    table = [line.split() for line in printed.split("F1 by source")[1].splitlines()]
    assert ["notice", "1"] in [line[:2] for line in table]
    shown = json.loads(CliRunner().invoke(main, ["evaluate", str(gold), "--json", "-q"]).stdout)
    assert [row["source"] for row in shown["sources"]] == ["notice", "wire"]
    assert all(0 <= row["calibration"] <= 1 for row in shown["scores"][:-1])


def test_an_article_that_cannot_be_read_counts_as_missed(gold: Path) -> None:
    (gold / "one.article.json").write_text('{"id": "one", "title": "远山", "content": ""}', encoding="utf-8")
    errors: list[LoadError] = []
    evaluation = read_folder(gold, ExtractArticles(), errors.append).at(0.0)
    assert evaluation.counts("PERSON").missed == 1


def test_the_command_lists_misses_and_false_alarms_with_their_sentences(gold: Path) -> None:
    done = CliRunner().invoke(main, ["evaluate", str(gold), "--errors"])
    assert done.exit_code == 0
    assert "missed COMPANY  [one]\n  北京\n  in: 远山汽车有限公司总经理张明远在北京说，公司开业。" in done.stdout
    assert "false REGION  [one]" in done.stdout
    shown = json.loads(CliRunner().invoke(main, ["evaluate", str(gold), "--errors", "--json"]).stdout)
    assert {(e["side"], e["kind"], e["record"]) for e in shown["errors"]} >= {("missed", "COMPANY", "北京")}


def test_a_folder_without_annotation_is_one_line(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["evaluate", str(tmp_path)])
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert "no *.gold.json" in done.stderr


def test_the_figures_are_those_of_the_scoring_script(shared: Path, tmp_path: Path) -> None:
    gold = shared / "gold" / "dev"
    extracted = tmp_path / "dev.jsonl"
    articles = [str(path) for path in sorted(gold.glob("*.article.json"))]
    every = json.loads(CliRunner().invoke(main, ["evaluate", str(gold), "--json"]).stdout)
    for bound, table in (("0", every), (str(MIN_CONFIDENCE), every["sure"])):
        extract = ["extract", *articles, "--format", "jsonl", "--out", str(extracted), "--min-confidence", bound]
        assert CliRunner().invoke(main, extract).exit_code == 0
        script = [sys.executable, str(shared / "gold" / "score.py"), str(gold), str(extracted)]
        printed = subprocess.run(script, capture_output=True, text=True, check=True).stdout
        rows = {row["kind"]: row for row in table["scores"]}
        for line in printed.splitlines()[1:10]:
            kind, *figures = line.split()
            assert figures[:3] == [f"{rows[kind][key]:.3f}" for key in ("precision", "recall", "f1")]
        assert f"macro F1 {table['macro_f1']:.3f}" in printed


def test_both_settings_are_printed_and_what_is_at_the_bound_alone_is_false_less_often(gold: Path) -> None:
    extraction = Extraction(id="one", entities=(entity("张明远", 0.9), entity("赵安国", 0.3)))
    readings = Readings(read_gold(gold)[:1], [extraction])
    assert [readings.at(bound).counts("PERSON").wrong for bound in (0.0, 0.3, 0.31)] == [1, 1, 0]
    assert readings.at(0.31).counts("PERSON").found == 1
    printed = CliRunner().invoke(main, ["evaluate", str(gold), "-q", "--min-confidence", "0.99"]).stdout
    every, sure = printed.split("What is at least 0.99 sure (--min-confidence 0.99)")
    assert every.count("calibration") == sure.count("calibration") == 1
    assert "at least" not in CliRunner().invoke(main, ["evaluate", str(gold), "-q", "--min-confidence", "0"]).stdout


def entity(name: str, confidence: float) -> ArticleEntity:
    return ArticleEntity(type=EntityType.PERSON, name=name, mentions=(name,), mention_spans=(), confidence=confidence)
