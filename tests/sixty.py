"""Sixty invented articles and two reports about one trade, put together by hand: the same in every run, without a model.

Eight firms of three cities announce, repeat, change and dispute plans; people speak, come and go; two authorities make
rules; some articles are reprints. Each article ends in words without sense, other ones in each: else short texts would
be reprints of one another.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.graph.observing import observe
from kg.models import (
    Affiliation,
    Article,
    EntityType,
    Extraction,
    Figure,
    ObservedArticle,
    Plan,
    Regulation,
    Report,
    Statement,
)
from kg.text.quantities import find_quantities
from loaders.options import LoadOptions
from loaders.report import read_report
from tests.invented import make_entity, place

COMPANY, PERSON, POLICY = EntityType.COMPANY, EntityType.PERSON, EntityType.POLICY
REGION, ORGANIZATION = EntityType.REGION, EntityType.ORGANIZATION

CITIES = ("青屿市", "霜桥市", "澄湾市")
OFFICE, BUREAU = "青屿市能源局", "霜桥市市场监督管理局"
CODE, ORDER = "青屿市储能电站安全管理办法", "霜桥市充电设施管理规定"
# Firm, its short name, its chair, its later president, its product.
FIRMS = (
    ("海川新材料股份有限公司", "海川新材料", "林溪", "程以安", "储能电池"),
    ("北岚动力科技有限公司", "北岚动力", "沈知远", "罗景行", "充电桩"),
    ("云杉电子股份有限公司", "云杉电子", "顾明澜", "魏长宁", "传感器"),
    ("赤松重工集团有限公司", "赤松重工", "陆怀瑾", "孟清越", "风机"),
    ("白鹭航运有限公司", "白鹭航运", "苏望舒", "何承泽", "电动货船"),
    ("青梧药业股份有限公司", "青梧药业", "秦若川", "唐亦舟", "疫苗"),
    ("金穗农机有限公司", "金穗农机", "郑南枝", "谢闻笙", "电动拖拉机"),
    ("远山软件股份有限公司", "远山软件", "周砚秋", "姜听澜", "调度软件"),
)
_FILLER = (
    "当地居民说工地上的灯一直亮到深夜运料的卡车排出去很远附近的小饭馆也热闹起来老板娘添了三张桌子一位退休教师回忆"
    "从前这里还是一片盐田海风吹过来全是咸味如今道路修好了公交车二十分钟一班"
)


@dataclass
class Draft:
    """An article in the making: sentences, what they name, and what they state."""

    id: str
    title: str
    published: str
    source: str
    sentences: list[str] = field(default_factory=list)
    names: dict[EntityType, list[Sequence[str]]] = field(default_factory=dict)
    plans: list[tuple[str, str, str | None]] = field(default_factory=list)
    statements: list[tuple[str, str, str]] = field(default_factory=list)
    posts: list[tuple[str, str, str, str]] = field(default_factory=list)
    rules: list[tuple[str, str, str, str, tuple[str, ...]]] = field(default_factory=list)
    figures: list[tuple[str, str, str, str, float, str]] = field(default_factory=list)

    def name(self, kind: EntityType, *surfaces: str) -> None:
        """Note that the text has an entity under these surfaces."""
        if list(surfaces) not in [list(s) for s in self.names.setdefault(kind, [])]:
            self.names[kind].append(surfaces)

    def filler(self) -> str:
        return "".join(random.Random(self.id).choices(_FILLER, k=160))


def firm_names(draft: Draft, index: int) -> tuple[str, str, str, str, str]:
    """Note a firm with its city, and return it."""
    firm = FIRMS[index]
    draft.sentences.append(f"{firm[0]}（简称{firm[1]}）位于{CITIES[index % 3]}。")
    draft.name(COMPANY, firm[0], firm[1])
    draft.name(REGION, CITIES[index % 3])
    return firm


def announce(draft: Draft, index: int, *, count: int, month: str) -> None:
    """Let a firm plan to build so many works by a month (2026-12)."""
    _, short, _, _, product = firm_names(draft, index)
    year, _, number = month.partition("-")
    text = f"计划到{year}年{int(number)}月在{CITIES[index % 3]}建成{count}座{product}工厂"
    draft.sentences.append(f"{short}{text}。")
    draft.plans.append((text, short, month))


def speak(draft: Draft, index: int, said: str) -> None:
    """Let the chair of a firm say something."""
    firm, _, chair, _, _ = FIRMS[index]
    if not draft.sentences:
        firm_names(draft, index)
    draft.sentences.append(f"{firm}董事长{chair}表示，{said}。")
    draft.name(PERSON, chair)
    draft.statements.append((said, chair, "表示"))
    draft.posts.append((f"{firm}董事长{chair}", chair, "董事长", firm))


def report(draft: Draft, index: int, value: str, number: float) -> None:
    """Let a firm's income of the year before be told."""
    short = FIRMS[index][1]
    said = f"2024年{short}营业收入{value}"
    draft.sentences.append(f"{said}。")
    draft.figures.append((said, short, "营业收入", value, number, "2024"))


