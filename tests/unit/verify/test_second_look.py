from __future__ import annotations

import pytest

from kg.offline.verifying import make_readers
from kg.verify.claim import FUNCTION_TAGS, ClaimText
from kg.verify.second_look import second_features
from kg.verify.source import SourceArticle

TEXT = "海川投产工厂，林溪辞职。公司盈利。"
CLAIM = ClaimText(TEXT, SourceArticle("标题\n海川投产工厂。", make_readers()))


def test_a_word_is_seen_with_those_around_it() -> None:
    content = [i for i, w in enumerate(CLAIM.words) if w.tag not in FUNCTION_TAGS]
    chances = [0.0] * len(CLAIM.words)
    chances[content[0]], chances[content[1]] = 0.2, 0.8
    rows = second_features(CLAIM, chances)
    first, second, last = rows[content[0]], rows[content[1]], rows[content[-1]]
    assert (first["first_most_of_clause"], second["first_most_of_clause"]) == (0.8, 0.2)
    assert second["first_before"] == second["first_earlier"] == 0.2
    assert first["first_after"] == 0.8
    assert first["first_of_others"] == pytest.approx(0.8 / (len(content) - 1))
    assert last["first_of_sentence"] == 0.0


def test_a_word_alone_has_a_usual_share_around_it() -> None:
    [row, *_] = second_features(ClaimText("盈利", CLAIM.source), [0.5] * len(ClaimText("盈利", CLAIM.source).words))
    assert row["first"] == 0.0
    assert row["first_of_clause"] == row["first_before"] == 0.3
