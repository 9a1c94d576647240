from __future__ import annotations

from kg.nlp.confidence import entity_confidence, entity_features


def test_more_and_surer_mentions_make_it_surer() -> None:
    weak = entity_confidence("COMPANY", ["青屿储能"], [0.5])
    strong = entity_confidence("COMPANY", ["青屿储能"], [0.999, 0.998, 0.999])
    assert 0 <= weak < strong <= 1


def test_a_name_of_a_list_is_told() -> None:
    assert "known=True" in entity_features("REGION", ["广东省"], [0.9])
    assert "known=False" in entity_features("REGION", ["青屿谷"], [0.9])