def appoint(draft: Draft, index: int) -> None:
    """Let the later president of a firm be appointed."""
    firm, short, chair, president, _ = firm_names(draft, index)
    draft.sentences.append(f"{short}宣布，由{firm}总裁{president}主持经营，接替{chair}。")
    draft.name(PERSON, president)
    draft.name(PERSON, chair)
    draft.posts.append((f"{firm}总裁{president}", president, "总裁", firm))


def rule(draft: Draft, policy: str, issuer: str, region: str, provision: str, bound: str) -> None:
    """Let an authority make a provision."""
    draft.sentences.append(f"{issuer}发布《{policy}》，{provision}。")
    draft.name(POLICY, policy)
    draft.name(ORGANIZATION, issuer)
    draft.name(REGION, region)
    draft.rules.append((provision, policy, issuer, region, (bound,)))


def drafts() -> list[Draft]:
    """Return the drafts of all articles but the reprints."""
    made: list[Draft] = []

    def add(kind: str, index: int, day: str, title: str, source: str) -> Draft:
        made.append(Draft(f"{kind}{index}", title, day, source))
        return made[-1]

    for i, (_, short, chair, _, product) in enumerate(FIRMS):
        announce(add("plan", i, f"2025-01-{10 + i}", f"{short}公布建厂计划", "澜海日报"), i, count=3, month="2026-12")
        again = add("again", i, f"2025-01-{20 + i}", f"{short}拟建{product}工厂", "霜桥晚报")
        announce(again, i, count=3, month="2026-12")
        later = add("later", i, f"2025-06-{10 + i}", f"{short}推迟建厂", "澜海日报")
        announce(later, i, count=3, month="2027-06")
        speak(later, i, f"推迟是因为{product}的供应紧张")
        other = (i + 1) % len(FIRMS)
        said = add("said", i, f"2025-03-{10 + i}", f"{chair}谈同行", "产业观察")
        firm_names(said, i)
        firm_names(said, other)
        speak(said, i, f"{FIRMS[other][1]}的{FIRMS[other][4]}值得学习")
        if i == len(FIRMS) - 1:
            report(said, i, "9.5亿元", 9.5e8)
        appoint(add("post", i, f"2025-09-{10 + i}", f"{short}任命新总裁", "霜桥晚报"), i)
    for i in range(2):
        short = FIRMS[i][1]
        fewer = add("fewer", i, f"2025-01-{10 + i}", f"{short}建厂规模存疑", "青屿快讯")
        announce(fewer, i, count=2, month="2026-12")
        speak(fewer, i, f"去年{short}营业收入达到38亿元")
        more = add("more", i, f"2025-01-{10 + i}", f"{short}的业绩", "产业观察")
        speak(more, i, f"去年{short}营业收入达到41亿元")
    provisions = (
        "储能电站的运营企业应当每半年检测一次",
        "储能电站不得建在地下空间",
        "储能电站的运营企业应当保存记录5年",
    )
    for i, provision in enumerate(provisions):
        told = add("code", i, f"2025-04-{10 + i}", f"青屿市储能新规之{'一二三'[i]}", "澜海日报")
        rule(told, CODE, OFFICE, "青屿市", provision, "储能电站的运营企业" if i != 1 else "储能电站")
    bound = add("bound", 0, "2025-04-20", "海川新材料被列入重点监管", "青屿快讯")
    announce(bound, 0, count=3, month="2026-12")
    rule(bound, CODE, OFFICE, "青屿市", "海川新材料应当在年底前完成安全评估", "海川新材料")
    order = add("order", 0, "2025-05-10", "霜桥市充电设施新规", "霜桥晚报")
    rule(order, ORDER, BUREAU, "霜桥市", "充电桩的经营者应当公示价格", "充电桩的经营者")
    over = add("over", 0, "2025-02-10", "北岚动力在霜桥试点", "霜桥晚报")
    announce(over, 1, count=1, month="2025-05")
    about = add("about", 0, "2025-02-20", "青屿市的储能规划", "澜海日报")
    text = "计划到2028年支持海川新材料扩建基地"
    about.sentences.append(f"{OFFICE}{text}。")
    about.name(ORGANIZATION, OFFICE)
    about.name(COMPANY, "海川新材料")
    about.plans.append((text, OFFICE, "2028"))
    meeting = add("meeting", 0, "2025-07-01", "青屿储能论坛举行", "产业观察")
    for i in (0, 3, 6):
        firm_names(meeting, i)
        speak(meeting, i, f"青屿市的论坛让{FIRMS[i][1]}受益")
    return made


