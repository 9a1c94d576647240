from __future__ import annotations

import pytest

from kg.models import EntityType, Name
from kg.resolve import decide, is_known_otherwise

COMPANY, ORGANIZATION, PERSON = EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.PERSON


def person(surface: str, *employers: str) -> Name:
    return Name(PERSON, surface, employers)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (person("张伟", "海川集团"), person("张伟", "海川集团股份有限公司")),
        (person("张伟", "远帆科技", "海川集团"), person("张伟", "海川集团")),
        (person("张伟", "第十五届望海市人大常委会"), person("张伟", "望海市人大常委会")),
        (person("张伟"), person("张伟")),
        (Name(ORGANIZATION, "望海晚报社"), Name(ORGANIZATION, "望海晚报")),
        (person("卢卡·福特", "海川集团"), person("卢卡·福特", "远帆科技")),
        (Name(COMPANY, "新华社"), Name(ORGANIZATION, "新华社")),
    ],
)
def test_decide_is_strong(a: Name, b: Name) -> None:
    found = decide(a, b)
    assert found is not None
    assert found.ambiguous is None
    assert decide(b, a) == found


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (person("张伟", "海川集团"), person("张伟", "远帆科技")),
        (person("张伟", "第十五届望海市人大常委会"), person("张伟", "第十五届长汐市人大常委会")),
        (person("张伟"), person("李伟")),
        (Name(COMPANY, "福特"), person("福特")),
        (Name(COMPANY, "上海电气"), Name(ORGANIZATION, "上海电力")),
    ],
)
def test_decide_keeps_apart(a: Name, b: Name) -> None:
    assert decide(a, b) is None
    assert decide(b, a) is None


def test_a_person_without_an_employer_is_the_ambiguous_one() -> None:
    found = decide(person("张伟"), person("张伟", "海川集团"))
    assert found is not None
    assert found.ambiguous == "person:张伟"


@pytest.mark.parametrize(
    ("alias", "full", "otherwise"),
    [
        ("华为", "华为云计算技术有限公司", True),
        ("小米", "小米汽车科技有限公司", True),
        ("华为", "华为技术有限公司", False),
        ("海川", "海川物流有限公司", False),
    ],
)
def test_a_well_known_name_is_no_alias_of_another_thing(alias: str, full: str, otherwise: bool) -> None:
    assert is_known_otherwise(Name(COMPANY, alias), Name(COMPANY, full)) is otherwise


def test_who_is_seen_at_both_employers_by_one_article_is_one_with_those_seen_at_either() -> None:
    moved = person("何砚秋", "海川集团", "岚江电机")
    for employer in ("海川集团", "岚江电机"):
        assert decide(moved, person("何砚秋", employer)) is not None
    assert decide(moved, person("何砚秋", "青梧银行")) is None
    assert decide(person("何砚秋", "海川集团"), person("何砚秋", "岚江电机")) is None
