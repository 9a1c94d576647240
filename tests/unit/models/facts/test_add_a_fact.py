"""The kind of fact in docs/add-a-fact.md, added to a copy of the project as the page stands, is in everything."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.add_a_fact import ARTICLE, blocks, copy_with_page, run, run_kg

WINNER, GIVER = "比亚迪股份有限公司", "中国汽车工业协会"
TEXT = f"{WINNER}荣获{GIVER}颁发的“年度创新奖”"
GOLD = {
    "id": "prize",
    "entities": [],
    "awards": [{"winner": WINNER, "prize": "年度创新奖", "giver": GIVER, "text": TEXT}],
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_with_page(tmp_path_factory.mktemp("copy"))
    (folder / "prize.article.json").write_text(json.dumps(ARTICLE, ensure_ascii=False), encoding="utf-8")
    return folder


def test_the_page_touches_a_class_a_finder_its_test_and_a_query() -> None:
    assert list(blocks()) == [
        "kg/models/facts/award.py",
        "kg/models/facts/__init__.py",
        "kg/nlp/awards.py",
        "tests/unit/nlp/test_awards.py",
        "cypher/read/awards.cypher",
    ]


def test_the_contract_holds_for_it_and_its_own_test_passes(copy: Path) -> None:
    done = run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/unit/nlp/test_awards.py",
               "tests/unit/models/facts/test_contract.py", "-k", "Award or awards or share")  # fmt: skip
    assert done.returncode == 0, done.stdout
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed
    assert int(passed[1]) >= 15  # all of the contract, and its own


@pytest.mark.model
def test_it_is_extracted_printed_drawn_and_measured(copy: Path) -> None:
    file = copy / "prize.article.json"
    (copy / "prize.gold.json").write_text(json.dumps(GOLD, ensure_ascii=False), "utf-8")
    made, printed, graph, measured = run_kg(
        copy,
        ["extract", file, "--format", "jsonl", "-q"],
        ["extract", file, "-q"],
        ["extract", file, "--format", "graphml", "-q"],
        ["evaluate", copy, "--json", "-q"],
    )
    [award] = json.loads(made)["awards"]
    assert (award["winner"], award["prize"], award["giver"]) == (WINNER, "年度创新奖", GIVER)
    assert f"  award        {WINNER}: 年度创新奖 ({GIVER})  (0.90 sure)\n" in printed
    assert all(word in graph for word in ("Award", "WINS", "GIVEN_BY", "年度创新奖"))
    rows = [row for row in json.loads(measured)["scores"] if row["kind"] == "awards"]
    assert [(row["found"], row["wrong"], row["missed"]) for row in rows] == [(1, 0, 0)]