REPRINTED = ("plan0", "plan1", "code0", "meeting0", "said0", "later2", "post3", "plan4")


def finish(draft: Draft) -> tuple[Article, Extraction]:
    """Return the article of a draft, and what it says."""
    content = "".join(draft.sentences) + draft.filler()
    article = Article(
        id=draft.id, title=draft.title, content=content, published=draft.published, published_basis="field",
        source=draft.source,
    )  # fmt: skip
    entities = tuple(make_entity(article.text, kind, *s) for kind, each in draft.names.items() for s in each)
    extraction = Extraction(
        id=draft.id,
        entities=entities,
        plans=tuple(_plan(article, *p) for p in draft.plans),
        statements=tuple(
            Statement(**place(article, q), speaker=s, verb=v, direct=False)  # type: ignore[arg-type]
            for q, s, v in draft.statements
        ),
        affiliations=tuple(
            Affiliation(**place(article, q), person=p, title=t, organization=o)  # type: ignore[arg-type]
            for q, p, t, o in draft.posts
        ),
        figures=tuple(
            Figure(**place(article, q), subject=s, indicator=i, value=v, number=n, unit="元", period=t)  # type: ignore[arg-type]
            for q, s, i, v, n, t in draft.figures
        ),
        regulations=tuple(
            Regulation(**place(article, q), policy=y, issuer=i, region=g, regulated=b)  # type: ignore[arg-type]
            for q, y, i, g, b in draft.rules
        ),
    )
    return article, extraction


def _plan(article: Article, quote: str, actor: str, target: str | None) -> Plan:
    where = place(article, quote)
    start = where["start"]
    assert isinstance(start, int)
    spans = [q.model_copy(update={"start": q.start + start, "end": q.end + start}) for q in find_quantities(quote)]
    return Plan(
        **where, actor=actor, target_date=target, target_precision="month" if target and "-" in target else "year",
        quantities=tuple(q.surface for q in spans), quantity_spans=tuple(spans),
    )  # type: ignore[arg-type]  # fmt: skip


def sixty_articles() -> list[tuple[Article, Extraction]]:
    """Return the articles with what they say, reprints last."""
    made = {draft.id: draft for draft in drafts()}
    first = [finish(draft) for draft in made.values()]
    again = []
    for article, extraction in first:
        if article.id in REPRINTED:
            copy = article.model_copy(update={"id": f"copy-{article.id}", "source": "网络转载"})
            day = int(article.published[-2:]) + 1  # type: ignore[index]
            copy = copy.model_copy(update={"published": f"{article.published[:8]}{day:02}"})  # type: ignore[index]
            again.append((Article(**copy.model_dump()), extraction.model_copy(update={"id": copy.id})))
    return first + again


def sixty_observed() -> list[ObservedArticle]:
    """Return the articles ready for the store."""
    return [observe(article, extraction, "test") for article, extraction in sixty_articles()]


def two_reports() -> list[Report]:
    """Return a report with a false figure and one that holds."""
    texts = (
        "标题：海川新材料公布建厂计划\n6. 主体行为\n   - 海川新材料计划到2026年12月在青屿市建成3座储能电池工厂\n"
        "   - 海川新材料计划到2026年12月在青屿市建成9座储能电池工厂\n   - 海川新材料与白鹭航运签约\n",
        "标题：霜桥市充电设施新规\n8. 涉及政策法案条款\n   - 充电桩的经营者应当公示价格\n",
    )
    return [read_report(text, f"report {i}", LoadOptions(kind="report")) for i, text in enumerate(texts)]
