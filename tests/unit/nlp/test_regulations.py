from __future__ import annotations

from kg.nlp.regulations import find_regulations, smooth_scores

# Of the example that the contract of all kinds makes (tests/unit/models/facts): the order of the fields is part of it.
FACT_ID = "regulation:04f1a555e35399c8"

TAGS = {"应当": "v", "不得": "v", "规定": "v", "超过": "v", "办法": "n", "要求": "v", "必须": "d", "经营": "v"}


def regulations(make_doc, marked):  # type: ignore[no-untyped-def]
    doc = make_doc(marked, "2025-06-14", TAGS)
    doc._.affiliations, doc._.statements = [], []
    found = find_regulations(doc)
    assert all(doc.text[fact.start : fact.end] == fact.text for fact in found)
    return found


MARKED = (
    "标题\n[O 南江市商务局]日前发布《[L 网络餐饮管理办法]》。办法规定，经营者应当公示许可证，不得超范围经营。"
    "平台必须在24小时内处理投诉。经营者不得收取超过5%的费用。"
)


def test_find_regulations_takes_the_policy_from_an_earlier_sentence(make_doc) -> None:  # type: ignore[no-untyped-def]
    found = regulations(make_doc, MARKED)
    assert found
    assert {(fact.policy, fact.issuer) for fact in found} == {("网络餐饮管理办法", "南江市商务局")}
    assert "经营者" in {who for fact in found for who in fact.regulated}


def test_find_regulations_needs_a_policy_or_an_issuer(make_doc) -> None:  # type: ignore[no-untyped-def]
    assert regulations(make_doc, "标题\n经营者应当公示许可证，不得超范围经营。") == []


def test_smooth_scores_raises_what_stands_among_provisions() -> None:
    alone, among = smooth_scores([0.0, -9.0, -9.0])[0], smooth_scores([0.0, 5.0, 5.0])[0]
    assert among > alone
