from __future__ import annotations

from kg.verify.html import article_stretches, report_pieces
from kg.verify.reasons import Reason
from kg.verify.report import ClaimCheck
from kg.verify.verdict import Evidence, SpanCheck

TEXT = "开头。投入80亿元。结尾"
CLAIM = ClaimCheck(
    start=3, end=9, text="投入80亿元", section="要点", verdict="contradicted", because=(Reason(code="nothing"),),
    spans=(SpanCheck(start=2, end=6, text="80亿元", verdict="contradicted", kind="number", because=Reason(code="nothing")),),
    evidence=(Evidence(start=2, end=4, quote="乙丙"),),
)  # fmt: skip


def test_the_pieces_of_a_report_are_its_text() -> None:
    pieces = list(report_pieces(TEXT, [CLAIM]))
    assert "".join(piece.text for piece in pieces) == TEXT
    assert [piece.text for piece in pieces if piece.span] == ["80亿元"]


def test_an_article_is_cut_at_edges_of_evidence() -> None:
    assert [each.text for each in article_stretches("甲乙丙丁戊", [CLAIM])] == ["甲乙", "丙丁", "戊"]
