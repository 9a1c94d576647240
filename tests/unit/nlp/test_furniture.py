"""What a portal puts around a text is left out of what is read; what only looks like it is read."""

from __future__ import annotations

import pytest

from kg.models import Article, Extraction
from kg.nlp.furniture import find_furniture, mask_furniture
from kg.nlp.pipeline import BuiltinExtractor

TITLE = "岚川集团公布建厂安排"
BODY = "岚川集团董事长李明远表示，公司将在2027年投资12亿元建设新工厂。"
PLAN = "公司将在2027年投资12亿元建设新工厂"


def read(extractor: BuiltinExtractor, content: str, title: str = TITLE) -> Extraction:
    article = Article(id="a", title=title, content=content, published="2025-03-01", published_basis="field")
    extraction = extractor.extract(article)
    for fact in extraction.facts():
        assert article.text[fact.start : fact.end] == fact.text
    for entity in extraction.entities:
        assert all(article.text[span.start : span.end] == span.surface for span in entity.mention_spans)
    return extraction


AROUND = [
    ("", "\n来源：苍云晚报"),
    ("来源：苍云财经网\n", ""),
    ("2025-03-01 09:20\n来源：苍云新闻网\n字号：大 中 小\n打印 | 收藏 | 关闭\n", ""),
    ("首页 > 新闻 > 产业 > 正文\n", ""),
    ("当前位置：首页 > 财经 > 正文\n", ""),
    ("", "\n相关阅读：\n北坞股份将在2026年收购三家工厂\n远山汽车计划投资30亿元建厂"),
    ("", "\n【延伸阅读】\n北坞股份：公司将在2026年发行10亿元债券\n"),
    ("", "\n推荐阅读\n远山汽车总裁王立群：明年将推出五款新车"),
    ("", "\n相关新闻：北坞股份将在2026年收购三家工厂"),
    ("", "相关阅读：北坞股份将在2026年收购三家工厂 远山汽车计划投资30亿元建厂"),
    ("", "\n上一篇：北坞股份将投资20亿元扩产\n下一篇：远山汽车计划明年上市"),
    ("", "\n上一页 1 2 3 下一页"),
    ("", "\n第1页 共3页"),
    ("", "\n版权声明：本文版权归苍云网所有，未经许可不得转载。本网将在收到通知后三日内删除相关内容。"),
    ("", "\n免责声明：本文仅代表作者个人观点，与本网无关，据此操作，风险自担。"),
    ("", "风险提示：本公司将在法律允许的范围内承担责任。据此操作，风险自担。"),
    ("", "\n以上内容仅供参考，不构成投资建议。投资有风险，投资需谨慎。"),
    ("", "\n扫码关注苍云财经公众号，每天将为您推送十条要闻"),
    ("", "\n长按二维码，关注北坞投资俱乐部，免费领取价值980元的课程"),
    ("", "\n点击查看更多精彩内容，北坞证券将赠送100元红包"),
    ("股市震荡，该如何布局？【立即开户，领取福利】\n", ""),
    ("", "\nvar _hmt = _hmt || [];\n(function() {\n  var hm = document.createElement('script');\n})();"),
    ("", "\n.article-body{margin:0;color:#333}\n#footer { width: 980px; }"),
    ("", '\n{"id": 20250301, "title": "北坞股份将投资20亿元", "channel": "finance"}'),
    ("", "var _hmt = _hmt || []; .share{float:left}"),
    ("", "\n分享到：微信 微博 QQ空间\n返回顶部\n网友评论"),
    ("", "\n未经苍云财经书面授权，不得以任何方式转载、摘编本文。苍云财经保留追究侵权者法律责任的权利。"),
    ("", "\n热门推荐\n北坞股份：总经理赵启明将于5月离任\n点击排行\n远山汽车将发行20亿元债券\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), AROUND)
def test_nothing_is_read_from_what_stands_around_the_news(extractor: BuiltinExtractor, before: str, after: str) -> None:
    extraction = read(extractor, before + BODY + after)
    assert [plan.text for plan in extraction.plans] == [PLAN]
    assert [statement.text for statement in extraction.statements] == [PLAN]
    assert {entity.name for entity in extraction.entities} == {"岚川集团", "李明远"}
    assert extraction.regulations == ()


DESK = [
    "\n责任编辑：周晓棠", "\n（责任编辑：周晓棠）", "（责任编辑：周晓棠）", "责任编辑：周晓棠", "\n责编：周晓棠 审核：周晓棠",
    "\n【我要纠错】责任编辑：周晓棠", "\n来源：苍云网\n责任编辑：周晓棠\n相关阅读\n北坞股份将投资20亿元建厂",
]  # fmt: skip


@pytest.mark.parametrize("after", DESK)
def test_the_desk_is_named_and_states_nothing(extractor: BuiltinExtractor, after: str) -> None:
    extraction = read(extractor, BODY + after)
    assert [plan.text for plan in extraction.plans] == [PLAN]
    assert [statement.text for statement in extraction.statements] == [PLAN]
    assert {entity.name for entity in extraction.entities} == {"岚川集团", "李明远", "周晓棠"}


def test_the_original_headline_names_and_states_nothing(extractor: BuiltinExtractor) -> None:
    extraction = read(extractor, f"原标题：北坞股份：将投资20亿元建厂\n{BODY}")
    assert [plan.text for plan in extraction.plans] == [PLAN]
    assert len(extraction.statements) == 1
    assert "北坞股份" in {entity.name for entity in extraction.entities}


NEWS = [
    "来源：公司公告显示，岚川集团将在2027年投资12亿元建设新工厂。",
    "记者从责任编辑处获悉，岚川集团将在2027年投资12亿元建设新工厂。",
    "相关阅读材料显示，岚川集团将在2027年投资12亿元建设新工厂。",
    "岚川集团表示，未经许可转载其内容的网站将被起诉，公司将在2027年投资12亿元建设新工厂。",
    "岚川集团公告称，上述数据仅供参考，不构成投资建议，公司将在2027年投资12亿元建厂。",
    "岚川集团将在2027年推出扫一扫支付功能，投资12亿元建设新工厂，李明远说。",
    "风险提示：岚川集团将在2027年召开股东大会，审议投资12亿元建设新工厂的议案。",
    "岚川集团说：“版权归作者所有。”公司将在2027年投资12亿元建设新工厂。",
    "岚川集团将对未经许可擅自开展经营的门店予以关闭，并在2027年投资12亿元建设新工厂。",
    "岚川集团将在2027年投资12亿元建设首页推荐系统和新工厂。",
    "下一篇章，岚川集团将在2027年投资12亿元建设新工厂。",
    "分享会上，岚川集团宣布将在2027年投资12亿元建设新工厂。",
    "岚川集团将在法律允许的范围内推进重组，2027年投资12亿元建设新工厂。",
    "主编：岚川集团将在2027年投资12亿元建设新工厂。",
    "岚川集团编辑部迁入新址，公司将在2027年投资12亿元建设新工厂。",
    "岚川集团的代码库里有一行{a: 1}，公司将在2027年投资12亿元建设新工厂。",
]  # fmt: skip


@pytest.mark.parametrize("sentence", NEWS)
def test_news_that_looks_like_furniture_is_read(extractor: BuiltinExtractor, sentence: str) -> None:
    text = f"{TITLE}\n会议周一在苍云市举行。\n{sentence}"
    furniture = find_furniture(text)
    assert [text[start:end] for start, end in furniture.masked if "岚川" in text[start:end]] == []
    assert furniture.named == ()
    assert "岚川集团" in {entity.name for entity in read(extractor, f"会议周一在苍云市举行。\n{sentence}").entities}


def test_masking_keeps_every_offset() -> None:
    text = f"{TITLE}\n来源：苍云网\n{BODY}责任编辑：周晓棠"
    masked = mask_furniture(text, find_furniture(text))
    assert len(masked) == len(text)
    assert masked.count(PLAN) == 1
    assert masked.index(PLAN) == text.index(PLAN)
    assert "苍云网" not in masked


def test_the_title_is_never_furniture() -> None:
    for title in ("免责声明", "相关阅读", "来源：苍云网", "责任编辑：周晓棠"):
        furniture = find_furniture(f"{title}\n{BODY}")
        assert (*furniture.masked, *furniture.named) == ()
