from __future__ import annotations

import pytest

from kg.nlp.annotated import read_doc
from kg.nlp.regulated import find_regulated
from kg.text.stretch import Stretch

TAGS = {"经营者": "n", "应当": "v", "不得": "v"}


@pytest.mark.parametrize(
    ("clause", "who"),
    [
        ("经营者应当公示许可证", ("经营者",)),
        ("平台和经营者不得收费", ("平台", "经营者")),
        ("登记指标由平台负责制定", ("平台",)),
        ("对平台免征管理费", ("平台",)),
        ("要求平台公示许可证", ("平台",)),
        ("每件经营者不得收费", ()),
        ("即日起不得收费", ()),
        ("教育局回应家长", ()),
        ("并增设不得转让的行为", ()),
        ("每年三月可以申报", ()),
        ("持有平台的，经营者应当公示许可证", ("经营者",)),
        ("持有平台的，应当公示许可证", ()),
    ],
)
def test_find_regulated_gives_a_noun_phrase_or_nothing(make_doc, clause: str, who: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    tags = {**TAGS, "经营者": "n", "平台": "n", "和": "c", "即日": "t", "起": "v", "并": "c", "增设": "v", "回应": "v",
            "教育局": "ORG", "每年": "t", "公示": "v", "三月": "t", "可以": "v", "持有": "v",
            "的": "u", "认可": "v", "许可证": "n", "对": "p", "免征": "v"}  # fmt: skip
    reading = read_doc(make_doc(clause, None, tags))
    assert find_regulated(reading, Stretch(0, len(clause))) == who
