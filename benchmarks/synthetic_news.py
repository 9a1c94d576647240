"""Invented articles with what they say, whose names follow the patterns of real ones: for benchmarks of growth.

Article by article the same whatever is asked for. No text is read by the extractor: the `Extraction`s are prepared.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from kg.models import (
    Affiliation,
    Article,
    ArticleEntity,
    EntityType,
    Extraction,
    MentionSpan,
    Plan,
    Quantity,
    Statement,
)
from kg.resolve.lexicon import places, trade_words
from kg.text.quantities import find_quantities

# Two of these make a brand: about 40,000 brands, so that namesakes in several trades come up as they do in registers.
_BRAND = (
    "海川远帆蓝鲸青梧砚舟鹭汀星河云岭天元华泰恒信瑞丰金山银河东方南江北辰中原和顺安康永盛宏达兴业利民富强德源"
    "明光辉煌新世纪创联智汇融通达飞翔宇航科锐博雅文景春秋冬晨晓阳月露松柏竹梅兰菊桂枫林森木石玉珠宝珍奇秀美佳"
    "良善仁义礼孝忠诚正大广博厚载物自然清泉溪流湖泊洋波涛浪潮汐岛屿港湾城堡楼阁亭台桥路驰骋骏马龙凤麒麟鹏鹰鹤"
    "诺亚奥维思贝尔力拓迈凯捷普莱斯特伦纳曼森迪亚克罗伊登保利万国千禧百年双汇三友四方五洲六合七星八达九鼎十全"
)
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国文志远思雨浩然子轩雪晴嘉怡宇航俊凯欣佳琪梦瑶晨"
    "曦博雅诗涵泽民承恩景行望舒若谷长风清扬安澜既明怀瑾知行"
)
_BODIES = ("市场监督管理局", "发展和改革委员会", "生态环境局", "工业和信息化局", "住房和城乡建设局", "商务局")
_TOPICS = ("动力电池回收利用", "新型储能", "数据安全", "低空经济", "充电设施", "绿色建筑", "工业节水", "智能网联汽车")
_RULES = ("管理办法", "实施细则", "暂行规定", "行动方案")
_LEGAL = ("股份有限公司", "有限公司", "集团有限公司", "有限责任公司")
_PRODUCTS = ("储能电池", "整车", "光伏组件", "工业机器人", "逆变器", "压缩机", "特种纤维", "传感器", "齿轮箱", "轮胎")
_EVERYWHERE = ("中国", "北京", "上海", "广东", "浙江", "江苏", "四川", "欧洲", "美国", "全国")
_PLACES_IN_A_NAME = 330
# What is said in a day does not grow with the years that a graph spans.
_REGISTERS_A_DAY = 8
_LAST_DAY = date(2025, 12, 31)


class Pool:
    """Names by number; number n is the same name in every pool."""

    def firm(self, number: int) -> tuple[str, str]:
        """Return the legal name and the short name of a firm."""
        draw = random.Random(f"firm {number}")
        brand, trades = "".join(draw.sample(_BRAND, 2)), draw.sample(_trades(), draw.choice([1, 1, 2]))
        place = draw.choice(_places()[:_PLACES_IN_A_NAME])
        return f"{place}{brand}{''.join(trades)}{draw.choice(_LEGAL)}", f"{brand}{trades[0]}"

    def person(self, number: int) -> str:
        """Return the name of a person."""
        draw = random.Random(f"person {number}")
        return draw.choice(_SURNAMES) + "".join(draw.choices(_GIVEN, k=draw.choice([1, 2, 2])))

    def body(self, number: int) -> str:
        """Return the name of a public body."""
        draw = random.Random(f"body {number}")
        return f"{draw.choice(_places())}{draw.choice('市县区')}{draw.choice(_BODIES)}"

    def policy(self, number: int) -> str:
        """Return the title of a rule."""
        draw = random.Random(f"policy {number}")
        return f"《{draw.choice(_places())}{draw.choice(_TOPICS)}{draw.choice(_RULES)}》"


class Story:
    """A text that grows sentence by sentence, with the entities and facts in it."""

    def __init__(self, identifier: str) -> None:
        self.id = identifier
        self.draw = random.Random(identifier)
        self.title = "".join(self.draw.choices(_BRAND, k=14))
        self.text = self.title + "\n"
        self._spans: dict[tuple[EntityType, tuple[str, ...]], list[MentionSpan]] = {}
        self._affiliations: list[Affiliation] = []
        self._statements: list[Statement] = []
        self._plans: list[Plan] = []

    def name(self, kind: EntityType, *names: str) -> None:
        """Write the names of one entity, one after the other."""
        spans = self._spans.setdefault((kind, names), [])
        for name in names:
            spans.append(MentionSpan(surface=name, start=len(self.text), end=len(self.text) + len(name)))
            self.text += name + "、"

    def firm(self, names: tuple[str, str], *, plans: bool) -> None:
        """Write of a firm and, if asked, of its plan."""
        self.name(EntityType.COMPANY, *names)
        if plans:
            year = self.draw.randint(2026, 2032)
            said = f"计划到{year}年在{self.draw.choice(_places())}建成{self.draw.randint(2, 99)}条{self.draw.choice(_PRODUCTS)}生产线"
            start = self._say(said)
            spans = tuple(
                Quantity(surface=q.surface, start=start + q.start, end=start + q.end, value=q.value, unit=q.unit)
                for q in find_quantities(said)
            )
            self._plans.append(
                Plan(
                    text=said,
                    start=start,
                    end=start + len(said),
                    actor=names[0],
                    target_date=str(year),
                    target_precision="year",
                    quantity_spans=spans,
                )
            )

    def person(self, name: str, employer: str) -> None:
        """Write of somebody's post, and what they say."""
        self.name(EntityType.PERSON, name)
        post = f"{employer}总经理{name}"
        start = self._say(post)
        self._affiliations.append(
            Affiliation(
                text=post, start=start, end=start + len(post), person=name, organization=employer, title="总经理"
            )
        )
        said = f"去年{self.draw.choice(_PRODUCTS)}收入达到{self.draw.randint(10, 9999)}亿元"
        start = self._say(said)
        self._statements.append(
            Statement(text=said, start=start, end=start + len(said), speaker=name, verb="说", direct=False)
        )

    def done(self, days_before: int) -> tuple[Article, Extraction]:
        """Return the article, published so many days before the last, and what it says."""
        self._say("".join(self.draw.choices(_BRAND, k=120)))
        content = self.text[len(self.title) + 1 :]
        article = Article(
            id=self.id,
            title=self.title,
            content=content,
            published=(_LAST_DAY - timedelta(days=days_before)).isoformat(),
            published_basis="field",
        )
        entities = tuple(
            ArticleEntity(
                type=kind, name=max(names, key=len),
                mentions=tuple(sorted(names, key=lambda name: (-len(name), name))),
                mention_spans=tuple(spans),
            )
            for (kind, names), spans in self._spans.items()
        )  # fmt: skip
        extraction = Extraction(
            id=self.id, entities=entities, affiliations=tuple(self._affiliations),
            statements=tuple(self._statements), plans=tuple(self._plans),
        )  # fmt: skip
        return article, extraction

    def _say(self, words: str) -> int:
        start = len(self.text)
        self.text += words + "。"
        return start


