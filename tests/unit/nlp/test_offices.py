"""The city of an office that is named without it."""

import pytest

from kg.models import Article, Extraction
from kg.nlp.pipeline import BuiltinExtractor

pytestmark = pytest.mark.model


def read(extractor: BuiltinExtractor, content: str) -> Extraction:
    return extractor.extract(Article(id="a", title="简讯", content=content, published="2025-06-01"))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("长沙市政府昨日开会。市教育局局长周明亮表示，将新建学校20所。", "长沙市教育局"),
        ("市教育局局长周明亮表示，将新建学校20所。长沙市居民欢迎。", "市教育局"),
        ("长沙市代表团访问了武汉市。市教育局局长周明亮表示，将新建学校20所。", "市教育局"),
    ],
)
def test_an_office_has_the_city_that_the_article_tells_before_it(
    extractor: BuiltinExtractor, content: str, name: str
) -> None:
    (office,) = [e for e in read(extractor, content).entities if "市教育局" in e.mentions]
    assert office.name == name
