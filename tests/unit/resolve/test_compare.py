from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.models import EntityType
from kg.resolve import block_keys, compare, rules_alone

DATA = Path(__file__).parents[2] / "data"
SHARED = Path(os.environ.get("KG_SHARED", Path(__file__).parents[4] / "shared")) / "er" / "dev.jsonl"
SETS = [*(DATA / f"name_pairs{part}.jsonl" for part in ("", "_blind", "_second", "_third", "_rare")), SHARED]
RARE = [DATA / "name_pairs_rare.jsonl", SHARED.with_name("rare.jsonl")]


def read_pairs(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        pytest.skip(f"no {path.name} beside the repository")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.name)
def test_compare_reaches_precision_and_recall(path: Path) -> None:
    pairs = read_pairs(path)
    verdicts = [(compare(p["a"], p["b"], EntityType(p["type"])).same, p["same"]) for p in pairs]
    found = verdicts.count((True, True))
    assert found / max(1, found + verdicts.count((True, False))) >= 0.98
    assert found / (found + verdicts.count((False, True))) >= 0.80


@pytest.mark.parametrize("path", RARE, ids=lambda path: path.name)
def test_the_rules_alone_tell_little_known_names(path: Path) -> None:
    pairs = read_pairs(path)
    with rules_alone():
        verdicts = [(compare(p["a"], p["b"], EntityType(p["type"])).same, p["same"]) for p in pairs]
    found = verdicts.count((True, True))
    assert found / max(1, found + verdicts.count((True, False))) >= 0.98
    assert found / (found + verdicts.count((False, True))) >= 0.80


def test_the_list_is_back_after_the_rules_were_asked_alone() -> None:
    with rules_alone():
        assert not compare("JD.com", "京东", EntityType.COMPANY).same
    assert compare("JD.com", "京东", EntityType.COMPANY).same


def meet(a: str, b: str, entity_type: EntityType) -> bool:
    """Return whether two names share a key that is whole for one of them."""
    left, right = block_keys(a, entity_type), block_keys(b, entity_type)
    return bool({*left.whole} & {*right.all} or {*left.all} & {*right.whole})


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.name)
def test_compare_is_symmetric_and_same_names_share_a_key(path: Path) -> None:
    for pair in read_pairs(path):
        entity_type = EntityType(pair["type"])
        result = compare(pair["a"], pair["b"], entity_type)
        assert result == compare(pair["b"], pair["a"], entity_type)
        assert 0 <= result.score <= 1
        assert result.reasons
        if result.same:
            assert meet(pair["a"], pair["b"], entity_type), pair


NAME = st.text(
    alphabet="中国砚舟储能澜州长汐电气汽车科技银行大学部委员会集团股份有限公司（）·马克斯法第十年A b.", max_size=14
)


# The first example reads the lexicons.
@settings(deadline=None)
@given(NAME, NAME, st.sampled_from(EntityType))
def test_compare_is_symmetric_and_blocked_for_any_names(a: str, b: str, entity_type: EntityType) -> None:
    result = compare(a, b, entity_type)
    assert result == compare(b, a, entity_type)
    if result.same and a != b:
        assert meet(a, b, entity_type)


# The first example reads the lexicons.
@settings(deadline=None)
@given(st.text(min_size=1, max_size=20), st.sampled_from(EntityType))
def test_compare_takes_any_text_and_finds_it_the_same_as_itself(name: str, entity_type: EntityType) -> None:
    assert compare(name, name, entity_type).same
    keys = block_keys(name, entity_type)
    assert keys.all == tuple(sorted({*keys.whole, *keys.derived}))
    assert keys.whole


