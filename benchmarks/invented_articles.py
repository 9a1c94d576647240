"""Invented news to be read, some 860 characters an article: the same for each number, with names that recur and new ones."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.synthetic_news import Pool
from kg.models import Article

CHARACTERS = 860
# So many firms and people make all the news; each tenth article has a firm that was never named.
_KNOWN = 400
_SENTENCES = (
    "{firm}董事长{person}表示，公司计划到{year}年在{place}建成{n}条{product}生产线，年产能达到{m}万套。",
    "{firm}当日宣布，将投资{m}亿元扩建位于{place}的{product}基地，预计{year}年下半年投产。",
    "根据{body}发布的{policy}，{product}生产企业应当自{year}年1月1日起按月报送能耗数据，不得瞒报。",
    "{short}去年实现营业收入{m}亿元，同比增长{n}%；净利润{n}亿元。",
    "{place}市民对记者说，厂区门口的道路去年重新铺过，早晚高峰仍然拥堵。",
    "{body}有关负责人{person}介绍，{place}将在{year}年底前新增充电桩{m}个，优先覆盖老旧小区。",
    "业内人士认为，{product}价格短期内仍有波动，原材料成本是主要原因。",
    "{short}总经理{other}在接受采访时说：“我们今年不会裁员，研发人员还要增加{n}0人。”",
    "双方签署的协议显示，{firm}与{rival}将在{product}领域共同研发，首批产品拟于{year}年交付。",
    "{person}曾任{rival}副总裁，今年3月起担任{firm}首席执行官。",
    "会议当天下着小雨，展馆里仍挤满了从各地赶来的采购商，不少人拖着行李箱直接进场。",
    "{policy}明确，{place}范围内新建项目须配套建设储能设施，比例不低于{n}%。",
)
_PRODUCTS = ("储能电池", "光伏组件", "工业机器人", "传感器", "齿轮箱", "氢燃料电池")
_PLACES = ("青岛", "合肥", "常州", "宜宾", "西安", "佛山", "嘉兴", "襄阳")
_LAST_DAY = date(2025, 12, 31)


def invented_article(number: int) -> Article:
    """Return the article of a number."""
    draw, pool = random.Random(f"article {number}"), Pool()
    firms = [pool.firm(draw.randrange(_KNOWN)) for _ in range(2)]
    if number % 10 == 0:
        firms[0] = pool.firm(10**8 + number)
    names = {
        "firm": firms[0][0],
        "short": firms[0][1],
        "rival": firms[1][1],
        "person": pool.person(draw.randrange(_KNOWN)),
        "other": pool.person(draw.randrange(_KNOWN)),
        "body": pool.body(draw.randrange(_KNOWN // 4)),
        "policy": pool.policy(draw.randrange(_KNOWN // 4)),
    }
    content = ""
    while len(content) < CHARACTERS:
        sentence = draw.choice(_SENTENCES).format(
            **names, place=draw.choice(_PLACES), product=draw.choice(_PRODUCTS),
            year=draw.randint(2026, 2031), n=draw.randint(2, 49), m=draw.randint(2, 90),
        )  # fmt: skip
        if sentence not in content:
            content += sentence + ("\n" if draw.random() < 0.3 else "")
        elif draw.random() < 0.02:
            break
    return Article(
        id=f"bench:{number}",
        title=f"{firms[0][1]}披露{draw.choice(_PRODUCTS)}进展",
        content=content,
        published=(_LAST_DAY - timedelta(days=number % 365)).isoformat(),
        published_basis="field",
        source=draw.choice(("晨报", "晚报", "商报")),
    )


def invented_articles(count: int) -> Iterator[Article]:
    """Yield so many articles, from number 0 on."""
    return map(invented_article, range(count))
