"""Names in Latin letters, and what stands in brackets behind a name: one article at a time."""

import pytest

from kg.nlp.latin_names import join_latin
from kg.nlp.pipeline import NOT_CHINESE, BuiltinExtractor
from kg.nlp.tokenizer import NamedSpan
from tests.unit.nlp.conftest import named, read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("content", "surface", "entity"),
    [
        ("特斯拉首席执行官Elon Musk表示，今年将在上海建设新工厂。", "Elon Musk", {"PERSON"}),
        ("OpenAI CEO Sam Altman表示，公司将在2026年推出新芯片。", "Sam Altman", {"PERSON"}),
        ("欧盟委员会前主席Jean-Claude Juncker表示，欧洲需要团结。", "Jean-Claude Juncker", {"PERSON"}),
        ("作家J. K. Rowling说，她将在2026年出版新书。", "J. K. Rowling", {"PERSON"}),
        ("特斯拉首席执行官马斯克（Elon Musk）表示，工厂明年投产。", "马斯克", {"PERSON", "Elon Musk"}),
        ("Tim Cook（库克）在会上表示，公司将在成都新建研发中心。", "库克", {"PERSON", "Tim Cook"}),
        ("OpenAI宣布，将于2026年在东京设立办公室。", "OpenAI", {"COMPANY"}),
        ("General Motors计划2027年在墨西哥投资10亿美元建厂。", "General Motors", {"COMPANY"}),
        ("韩国电池企业SK On宣布，将在2026年扩建工厂。", "SK On", {"COMPANY"}),
        ("澄岚智造-U（688321）公告，公司计划2026年在合肥市建设工厂。", "澄岚智造-U", {"COMPANY"}),
    ],
)
def test_a_name_is_whole_and_one_with_its_other_names(
    extractor: BuiltinExtractor, content: str, surface: str, entity: set[str]
) -> None:
    assert named(read(extractor, content))[surface] == {surface, *entity}


@pytest.mark.parametrize(
    ("content", "absent"),
    [
        ("特斯拉表示，今年将在上海建设新工厂。", "上海建设新工厂"),
        ("岚光汽车计划在合肥市建设工厂。", "合肥市建设"),
        ("Google Pixel 10手机将于8月发布。", "Google Pixel"),
        ("澄岚科技的前身是一家乡镇小厂。", "一家乡镇小厂"),
        ("比亚迪（BYDDY）股价上涨。", "BYDDY"),
        ("公司推出的N95口罩（标准件）今日上市。", "N95口罩"),
        ("Elon Musk表示，OpenAI应当开放。", "Elon"),
    ],
)
def test_what_is_no_name_is_not_taken(extractor: BuiltinExtractor, content: str, absent: str) -> None:
    assert absent not in named(read(extractor, content))


@pytest.mark.parametrize(
    ("content", "post"),
    [
        ("国际货币基金组织（IMF）副总裁朱民5日说，风险下降。", ("朱民", "副总裁", "国际货币基金组织")),
        ("世界卫生组织（WHO）总干事谭德塞表示，疫情已经缓解。", ("谭德塞", "总干事", "世界卫生组织")),
        ("岚川汽车（下称“岚川”）董事长李明远表示，今年目标50万辆。", ("李明远", "董事长", "岚川汽车")),
        ("浙江澄岚科技股份有限公司（以下简称“澄岚科技”）总经理王启明说，公司将建厂。", ("王启明", "总经理", "浙江澄岚科技股份有限公司")),
        ("OpenAI CEO Sam Altman表示，公司将推出新芯片。", ("Sam Altman", "CEO", "OpenAI")),
    ],
)  # fmt: skip
def test_a_bracket_between_body_and_post_does_not_part_them(
    extractor: BuiltinExtractor, content: str, post: tuple[str, str, str]
) -> None:
    assert [(p.person, p.title, p.organization) for p in read(extractor, content).affiliations] == [post]


ENGLISH = "Rivermark Auto said on Monday that it plans to build three factories in Leeds by 2030, said chief Tom Hale."


@pytest.mark.parametrize(
    ("content", "notes"), [(ENGLISH, NOT_CHINESE), (f"澄岚科技董事长李明远表示，公司将建厂。{ENGLISH}", "")]
)
def test_a_text_that_is_not_chinese_is_left_unread_and_says_so(
    extractor: BuiltinExtractor, content: str, notes: str
) -> None:
    found = read(extractor, content)
    assert found.notes == notes
    assert bool(found.entities) is not bool(notes)


@pytest.mark.parametrize(
    ("text", "span", "names"),
    [
        ("Zoomera（青禾会议）宣布召回。", "Zoomera（青禾会议", ["Zoomera", "青禾会议"]),
        (
            "The firm said it will expand in Europe. 青禾汽车计划建厂。",
            "The firm said it will expand in Europe. 青禾汽车",
            ["青禾汽车"],
        ),
    ],
)
def test_a_name_holds_no_half_bracket_and_no_sentence(text: str, span: str, names: list[str]) -> None:
    found = join_latin(text, [NamedSpan(text.index(span), text.index(span) + len(span), "COMPANY", 0.9)])
    assert [text[s.start : s.end] for s in found] == names
