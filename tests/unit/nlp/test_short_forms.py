from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.nlp.short_forms import SHORTENS, ShortFormIndex, shortens_company

_PARTS = [
    *"北南国家京海山川云甲乙丙会委部局办市省队办法条例报告",
    *(
        "中国",
        "国家",
        "北京",
        "广东省",
        "云岭",
        "科技",
        "汽车",
        "集团",
        "有限公司",
        "股份有限公司",
        "俱乐部",
        "足球俱乐部",
    ),
    *("委员会", "·", "•", "约翰", "福特", "（草案）", "中华人民共和国", "计划", "倡议", "Ａ", "a", "部"),
]
_NAMES = st.lists(st.sampled_from(_PARTS), min_size=1, max_size=6).map("".join)


@pytest.mark.parametrize("kind", sorted(SHORTENS))
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_index_gives_every_name_that_a_short_form_belongs_to(kind: str, data: st.DataObject) -> None:
    parts = data.draw(st.lists(st.sampled_from(_PARTS), min_size=1, max_size=6))
    full = "".join(parts)
    kept = data.draw(st.lists(st.booleans(), min_size=len(full), max_size=len(full)))
    short = "".join(char for char, keep in zip(full, kept, strict=True) if keep) or full[:1]
    other = data.draw(_NAMES)
    for candidate in (
        short,
        other,
        *(full[at:] for at in range(1, len(full))),
        *(full[:at] for at in range(1, len(full))),
    ):
        if candidate != full and len(candidate) <= len(full) and SHORTENS[kind](candidate, full):
            index = ShortFormIndex(kind)
            index.add(full, 7)
            assert 7 in index.candidates(candidate), (candidate, full)


def test_a_group_is_none_of_its_firms() -> None:
    assert not shortens_company("青能集团", "湖南青能新能源有限公司")
    assert shortens_company("青能集团", "湖南青能新能源集团有限公司")
