from __future__ import annotations

from kg.offline.verifying import check_claim

ARTICLE = "海川新材料有限公司今年投入60亿元，计划到2028年在欧洲开设300家门店。"


def test_another_date_is_a_contradiction() -> None:
    verdict = check_claim(ARTICLE, "海川新材料有限公司计划到2030年在欧洲开设300家门店。", published="2025-06-14")
    (span,) = [span for span in verdict.unsupported if "2030年" in span.text]
    assert "2028年" in (span.should_be or "")


def test_the_year_that_a_word_means_is_the_one_of_the_publication() -> None:
    assert not check_claim(ARTICLE, "今年（即2025年）投入6,000,000,000元。", published="2025-06-14").unsupported
    verdict = check_claim(ARTICLE, "今年（即2024年）投入60亿元。", published="2025-06-14")
    (span,) = [span for span in verdict.unsupported if "2024" in span.text]
    assert span.should_be == "2025年"
