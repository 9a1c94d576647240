import pytest

from kg.nlp.aliases import Surface, canonical_surface, group_surfaces
from kg.nlp.short_forms import (
    company_core,
    shortens_company,
    shortens_organization,
    shortens_person,
    shortens_policy,
    shortens_region,
)
from kg.text.normalize import letters


def grouped(kind: str, *names: str, text: str = "") -> list[list[str]]:
    surfaces = []
    for name in names:
        at = text.find(name)
        surfaces.append(Surface(kind, name, ((at, at + len(name)),) if at >= 0 else ()))
    return [[surfaces[index].text for index in group] for group in group_surfaces(surfaces, text)]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("COMPANY", ["岚图汽车科技有限公司", "岚图汽车", "岚图"]),
        ("COMPANY", ["广东小鹏汽车科技集团有限公司", "小鹏汽车", "小鹏"]),
        ("COMPANY", ["中国工商银行", "工行"]),
        ("ORGANIZATION", ["国家发展和改革委员会", "发改委"]),
        ("ORGANIZATION", ["青岚市公安局", "市公安局"]),
        ("ORGANIZATION", ["远山足球俱乐部", "远山队"]),
        ("PERSON", ["卢卡·福特", "福特"]),
        ("REGION", ["云岭市", "云岭"]),
        ("REGION", ["中国", "我国"]),
        ("REGION", ["美国", "美"]),
        ("POLICY", ["河道管理条例（草案）", "河道管理条例"]),
    ],
)
def test_group_surfaces_joins_the_names_of_one_thing(kind: str, names: list[str]) -> None:
    assert grouped(kind, *names) == [names]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("COMPANY", ["通用汽车", "通用电气"]),
        ("COMPANY", ["远山集团", "远山银行"]),
        ("ORGANIZATION", ["国务院", "美国国务院"]),
        ("ORGANIZATION", ["云岭文明办", "云岭文明办二局"]),
        ("ORGANIZATION", ["青山协会", "青山协会资格审查委员会"]),
        ("PERSON", ["卢卡·福特", "安娜·福特", "福特"]),
        ("REGION", ["中国", "中国大陆"]),
        ("POLICY", ["河道管理条例", "港口管理条例"]),
    ],
)
def test_group_surfaces_keeps_different_things_apart(kind: str, names: list[str]) -> None:
    assert grouped(kind, *names) == [[name] for name in names]


@pytest.mark.parametrize(
    "text",
    ["青山绿水促进会（以下简称“青促会”）成立", "青山绿水促进会（青促会）成立", "青山绿水促进会（下称青促会）成立"],
)
def test_group_surfaces_follows_a_short_form_that_the_text_defines(text: str) -> None:
    assert grouped("ORGANIZATION", "青山绿水促进会", "青促会", text=text) == [["青山绿水促进会", "青促会"]]


def test_group_surfaces_joins_a_person_with_the_name_in_latin_letters() -> None:
    assert len(grouped("PERSON", "卢卡·福特", "Luca Ford", text="卢卡·福特（Luca Ford）说")) == 1


def test_group_surfaces_keeps_types_apart() -> None:
    surfaces = [Surface("PERSON", "福特"), Surface("COMPANY", "福特")]
    assert group_surfaces(surfaces) == [[0], [1]]


def test_group_surfaces_does_not_depend_on_the_rest_of_the_order() -> None:
    names = ["岚图", "岚图汽车科技有限公司", "通用汽车", "岚图汽车"]
    forward = {frozenset(group) for group in grouped("COMPANY", *names)}
    backward = {frozenset(group) for group in grouped("COMPANY", *reversed(names))}
    assert forward == backward


def test_canonical_surface_is_the_most_complete_one() -> None:
    assert canonical_surface(["岚图", "岚图汽车", "《岚图》"]) == "岚图汽车"
    assert canonical_surface(["我国", "中国"]) == "中国"
    assert canonical_surface(["我国"]) == "我国"


def test_normalize_keeps_letters_and_digits_of_one_width() -> None:
    assert letters("《ＡＢＣ-１２》") == "abc12"


@pytest.mark.parametrize(("name", "core"), [("广东小鹏汽车科技集团有限公司", "小鹏汽车科技"), ("远山集团", "远山")])
def test_company_core_drops_seat_and_legal_form(name: str, core: str) -> None:
    assert company_core(name) == core


def test_shortening_rules_refuse_an_unrelated_name() -> None:
    assert not shortens_company("岚图", "小鹏汽车")
    assert not shortens_organization("教育部", "财政部")
    assert not shortens_person("福", "卢卡·福特")
    assert not shortens_policy("条例", "河道管理条例")
    assert not shortens_region("云", "云岭市")


def test_shortens_organization_takes_a_body_named_like_a_region() -> None:
    assert not shortens_organization("欧洲委", "欧盟")
