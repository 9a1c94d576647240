from __future__ import annotations

from collections import Counter

from kg.models import EntityType
from kg.resolve import block_keys
from kg.resolve.known import find_known
from kg.text.lexicon import read_pairs
from kg.text.normalize import normalize


def test_block_keys_are_sorted_and_name_the_known_line() -> None:
    keys = block_keys("国家发改委", EntityType.ORGANIZATION)
    assert list(keys.whole) == sorted(keys.whole)
    assert "known:国家发展和改革委员会" in keys.whole


def test_firms_of_one_brand_share_no_whole_key() -> None:
    one, other = (block_keys(f"{name}股份有限公司", EntityType.COMPANY) for name in ("上海青梧储能", "四川青梧轮胎"))
    assert set(one.derived) & set(other.derived) == {"form:青梧股份", "form:st青梧"}
    assert not set(one.whole) & set(other.all)
    assert not set(other.whole) & set(one.all)


def test_names_of_a_register_meet_few_others() -> None:
    places = ("临湘", "桐梓", "岢岚", "汪清", "泗水", "荣成", "歙县", "邳州")
    brands = [a + b for a in "青岚宏瑞恒华" for b in "梧舟达丰泰"]
    trades = ("阀门制造", "文化旅游投资", "纺织机械", "农村商业银行", "饲料科技", "第二建筑工程")
    names = [f"{p}市{b}{t}股份有限公司" for p in places for b in brands for t in trades]
    whole, derived = Counter[str](), Counter[str]()
    for name in names:
        keys = block_keys(name, EntityType.COMPANY)
        whole.update(keys.whole)
        derived.update(keys.derived)
    # Each meets those that are whole under one of its keys, and those derived under one that is whole for it.
    met = sum(count * (count - 1) + 2 * count * derived[key] for key, count in whole.items())
    assert met / len(names) < 2


def test_block_keys_are_selective_over_the_known_names() -> None:
    keys = Counter(
        (type_name, key)
        for type_name, line in read_pairs("known_names")
        for key in {key for name in line.split("|") for key in block_keys(name, EntityType(type_name)).all}
    )
    # Lines that share a key: at most a handful (three Trumps, five universities called 华大 ...).
    assert max(keys.values()) <= 8
    assert sum(keys.values()) / len(keys) < 1.05


def test_known_names_stand_on_one_line_of_their_type() -> None:
    for type_name, line in read_pairs("known_names"):
        entity_type = EntityType(type_name)
        names = line.split("|")
        for name in names:
            assert find_known(normalize(name, entity_type), entity_type) == names[0], name
