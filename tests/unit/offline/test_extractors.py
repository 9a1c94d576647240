"""Extractors of others: found by their entry points, grounded, versioned, in this process and in several."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.errors import LoadError, UsageError
from kg.models import Article, Extraction
from kg.nlp.version import extractor_version
from kg.offline.extracting import ExtractArticles
from kg.offline.extractors import known_extractors
from tests.conftest import ROOT

ARTICLE = Article(id="a", title="建厂", content="砚舟储能计划明年在挪威建厂，维德兰能源参股。")
LYING = """
from kg.models import Article, Extraction, Plan

class Lying:
    version = "7"
    def extract(self, article):
        plan = Plan(text="建一百座工厂", start=0, end=6, actor="砚舟储能")
        return Extraction.of_article("another", (), [plan])

class Wrong:
    version = "1"
    def extract(self, article):
        return {"plans": []}

def broken():
    raise RuntimeError("no key")

class NoVersion:
    def extract(self, article):
        return None
"""


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages with real entry points: the one of docs/python.md, and some that do wrong."""
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    [module] = re.findall(r'```python\n(""".*?)```', page, re.DOTALL)
    [entry] = re.findall(r'entry-points."news_kg.extractors"\]\n(.*?)```', page, re.DOTALL)
    (tmp_path / "firms_and_plans.py").write_text(module, encoding="utf-8")
    (tmp_path / "lying.py").write_text(LYING, encoding="utf-8")
    info = tmp_path / "firms_and_plans-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: firms-and-plans\nVersion: 1\n", encoding="utf-8")
    points = entry.replace('"', "") + "".join(f"{n} = lying:{n}\n" for n in ("Lying", "Wrong", "broken", "NoVersion"))
    (info / "entry_points.txt").write_text(f"[news_kg.extractors]\n{points}", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "firms_and_plans", raising=False)
    monkeypatch.delitem(sys.modules, "lying", raising=False)
    monkeypatch.setattr("kg.offline.reading._loaded", {})


def extract(folder: Path, *options: str) -> Result:
    (folder / "article.json").write_text(ARTICLE.model_dump_json(include={"id", "title", "content"}), encoding="utf-8")
    return CliRunner().invoke(main, ["extract", str(folder / "article.json"), "--format", "jsonl", *options])


def test_the_example_of_the_page_reads_by_its_name(tmp_path: Path) -> None:
    assert known_extractors()[0] == "builtin"
    done = extract(tmp_path, "--extractor", "firms")
    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)
    assert [entity["name"] for entity in found["entities"]] == ["砚舟储能", "维德兰能源"]
    assert [(plan["actor"], plan["text"]) for plan in found["plans"]] == [("砚舟储能", "砚舟储能计划明年在挪威建厂")]


def test_it_reads_in_other_processes_by_its_name() -> None:
    other = ARTICLE.model_copy(update={"id": "b"})
    with ExtractArticles(workers=2, extractor="firms") as extract:
        found = list(extract([ARTICLE, other]))
    assert [each.id for each in found if isinstance(each, Extraction)] == ["a", "b"]
    assert extract.how.version == "firms:1"


def test_an_object_reads_here_alone() -> None:
    import firms_and_plans  # type: ignore[import-not-found]

    reader = firms_and_plans.FirmsAndPlans()
    with ExtractArticles(extractor=reader) as extract:
        [found] = extract([ARTICLE])
    assert isinstance(found, Extraction)
    assert len(list(found.facts())) == 1
    assert (extract.how.version, extract.how.extractor) == ("FirmsAndPlans:1", "FirmsAndPlans")
    with pytest.raises(UsageError, match="other processes"):
        ExtractArticles(workers=2, extractor=reader)


def test_the_version_of_the_one_that_is_built_in_has_no_name() -> None:
    how = ExtractArticles().how
    assert (how.version, how.extractor) == (extractor_version(), "builtin")


def test_what_does_not_stand_in_the_article_is_left_out_and_told(tmp_path: Path) -> None:
    with ExtractArticles(extractor="Lying") as extract_articles:
        [found] = extract_articles([ARTICLE])
    assert found == Extraction(id="a")
    assert len(extract_articles.refused) == 1
    done = extract(tmp_path, "--extractor", "Lying")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["plans"] == []
    assert "1 record(s) of the extractor do not stand in their articles: left out" in done.stderr
    assert "建一百座工厂" in done.stderr


def test_what_gives_no_extraction_fails_its_article() -> None:
    with ExtractArticles(extractor="Wrong") as extract_articles:
        [found] = extract_articles([ARTICLE])
    assert isinstance(found, LoadError)
    assert "gave dict and no Extraction" in str(found)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("firm", "Did you mean firms? There are: builtin, "),
        ("broken", "can't be loaded (RuntimeError('no key'))"),
        ("NoVersion", "'NoVersion' is no extractor"),
    ],
)
@pytest.mark.parametrize("command", ["extract", "import", "evaluate"])
def test_an_extractor_that_is_not_there_is_told_before_anything_is_done(
    tmp_path: Path, command: str, name: str, told: str
) -> None:
    done = CliRunner().invoke(main, [command, str(tmp_path), "--extractor", name])
    assert done.exit_code != 0
    assert told in (done.stderr or str(done.exception))
