"""Who a reporting verb belongs to, where the clause does not begin with the speaker's name."""

from __future__ import annotations

import pytest

from kg.nlp.annotated import read_doc
from kg.nlp.statements import find_said
from tests.unit.nlp.conftest import MakeDoc


def said(make_doc: MakeDoc, marked: str) -> list[tuple[str, str]]:
    """Return who says what begins with which six characters."""
    reading = read_doc(make_doc(marked))
    return [(one.speaker.surface, reading.text[one.content.start : one.content.end][:6]) for one in find_said(reading)]


@pytest.mark.parametrize(
    ("text", "speaker", "begins"),
    [
        # a paper between the issuer and the verb
        ("[R 云州市]印发《[L 云州市港口扩建三年行动方案]》提出，新建三座码头。", "云州市", "新建三座码头"),
        ("[O 港务局]等五部门发布关于港口收费的通知，其中提出，泊位费减半征收。", "港务局", "泊位费减半征"),
        ("[O 港务局]发布关于港口收费的通知。其中提到，泊位费减半征收。", "港务局", "泊位费减半征"),
        # what is answered is not who answers
        ("[C 海川电气]回应[C 砚舟储能]出售股权称，双方仍将合作。", "海川电气", "双方仍将合作"),
        # a bare title repeats its holder
        ("[P 韩知予][T 总干事]到访。在闭门会上，总干事强调，会费不会上调。", "韩知予", "会费不会上调"),
        ("审理此案的[T 法官][P 裴若川]休庭。法官认为，证据并不充分。", "裴若川", "证据并不充分"),
        # the desk's line is no part of the clause
        ("【云州日报记者 [P 韩知予]】[O 港务局]表示，泊位费减半征收。", "港务局", "泊位费减半征"),
        # the body, not what a bracket adds to it
        ("记者从[O 港务局]（[O 航道中心]）获悉，泊位费减半征收。", "港务局", "泊位费减半征"),
        # the first verb has another behind it
        ("[C 海川电气]发表声明，称双方仍将合作。", "海川电气", "双方仍将合作"),
        ("[C 海川电气]发表声明，称职的会计师都会同意这一做法。", "海川电气", "称职的会计师"),
        ("[O 云州法院]裁决这批货物归承运人所有。", "云州法院", "这批货物归承"),
    ],
)
def test_the_speaker_is_who_the_verb_belongs_to(make_doc: MakeDoc, text: str, speaker: str, begins: str) -> None:
    assert (speaker, begins) in said(make_doc, text)


def test_a_quotation_after_a_closing_attribution_goes_on(make_doc: MakeDoc) -> None:
    found = said(make_doc, "“泊位还是太少了，”[P 韩知予]说。“明年会建三座新的码头。”")
    assert found == [("韩知予", "泊位还是太少"), ("韩知予", "明年会建三座")]


@pytest.mark.parametrize(
    "text",
    [
        "[R 北洲]军队攻占[R 红石城]（[R 南洲]称黑石城）后继续推进到河岸。",  # a name that another uses
        "[P 韩知予][T 总干事]到访。专家认为，会费不会上调。",  # nobody's title
        "[P 韩知予][T 总干事]到访。董事认为，会费不会上调。",  # another's title
        "[O 港务局]昨日开会。其中提到，泊位费减半征收。",  # nothing was put out
    ],
)
def test_nobody_speaks(make_doc: MakeDoc, text: str) -> None:
    assert said(make_doc, text) == []
