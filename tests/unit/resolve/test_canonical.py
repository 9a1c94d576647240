from __future__ import annotations

from itertools import permutations

import pytest

from kg.models import EntityType
from kg.resolve import canonical_name


@pytest.mark.parametrize(
    ("type_name", "surfaces", "name"),
    [
        ("COMPANY", ("广东小鹏汽车科技集团有限公司", "小鹏汽车", "小鹏"), "小鹏汽车"),
        ("COMPANY", ("岚图汽车科技有限公司", "岚图汽车", "岚图"), "岚图汽车"),
        ("COMPANY", ("砚舟储能有限公司",), "砚舟储能有限公司"),
        ("COMPANY", ("Samsung Electronics", "三星电子"), "三星电子"),
        ("COMPANY", ("臺積電", "台积电"), "台积电"),
        ("ORGANIZATION", ("国家发展和改革委员会", "国家发改委", "发改委"), "国家发展和改革委员会"),
        ("PERSON", ("松德拜", "埃里克·松德拜", "Erik Sundby-Larsen"), "埃里克·松德拜"),
        ("POLICY", ("新电池法", "《新电池法》"), "新电池法"),
        ("REGION", ("我国", "中国", "中华人民共和国"), "中国"),
        ("REGION", ("我国", "中华人民共和国"), "中华人民共和国"),
        ("REGION", ("深圳", "深圳市"), "深圳市"),
    ],
)
def test_canonical_name_follows_the_stated_order(type_name: str, surfaces: tuple[str, ...], name: str) -> None:
    for order in permutations(surfaces):
        assert canonical_name(order, EntityType(type_name)) == name
