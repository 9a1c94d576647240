import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.models import Article, EntityType
from kg.nlp.pipeline import BuiltinExtractor
from kg.text.normalize import drop_invisible

pytestmark = pytest.mark.model

NEWS = Article(
    id="a",
    title="远山汽车公司将在上海建厂",
    content=(
        "新华社北京5月9日电（记者李青青 王大山）远山汽车有限公司（以下简称“远山汽车”）总经理张明远9日在北京表示，"
        "公司将在上海投资20亿元建厂。中国商务部部长赵安国说，《新能源汽车管理条例》今年实施。"
    ),
    published="2025-05-09",
)
OTHER = Article(id="b", title="上海", content="上海远山汽车有限公司成立。")
SCRIPTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60)
NEWSLIKE = st.text(alphabet="中国上海李青记者说，。！“”《》（）\r\n 12A😀公司部长法", max_size=80)


def surfaces(extractor: BuiltinExtractor, article: Article, kind: EntityType) -> set[str]:
    return {name for entity in extractor.extract(article).entities if entity.type is kind for name in entity.mentions}


def test_extract_finds_the_plain_names_of_each_type(extractor: BuiltinExtractor) -> None:
    assert {"李青青", "王大山", "张明远", "赵安国"} <= surfaces(extractor, NEWS, EntityType.PERSON)
    assert {"北京", "上海"} <= surfaces(extractor, NEWS, EntityType.REGION)
    assert "远山汽车有限公司" in surfaces(extractor, NEWS, EntityType.COMPANY)
    assert "中国商务部" in surfaces(extractor, NEWS, EntityType.ORGANIZATION)
    assert "新能源汽车管理条例" in surfaces(extractor, NEWS, EntityType.POLICY)


def test_extract_gives_one_entity_for_a_firm_and_its_defined_short_form(extractor: BuiltinExtractor) -> None:
    firms = [entity for entity in extractor.extract(NEWS).entities if entity.type is EntityType.COMPANY]
    assert [entity.name for entity in firms if "远山汽车" in entity.mentions] == ["远山汽车有限公司"]


def test_extract_does_not_depend_on_the_articles_before(extractor: BuiltinExtractor) -> None:
    first = extractor.extract(NEWS).to_json()
    extractor.extract(OTHER)
    assert extractor.extract(NEWS).to_json() == first


def test_extract_gives_the_same_bytes_in_another_process(extractor: BuiltinExtractor) -> None:
    code = (
        "import sys; from kg.models import Article; from kg.nlp.pipeline import load_extractor;"
        "print(load_extractor().extract(Article.model_validate_json(sys.stdin.read())).to_json())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=NEWS.model_dump_json(),
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "7", "PATH": ""},
    )
    assert done.stdout.strip() == extractor.extract(NEWS).to_json()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SCRIPTS | NEWSLIKE)
def test_extract_gives_offsets_that_hold_on_any_text(extractor: BuiltinExtractor, text: str) -> None:
    article = Article(id="x", title=text[:10], content=text[10:])
    extraction = extractor.extract(article)
    for entity in extraction.entities:
        # a name has none of the characters that nobody sees; its mentions stand as they are written
        assert entity.name in {drop_invisible(mention) for mention in entity.mentions}
        assert entity.confidence is not None
        assert 0 <= entity.confidence <= 1
        for span in entity.mention_spans:
            assert article.text[span.start : span.end] == span.surface
    for fact in extraction.facts():
        assert article.text[fact.start : fact.end] == fact.text


def test_extract_takes_time_in_proportion_to_length(extractor: BuiltinExtractor) -> None:
    unit = NEWS.content.replace("。", "，").replace("\n", "")

    def seconds(times: int) -> float:
        begin = time.perf_counter()
        extractor.extract(Article(id="x", title="", content=unit * times))
        return time.perf_counter() - begin

    seconds(2)
    # eight times the text; twice that leaves room for noise, a quadratic step would need sixty-four
    assert seconds(400) < 16 * max(seconds(50), 0.05)
