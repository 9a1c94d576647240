"""Short forms of legal names: what they may leave out, and what tells a subsidiary from its parent."""

from __future__ import annotations

import pytest

from kg.resolve.company_forms import company_forms


def short(name: str) -> set[str]:
    return {form.text for form in company_forms(name)}


@pytest.mark.parametrize(
    ("legal", "name"),
    [
        ("青岛岚舟阀门股份有限公司", "岚舟股份"),
        ("青岛岚舟铆焊件股份有限公司", "岚舟股份"),
        ("福建蕉城县岚舟茶业有限公司", "岚舟茶业"),
        ("随州岚舟门业股份有限公司", "st岚舟"),
        ("高唐县岚舟集团有限责任公司", "岚舟集团"),
        ("烟台岚舟投资控股有限公司", "岚舟控股"),
        ("海东盐业集团岚舟药业有限公司", "岚舟药业"),
    ],
)
def test_short_names_of_legal_names(legal: str, name: str) -> None:
    assert name in short(legal)


@pytest.mark.parametrize(
    ("legal", "name"),
    [
        ("诸城市岚舟车桥销售有限公司", "岚舟车桥"),
        ("诸城市岚舟车桥进出口有限公司", "岚舟车桥"),
        ("湖南京岚新能源开发有限公司", "京岚"),
        ("岚舟煤化集团财务有限公司", "岚舟煤化"),
        ("上海股份有限公司", "st"),
        ("烟台岚舟家电集团有限公司", "岚舟集团"),
        ("三河岚舟粮油集团饲料蛋白有限公司", "三河岚舟粮油集团"),
        ("海东盐业集团药业有限公司", "药业"),
    ],
)
def test_what_a_short_name_may_not_leave_out(legal: str, name: str) -> None:
    assert name not in short(legal)
