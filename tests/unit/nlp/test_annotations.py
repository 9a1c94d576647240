"""Annotations by offsets: strings out, offsets in, and back."""

from __future__ import annotations

import json

import pytest

from kg.errors import LoadError
from kg.nlp.training.annotations import pack, restore

ARTICLE = {
    "id": "a1",
    "title": "砚舟拟建厂",
    "content": "砚舟储能计划到2030年建成3座工厂。韩知予说，3座都在北欧。",
    "published": None,
}
GOLD = {
    "id": "a1",
    "entities": [{"type": "COMPANY", "name": "砚舟储能", "mentions": ["砚舟储能", "砚舟"]}],
    "affiliations": [],
    "statements": [{"speaker": "韩知予", "verb": "说", "direct": False, "text": "3座都在北欧"}],
    "plans": [
        {"actor": "砚舟储能", "text": "计划到2030年建成3座工厂", "target_date": "2030", "quantities": ["3座工厂"]}
    ],
    "regulations": [{"policy": None, "issuer": "砚舟储能", "regulated": [], "region": None, "text": "3座都在北欧"}],
}


def test_packed_annotations_hold_no_words_of_the_text() -> None:
    packed = json.dumps(pack(ARTICLE, GOLD), ensure_ascii=False)
    assert not [word for word in ("砚舟", "工厂", "北欧", "韩知予") if word in packed]


def test_restored_annotations_are_the_same() -> None:
    assert restore(json.loads(json.dumps(pack(ARTICLE, GOLD))), ARTICLE) == GOLD


def test_another_text_is_refused() -> None:
    with pytest.raises(LoadError, match="not the one"):
        restore(pack(ARTICLE, GOLD), {**ARTICLE, "content": "别的"})


def test_what_is_not_in_the_text_is_refused() -> None:
    with pytest.raises(LoadError, match="不在"):
        pack(ARTICLE, {**GOLD, "entities": [{"type": "REGION", "name": "不在", "mentions": ["不在"]}]})