@pytest.mark.parametrize(
    ("type_name", "a", "b", "rule"),
    [
        ("COMPANY", "澜州砚舟储能科技股份有限公司", "砚舟储能", "first two characters dropped"),
        ("COMPANY", "杭州砚舟储能科技股份有限公司", "砚舟储能", "place and trade words dropped"),
        ("COMPANY", "砚舟储能科技有限公司", "砚舟储能科技", "legal suffix dropped"),
        ("COMPANY", "浙江霁川医疗器械有限公司", "霁川医疗器械", "place prefix dropped"),
        ("COMPANY", "挪威维德兰能源公司", "维德兰能源", "country in front dropped"),
        ("COMPANY", "霁川汽车", "霁川", "brand without its trade word"),
        ("COMPANY", "霁川股份", "浙江霁川文具股份有限公司", "stock short name"),
        ("COMPANY", "霁川股份有限公司", "霁川股份", "legal suffix dropped"),
        ("COMPANY", "浙江霁川半导体科技股份有限公司", "霁川科技", "stock short name"),
        ("COMPANY", "浙江霁川实业集团股份有限公司", "霁川集团", "place and trade words dropped"),
        ("COMPANY", "霁川（集团）有限公司", "霁川集团", "legal suffix dropped"),
        ("COMPANY", "浙江霁川农村商业银行股份有限公司", "霁川农商行", "place prefix dropped"),
        ("ORGANIZATION", "江苏省发展和改革委员会", "江苏省发改委", "usual short words"),
        ("ORGANIZATION", "江苏省发展和改革委员会", "江苏发改委", "administrative suffix dropped"),
        ("ORGANIZATION", "浙江省高级人民法院", "浙江高院", "administrative suffix dropped"),
        ("ORGANIZATION", "俄罗斯农业部", "俄农业部", "country by one character"),
        ("ORGANIZATION", "中国驻俄罗斯大使馆", "驻俄使馆", "embassy"),
        ("ORGANIZATION", "中国共产党江苏省委员会", "江苏省委", "party committee"),
        ("ORGANIZATION", "国家税务总局江苏省税务局", "江苏省税务局", "local tax office"),
        ("ORGANIZATION", "中国证监会江苏监管局", "江苏证监局", "local securities office"),
        ("ORGANIZATION", "德国联邦农业部", "德国农业部", "联邦 dropped"),
        ("ORGANIZATION", "北京大学城市管理学院", "北大城市管理学院", "full name of its owner"),
        ("ORGANIZATION", "浙江医科大学附属霁川医院", "霁川医院", "university in front dropped"),
        ("PERSON", "埃里克·松德拜", "松德拜", "surname of a full name"),
        ("PERSON", "菲利普·松德拜", "菲利浦·松德拜", "renderings that sound alike"),
        ("PERSON", "让-保罗·萨特", "萨特", "surname of a full name"),
        ("PERSON", "顾闻笙", "Gu Wensheng", "pinyin"),
        ("POLICY", "《中华人民共和国船舶法》", "船舶法", "中华人民共和国 dropped"),
        ("POLICY", "PRC Ship Law", "Ship Law of the People's Republic of China", "article dropped"),
        ("REGION", "凉山彝族自治州", "凉山", "administrative suffix dropped"),
        ("REGION", "四川雅安", "雅安", "country or province in front dropped"),
        ("REGION", "上海", "沪", "known names"),
    ],
)
def test_compare_joins_by_rule(type_name: str, a: str, b: str, rule: str) -> None:
    result = compare(a, b, EntityType(type_name))
    assert (result.same, result.rule) == (True, rule), result


@pytest.mark.parametrize(
    ("type_name", "a", "b"),
    [
        ("COMPANY", "霁川集团", "霁川物流"),
        ("COMPANY", "霁川集团", "霁川物流股份有限公司"),
        ("COMPANY", "霁川集团", "霁川控股"),
        ("COMPANY", "霁川", "霁川半导体有限公司"),
        ("COMPANY", "霁川集团", "霁川电子信息股份有限公司"),
        ("COMPANY", "霁川银行杭州分行", "霁川银行"),
        ("COMPANY", "特斯拉（上海）有限公司", "特斯拉"),
        ("COMPANY", "霁川股份有限公司", "霁川重工股份有限公司"),
        ("COMPANY", "浙江霁川家电集团股份有限公司", "霁川集团"),
        ("COMPANY", "江苏霁川农村商业银行股份有限公司", "江苏银行"),
        ("COMPANY", "中原银行", "中行"),
        ("COMPANY", "中国石油天然气集团有限公司", "中国石油天然气股份有限公司"),
        ("COMPANY", "中国银行", "中国人民银行"),
        ("ORGANIZATION", "银保监会", "中国银行业监督管理委员会"),
        ("ORGANIZATION", "江苏省发改委", "国家发改委"),
        ("PERSON", "顾闻笙", "顾闻生"),
        ("PERSON", "小松德拜", "松德拜"),
        ("PERSON", "大卫·库克", "库克"),
        ("PERSON", "迈克尔·波特", "迈克尔·波顿"),
        ("POLICY", "社会保险法", "保险法"),
        ("REGION", "吉林省", "吉林市"),
        ("ORGANIZATION", "湖北大学", "湖大"),
        ("ORGANIZATION", "吉林省高级人民法院", "吉林市中级人民法院"),
        ("REGION", "墨西哥", "墨西哥城"),
        ("REGION", "北京朝阳", "朝阳市"),
        ("REGION", "福冈市", "福冈县"),
    ],
)
def test_compare_keeps_apart(type_name: str, a: str, b: str) -> None:
    assert not compare(a, b, EntityType(type_name)).same
