"""The samples are what samples/README.md says: containers, lengths, the reprint, the planted errors."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
FIELDS = {"id", "title", "content", "published", "source", "url", "author"}
PLANTED = (
    ("推迟至2028年6月", "推迟至2027年6月"),
    ("总投资增加到57亿元", "总投资增加到75亿元"),
    ("裴若川说：“我们尊重砚舟的决定", "埃里克·松德拜说"),
)


def read_articles() -> dict[str, dict[str, Any]]:
    records = [
        json.loads((SAMPLES / name).read_text("utf-8")) for name in ("01-europe-plan.txt", "02-safety-rules.json")
    ]
    records += json.loads((SAMPLES / "03-harbour-base.json").read_text("utf-8"))
    records += map(json.loads, (SAMPLES / "04-posts-and-revision.jsonl").read_text("utf-8").splitlines())
    with zipfile.ZipFile(SAMPLES / "05-reprint-and-forum.zip") as archive:
        records += [json.loads(archive.read(name)) for name in archive.namelist()]
    return {record["id"]: record for record in records}


def test_samples_hold_eight_articles_of_wire_length() -> None:
    articles = read_articles()
    assert len(articles) == 8
    for article in articles.values():
        assert set(article) == FIELDS
        assert 400 <= len(article["content"]) <= 1200
        assert article["source"].endswith("（虚构）")


def test_samples_reprint_differs_only_in_its_opening() -> None:
    articles = read_articles()
    first, reprint = articles["ljcj-20250312-001"], articles["cnjs-20250313-017"]
    assert first["content"] != reprint["content"]
    assert first["content"].split("\n")[1:] == reprint["content"].split("\n")[1:]
    assert first["source"] != reprint["source"]


def test_samples_zip_is_rebuilt_to_the_byte() -> None:
    stored = (SAMPLES / "05-reprint-and-forum.zip").read_bytes()
    rebuilt = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(stored)) as source, zipfile.ZipFile(rebuilt, "w") as target:
        for name in sorted(source.namelist()):
            member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            member.create_system, member.external_attr = 3, 0o644 << 16
            target.writestr(member, source.read(name))
    assert rebuilt.getvalue() == stored


@pytest.mark.parametrize(("wrong", "right"), PLANTED)
def test_samples_planted_error_is_in_the_report_and_not_in_the_article(wrong: str, right: str) -> None:
    report = (SAMPLES / "07-report-revised-plan.txt").read_text("utf-8")
    article = read_articles()["ljcj-20251120-003"]["content"]
    assert wrong in report
    assert wrong not in article
    assert right in article


@pytest.mark.parametrize("name", ["06-report-safety-rules.txt", "07-report-revised-plan.txt"])
def test_samples_report_has_twelve_sections_and_an_article(name: str) -> None:
    lines = (SAMPLES / name).read_text("utf-8").splitlines()
    assert [int(line.split(".")[0]) for line in lines if line[0].isdigit()] == list(range(1, 13))
    headline = next(line.removeprefix("标题：") for line in lines if line.startswith("标题："))
    assert headline in {article["title"] for article in read_articles().values()}
