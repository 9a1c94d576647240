from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.models import EntityType
from kg.resolve import normalize
from kg.text.normalize import flatten, fold, fold_marks, letters


@pytest.mark.parametrize(
    ("type_name", "surface", "normal"),
    [
        ("COMPANY", "臺積電", "台积电"),
        ("COMPANY", "ＢＯＥ", "boe"),
        ("COMPANY", "砚舟储能（澜州）有限公司", "砚舟储能(澜州)有限公司"),
        ("COMPANY", "Nestlé S.A.", "nestle sa"),
        ("COMPANY", "阿斯顿 • 马丁", "阿斯顿·马丁"),
        ("PERSON", "杰米.戴蒙", "杰米·戴蒙"),
        ("PERSON", "埃里克 松德拜", "埃里克·松德拜"),
        ("PERSON", "埃里克・松德拜", "埃里克·松德拜"),
        ("POLICY", "《巴黎协定》", "巴黎协定"),
        ("POLICY", "“十四五”规划", "十四五规划"),
    ],
)
def test_normalize_gives_one_spelling(type_name: str, surface: str, normal: str) -> None:
    assert normalize(surface, EntityType(type_name)) == normal


@settings(deadline=None)
@given(st.text(max_size=30), st.sampled_from(EntityType))
def test_normalize_changes_nothing_the_second_time_for_han_and_latin(surface: str, entity_type: EntityType) -> None:
    kept = "".join(c for c in surface if c.isascii() or "\u4e00" <= c <= "\u9fa5")
    once = normalize(kept, entity_type)
    assert normalize(once, entity_type) == normalize(normalize(once, entity_type), entity_type)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_what_is_searched_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(fold_marks(text)) == len(text)


def test_two_forms_keep_places_and_two_do_not() -> None:
    assert fold_marks("「臺灣」—ＡＢ・㎡") == '"台湾"-ab·㎡'
    assert flatten("臺灣ＡＢ㎡") == "台湾abm2"
    assert letters("《ＡＢＣ-１２》 甲") == "abc12甲"
