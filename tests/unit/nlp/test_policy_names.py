from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.nlp.policy_names import (
    drop_no_policies,
    name_documents,
    name_sent_out,
    name_title,
    split_documents,
    title_of_document,
)
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青川省人民政府关于加强河道管理的意见\n一、总体要求", "关于加强河道管理的意见"),
        ("水利局转发林业局关于清理砂场的通知\n各县：", "关于清理砂场的通知"),
        ("河道采砂管理条例\n第一条 采砂应当登记。", "河道采砂管理条例"),
        ("青川省政府印发关于加强河道管理的意见\n记者报道", None),
        ("甲股份有限公司关于回购股份的通知\n全文", None),
        ("专家解读河道采砂管理条例\n第一条说了什么", None),
        ("河道采砂管理条例\n记者走访了三个砂场。", None),
        ("河道如何管理", None),
    ],
)
def test_title_of_document_takes_the_name_behind_its_issuer(text: str, name: str | None) -> None:
    place = title_of_document(text)
    assert (text[slice(*place)] if place else None) == name
    named = [("POLICY", name)] if name else []
    assert [(label, shown_) for shown_, label in shown(text, name_title(text, []))] == named


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("水利部发布关于做好采砂登记工作的通知，其中提出登记免费。", ["关于做好采砂登记工作的通知"]),
        ("青川省印发河道采砂综合治理行动方案，提出三年见效。", ["河道采砂综合治理行动方案"]),
        ("水利局就河道采砂登记管理办法公开征求意见。", ["河道采砂登记管理办法"]),
        ("水利部发布会上，官员谈到采砂登记工作的规定，说要改。", []),
        ("水利部发布的河道采砂登记统计说明没有规定，也没有通知。", []),
        ("公司公布今年第二期员工持股计划实施方案，拟回购股份。", []),
    ],
)
def test_name_sent_out_takes_documents_without_marks(text: str, names: list[str]) -> None:
    assert shown(text, name_sent_out(text, [])) == [(name, "POLICY") for name in names]


@pytest.mark.parametrize(
    ("text", "surface", "kept"),
    [
        ("甲乙签订《股权转让协议》。", "股权转让协议", False),
        ("依照《公司章程》", "公司章程", False),
        ("新游戏《Stone River》上市", "Stone River", False),
        ("该《办法》规定", "办法", False),
        ("《河道采砂管理办法》规定", "河道采砂管理办法", True),
        ("两国签署《两河流域合作协议》", "两河流域合作协议", True),
        ("议会通过《Fair Rivers Act》", "Fair Rivers Act", True),
        ("推进“两河”战略", "两河", True),
    ],
)
def test_drop_no_policies(text: str, surface: str, kept: bool) -> None:
    at = text.index(surface)
    span = NamedSpan(at, at + len(surface), "POLICY", 0.9)
    assert drop_no_policies(text, [span]) == ([span] if kept else [])
