from __future__ import annotations

import hashlib

from kg.resolve.fact_keys import _least_pairs, fact_keys
from tests.unit.resolve.fact_pairs import make_view

PLAN = {"kind": "plan", "actor": ["海川新材料"], "text": "计划到2028年在青屿市建成3座电池工厂", "target_date": "2028"}


def test_the_same_words_share_keys_whichever_article_says_them() -> None:
    first = fact_keys(make_view(**PLAN, article_id="a1", published="2025-01-10"))
    second = fact_keys(make_view(**PLAN, article_id="b2", published="2025-06-10"))
    assert set(first) & set(second)
    assert list(first) == sorted(first)


def test_another_actor_with_the_same_words_shares_none() -> None:
    other = fact_keys(make_view(**PLAN | {"actor": ["远帆科技"]}))
    assert not set(fact_keys(make_view(**PLAN))) & set(other)


def test_the_least_pair_by_each_hash_is_the_one_of_least_digest() -> None:
    text = "计划在青屿市扩建电池材料产线年内投产"
    pairs = {text[start : start + 2] for start in range(len(text) - 1)}
    digests = [
        {hashlib.blake2b(f"{row}:{pair}".encode(), digest_size=8).digest(): pair for pair in pairs} for row in range(12)
    ]
    assert _least_pairs(text) == [f"{row}:{found[min(found)]}" for row, found in enumerate(digests)]
    assert _least_pairs("厂") == []