def register(number: int) -> tuple[Article, Extraction]:
    """Return a long article of about a hundred new surface forms, with 9 plans, 4 statements and 4 posts."""
    pool, story = Pool(), Story(f"register:{number}")
    _write_everywhere(story, len(_EVERYWHERE))
    firms = [pool.firm(number * 45 + n) for n in range(45)]
    for n, names in enumerate(firms):
        story.firm(names, plans=n % 5 == 0)
    for n in range(4):
        story.person(pool.person(number * 4 + n), firms[n][0])
        story.name(EntityType.ORGANIZATION, pool.body(number * 4 + n))
        story.name(EntityType.POLICY, pool.policy(number * 4 + n))
    return story.done(number // _REGISTERS_A_DAY)


def news(number: int) -> tuple[Article, Extraction]:
    """Return an article of the usual length: two new firms, one known, two people, four places, a body and a rule.

    What it knows are names of the first eight registers, which every graph of a thousand forms has.
    """
    pool, story = Pool(), Story(f"news:{number}")
    _write_everywhere(story, 4)
    fresh = [pool.firm(10**9 + number * 2 + n) for n in range(2)]
    for names in (*fresh, pool.firm(story.draw.randrange(45 * 8))):
        story.firm(names, plans=True)
    story.person(pool.person(10**9 + number), fresh[0][0])
    story.person(pool.person(story.draw.randrange(4 * 8)), fresh[1][0])
    story.name(EntityType.ORGANIZATION, pool.body(story.draw.randrange(4 * 8)))
    story.name(EntityType.POLICY, pool.policy(10**9 + number))
    return story.done(story.draw.randrange(365))


def registers() -> Iterator[tuple[Article, Extraction]]:
    """Yield registers without end."""
    number = 0
    while True:
        yield register(number)
        number += 1


def _write_everywhere(story: Story, count: int) -> None:
    for place in story.draw.sample(_EVERYWHERE, count):
        story.name(EntityType.REGION, place)


@cache
def _places() -> Sequence[str]:
    return [place for place in places() if len(place) == 2]


@cache
def _trades() -> Sequence[str]:
    return [word for word, kind in trade_words().items() if kind != "arm" and len(word) == 2]
