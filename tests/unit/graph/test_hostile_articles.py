"""Whatever an article consists of, extracting it and making its findings takes time nearly in proportion to its length."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from kg.graph.observing import observe
from kg.models import Article
from kg.nlp.pipeline import BuiltinExtractor, load_extractor

pytestmark = pytest.mark.model

_SIZE = 4_000  # characters, and twice as many
_FLOOR = 0.3  # seconds: below, a measurement says nothing
_GROWTH = 3.0  # for twice the text: 2 is linear, 4 quadratic
_FAMILY, _GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "伟芳娜敏静丽强磊军洋勇艳杰涛明超"


def repeated(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def names(size: int) -> str:
    """Return persons, all of them others, in one enumeration."""
    all_names = (a + b + c for a in _FAMILY for b in _GIVEN for c in _GIVEN)
    return "、".join(all_names)[: size - 5] + "出席会议。"


SHAPES: dict[str, Callable[[int], str]] = {
    "digits": repeated("1"),
    "numerals": repeated("十"),
    "quotation marks": repeated("“"),
    "title marks": repeated("《"),
    "brackets": repeated("（"),
    "line ends": lambda size: "好" + "\n" * (size - 2) + "好",
    "one sentence": repeated("公司发展很快并且一直在努力工作"),
    "names": names,
    "statements": repeated("A表示"),
    "dates": repeated("2024年3月5日"),
    "enumeration": repeated("苹果、"),
    "plans": repeated("华明公司将投资3亿元，"),
}


@pytest.fixture(scope="module")
def extractor() -> BuiltinExtractor:
    extractor = load_extractor()
    extractor.extract(Article(id="a", title="题", content="小米公司表示，将投资3亿元。"))
    return extractor


def seconds(extractor: BuiltinExtractor, article: Article) -> float:
    start = time.process_time()
    observe(article, extractor.extract(article), "x")
    return time.process_time() - start


def check_growth(extractor: BuiltinExtractor, make: Callable[[int], Article]) -> None:
    first, second = (seconds(extractor, make(size)) for size in (_SIZE, 2 * _SIZE))
    if second > _GROWTH * max(first, _FLOOR):  # once more: a disturbance is no growth
        first, second = (
            min(before, seconds(extractor, make(size))) for before, size in ((first, _SIZE), (second, 2 * _SIZE))
        )
    assert second <= _GROWTH * max(first, _FLOOR), f"{_SIZE} characters: {first:.2f} s, twice as many: {second:.2f} s"


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_a_long_article_takes_time_in_proportion(extractor: BuiltinExtractor, shape: Callable[[int], str]) -> None:
    check_growth(extractor, lambda size: Article(id="a", title="题", content=shape(size), published="2024-05-01"))


def test_a_long_title_takes_time_in_proportion(extractor: BuiltinExtractor) -> None:
    statement = "北方钢铁公司表示，将投资3亿元。\n"
    check_growth(
        extractor,
        lambda size: Article(
            id="a", title=names(size // 2), content=repeated(statement)(size // 2), published="2024-05-01"
        ),
    )


def test_a_fact_is_about_the_names_of_a_headline_and_not_of_a_text_in_its_place(extractor: BuiltinExtractor) -> None:
    content = "北方钢铁公司董事长张明远表示，公司将在上海投资3亿元建厂。"
    sizes = []
    for title in ("李青青访问北方钢铁公司", names(4_000)):
        article = Article(id="a", title=title, content=content, published="2024-05-01")
        wordings = observe(article, extractor.extract(article), "x").wordings
        sizes.append(max(len(wording.view) for wording in wordings))
    assert sizes[1] < sizes[0] + 2_500  # of two hundred characters of names; of all it would be fifteen thousand
