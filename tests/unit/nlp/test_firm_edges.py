import pytest

from kg.nlp.firm_edges import cut_sites, mend_firm_edges, name_places
from kg.nlp.tokenizer import NamedSpan, Word


def read(marked: str) -> tuple[str, list[NamedSpan], list[Word]]:
    """Return text, spans and words of `词/tag 词/tag`; a firm stands in [ ], its score is 0.5, or 0.9 with [[ ]]."""
    text, words, spans, start, score = "", [], [], 0, 0.5
    for token in marked.split():
        opened, closed = token.count("["), token.count("]")
        word, tag = token.strip("[]").rsplit("/", 1)
        if opened:
            start, score = len(text), 0.9 if opened == 2 else 0.5
        words.append(Word(len(text), len(text) + len(word), tag))
        text += word
        if closed:
            spans.append(NamedSpan(start, len(text), "COMPANY", score))
    return text, spans, words


@pytest.mark.parametrize(
    ("marked", "firms"),
    [
        # acts before or after a known firm
        ("[减持/v 比亚迪/nz] 。/w", ["比亚迪"]),
        ("[清仓/v Zoomera/nz] 。/w", ["Zoomera"]),
        ("[宁德时代/nz 已经/d] 公告/v", ["宁德时代"]),
        # two known firms in one
        ("[比亚迪/nz 与/c 宁德时代/nz] 合作/v", ["比亚迪", "宁德时代"]),
        ("[比亚迪/nz 收购/v 宁德时代/nz] 股权/n", ["比亚迪", "宁德时代"]),
        ("[[砚舟储能/nz]] 称/v ，/w [砚舟储能/nz 、/w 比亚迪/nz] 签约/v", ["砚舟储能", "砚舟储能", "比亚迪"]),
        ("[[青禾汽车/nz]] 称/v [青禾汽车/nz 拟/v 建/v 新厂/n]", ["青禾汽车", "青禾汽车"]),
        # a legal form that was cut off
        ("[砚舟/nz 智能/n] [科技/n 股份有限公司/n] 公告/v", ["砚舟智能科技股份有限公司"]),
        # kinds of firms are none
        ("[新能源/n 公司/n] 亏损/v", []),
        ("[电力/n 公司/n] 称/v", []),
        ("[新厂/n] 投产/v", []),
        ("[子公司/n] 称/v", []),
        # traps: what must stay as it is
        ("[建设/v 银行/n] 称/v", ["建设银行"]),
        ("[老厂长/nz 食品厂/n] 称/v", ["老厂长食品厂"]),
        ("[发展/v 银行/n] 称/v", ["发展银行"]),
        ("[创新/v 砚舟/nz] 称/v", ["创新砚舟"]),
        ("[砚舟/nz 与/c 同舟/nz 律师事务所/n] 称/v", ["砚舟与同舟律师事务所"]),
        ("[中国/LOC 石油/n 公司/n] 称/v", ["中国石油公司"]),
        ("[南澜/LOC 电力/n 公司/n] 称/v", ["南澜电力公司"]),
        ("[比亚迪/nz 汽车/n 销售/vn 公司/n] 称/v", ["比亚迪汽车销售公司"]),
    ],
)
def test_edges_of_firms(marked: str, firms: list[str]) -> None:
    text, spans, words = read(marked)
    assert [text[span.start : span.end] for span in mend_firm_edges(text, spans, words)] == firms


def test_other_types_stay() -> None:
    text, _, words = read("减持/v 比亚迪/nz")
    span = NamedSpan(0, len(text), "ORGANIZATION", 0.5)
    assert mend_firm_edges(text, [span], words) == [span]


@pytest.mark.parametrize(
    ("marked", "firms"),
    [
        ("[[青禾汽车/nz]] 称/v ，/w [青禾汽车/nz 金陵/ns 工厂/n] 投产/v", ["青禾汽车", "青禾汽车"]),
        ("[青禾/nz 集团/n 望湖/ns 基地/n] 总经理/n", ["青禾集团"]),
        ("[望湖/ns 基地/n] 投产/v", []),
        ("[东山/ns 科技园/n] 招商/v", []),
        ("[福记/nz 食品/n 加工厂/n] 称/v", ["福记食品加工厂"]),
        ("[山田/nz 工厂/n] 称/v", ["山田工厂"]),
    ],
)
def test_works_are_no_firms(marked: str, firms: list[str]) -> None:
    text, spans, _ = read(marked)
    assert [text[span.start : span.end] for span in cut_sites(text, spans)] == firms


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("望湖市开会，望湖招商。", ["望湖市", "望湖"]),
        ("望湖市开会，望湖集团招商。", ["望湖市"]),  # a firm that is called after the city
        ("望湾市开会，望湖招商。", ["望湾市"]),
    ],
)
def test_a_place_without_its_rank_is_no_firm(text: str, places: list[str]) -> None:
    start = text.index("，") + 1
    spans = [NamedSpan(0, 3, "REGION", 0.9), NamedSpan(start, start + 2, "COMPANY", 0.5)]
    found = name_places(text, spans)
    assert [text[span.start : span.end] for span in found if span.label == "REGION"] == places
