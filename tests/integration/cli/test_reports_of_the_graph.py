"""`kg report` of an article by its id, and of an entity over all articles of a time."""

from __future__ import annotations

import json
from pathlib import Path

from tests.integration.cli.conftest import Kg

ARTICLE = "ljcj-20250312-001"


def test_an_article_by_its_id_is_that_of_its_file(on_samples: Kg, samples: Path) -> None:
    by_id = on_samples("report", ARTICLE, "--format", "jsonl")
    from_file = on_samples("report", samples / "01-europe-plan.txt", "--format", "jsonl")
    assert by_id.returncode == 0
    assert json.loads(by_id.stdout) == json.loads(from_file.stdout)


def test_an_id_that_is_not_there(on_samples: Kg) -> None:
    done = on_samples("report", "ljcj-20250312-009")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no article has the id 'ljcj-20250312-009'" in done.stderr


def test_an_entity_comes_with_all_its_sources(on_samples: Kg) -> None:
    [report] = json.loads(on_samples("report", "--about", "砚舟储能", "--format", "json").stdout)
    plans = [line for line in report["lines"] if line["section"] == 6]
    assert plans
    assert max(len({source["article"] for source in line["sources"]}) for line in plans) > 1
    assert all("砚舟" in line["text"] or "公司" in line["text"] for line in plans)
    for line in report["lines"]:
        assert all(source["quote"] for source in line["sources"])


def test_a_time_leaves_out_what_was_published_before(on_samples: Kg) -> None:
    [whole] = json.loads(on_samples("report", "--about", "砚舟储能", "--format", "json").stdout)
    [late] = json.loads(on_samples("report", "--about", "砚舟储能", "--from", "2025-11", "--format", "json").stdout)
    assert 0 < len(late["lines"]) < len(whole["lines"])
    days = {source["published"] for line in late["lines"] for source in line["sources"]}
    assert min(days) >= "2025-11"


def test_as_text_each_source_has_a_number(on_samples: Kg) -> None:
    done = on_samples("report", "--about", "砚舟储能")
    assert "6. 主体行为" in done.stdout
    assert "\n1. 《" in done.stdout


def test_an_unknown_name_offers_what_is_near(on_samples: Kg) -> None:
    done = on_samples("report", "--about", "砚州储能")
    assert (done.returncode, done.stdout) == (2, "")
    assert "砚舟储能" in done.stderr
