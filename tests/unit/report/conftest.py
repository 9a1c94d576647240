"""Reports on invented articles, read by the extractor that is built in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.models import Article, Extraction
from kg.offline.reading import extract_article
from kg.offline.reporting import report_on
from kg.report import KeyReport
from tests.invented import make_article

TITLE = "砚舟储能拟收购蓝屿电池六成股权"
CONTENT = (
    "澜州砚舟储能科技股份有限公司（以下简称“砚舟储能”）6月14日宣布，公司拟以12.5亿元收购蓝屿电池有限公司60%股权。"
    "砚舟储能董事长顾闻笙表示，公司将在明年于挪威建成首座储能电池工厂。顾闻笙建议，同行共享检测数据，避免重复认证。\n"
    "今年1月至5月，我国储能电池出口85.5万套，同比增长64.6%。业内人士认为，此次收购有望提升储能行业的集中度。\n"
    "欧盟出台的《新电池法》要求电池生产者承担延伸责任。"
)

Reported = Callable[..., tuple[Article, KeyReport]]


def write(content: str, title: str = TITLE, published: str | None = "2025-06-15") -> tuple[Article, KeyReport]:
    """Return an invented article and the report on it."""
    article = make_article("a", content, title=title, published=published)
    extraction = extract_article(article)
    assert isinstance(extraction, Extraction)
    return article, report_on(article, extraction)


@pytest.fixture(scope="session")
def reported() -> Reported:
    """What writes the report on an invented article."""
    return write


@pytest.fixture(scope="session")
def yanzhou() -> tuple[Article, KeyReport]:
    """The article of a purchase, and the report on it."""
    return write(CONTENT)
