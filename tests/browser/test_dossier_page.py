"""The dossier as HTML: one sheet of A4 however much is known, in real Chromium."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from playwright.sync_api import Page
from pypdf import PdfReader

from kg.views.dossier import Dossier
from kg.views.dossier_formats import render_html
from kg.views.dossier_page import make_page
from kg.views.ties import Party, Source, Tie

FIRM, BOSS = Party("company:甲", "远山储能", "company", ("远山",), 90), Party("person:乙", "温故", "person")
TEXT = "公司计划到2027年在欧洲建成三座储能电池工厂，形成每年二十吉瓦时的产能，并带动当地就业"


def much() -> Dossier:
    """Return a dossier with sixty facts of each kind, each of a source of its own."""
    ties = []
    for n in range(60):
        day = f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}"
        roles = {"plan": "PLANS", "statement": "STATES", "figure": "REPORTED"}
        for kind, role in roles.items():
            source = Source(
                f"{kind}-{n}", "远山储能公布欧洲计划", 0, len(TEXT), TEXT, published=day, outlet="某某财经日报"
            )
            ties.append(Tie(f"{kind}{n}", kind, TEXT, ((FIRM.id, role),), (source,), verb="表示", due="2027", confidence=0.9,
                            indicator=f"营业收入{n}", value="12.5亿元", period="2025-Q1"))  # fmt: skip
        source = Source(f"post-{n}", "人事", 0, 4, "某职", published=day)
        ties.append(
            Tie(f"post{n}", "affiliation", "职", ((BOSS.id, "HOLDS"), (FIRM.id, "AT")), (source,), title=f"副总裁{n}")
        )
    return Dossier(FIRM, ties, {BOSS.id: BOSS})


def test_it_is_one_sheet_of_paper(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "dossier.html"
    path.write_text(render_html(make_page(much(), date(2026, 1, 1))), encoding="utf-8")
    page.goto(path.as_uri())
    assert page.locator("h2").all_inner_texts() == ["Figures", "Plans", "Statements", "Posts", "Sources"]
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) == 1
