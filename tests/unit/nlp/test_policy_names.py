from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.policy_names import name_documents, split_documents
from kg.nlp.tokenizer import NamedSpan


def shown(text: str, spans: list[NamedSpan]) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.label) for one in spans]


def test_name_documents_takes_a_title_that_ends_as_a_law_does_as_one_policy() -> None:
    text = "《云岭市河道管理办法（试行）》与《远山的春天》"
    found = [NamedSpan(1, 4, "REGION", 0.9), NamedSpan(17, 19, "REGION", 0.9)]
    assert shown(text, name_documents(text, found)) == [("云岭市河道管理办法（试行）", "POLICY"), ("远山", "REGION")]


def test_name_documents_keeps_the_better_probability() -> None:
    text = "《河道法》"
    assert name_documents(text, [NamedSpan(1, 4, "POLICY", 0.99)]) == [NamedSpan(1, 4, "POLICY", 0.99)]
    assert 0 < name_documents(text, [])[0].score < 0.99


def test_split_documents_gives_the_members_of_a_list() -> None:
    text = "河道法修正案草案、湖泊管理条例"
    spans = split_documents(text, [NamedSpan(0, len(text), "POLICY", 0.8)])
    assert shown(text, spans) == [("河道法修正案草案", "POLICY"), ("湖泊管理条例", "POLICY")]


def test_split_documents_keeps_a_name_with_a_list_inside() -> None:
    text = "促进河道、湖泊保护的办法"
    whole = [NamedSpan(0, len(text), "POLICY", 0.8)]
    assert split_documents(text, whole) == whole
    trade = "货物办法、服务"
    assert split_documents(trade, [NamedSpan(0, len(trade), "POLICY", 0.8)]) == [
        NamedSpan(0, len(trade), "POLICY", 0.8)
    ]


@given(st.text(alphabet="《》、（）法办条例山水", max_size=40), st.lists(st.integers(0, 40), max_size=8, unique=True))
def test_spans_stay_apart_whatever_the_marks(text: str, cuts: list[int]) -> None:
    edges = sorted(cut for cut in cuts if cut <= len(text))
    given_spans = [NamedSpan(a, b, "POLICY", 0.5) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    spans = name_documents(text, split_documents(text, given_spans))
    assert all(0 <= one.start < one.end <= len(text) for one in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
