from __future__ import annotations

from kg.offline.verifying import make_readers
from kg.verify.claim import ClaimText
from kg.verify.differences import compare, widen
from kg.verify.source import SourceArticle

SOURCE = SourceArticle("海川新材料有限公司已于2025年3月完成工厂的改造。", make_readers(), published="2025-06-01")


def differences(text: str) -> tuple[float, list[tuple[str, str]]]:
    claim = ClaimText(text, SOURCE)
    share, found = compare(claim, (0, len(text)), (0, len(SOURCE.text)))
    wide = [widen(claim, one) for one in found]
    return share, [(text[d.start : d.end], SOURCE.text[d.there_start : d.there_end]) for d in wide]


def test_a_copy_has_no_difference() -> None:
    assert differences(SOURCE.text) == (1.0, [])


def test_both_sides_are_whole_words_and_dates() -> None:
    share, found = differences("海川新材料有限公司已于2025年4月完成仓库的改造。")
    assert share > 0.8
    assert found == [("2025年4月", "2025年3月"), ("仓库", "工厂")]
