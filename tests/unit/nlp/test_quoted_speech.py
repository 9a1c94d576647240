from __future__ import annotations

import pytest

from kg.nlp.annotated import read_doc
from kg.nlp.quoted_speech import Quotations
from tests.unit.nlp.conftest import MakeDoc


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("周岚说：“工厂已经建成。”", 1),
        ("“工厂建成了，”周岚说，“我们很高兴。”", 2),
        ("他参观了“海川一号”工厂。", 0),  # a name
        ("所谓“好。”不算。", 0),  # too short
    ],
)
def test_utterances_are_quotations_that_read_as_words(make_doc: MakeDoc, text: str, count: int) -> None:
    assert len(Quotations(read_doc(make_doc(text))).utterances) == count


def test_who_is_named_after_a_quotation_must_have_spoken(make_doc: MakeDoc) -> None:
    spoken = Quotations(read_doc(make_doc("“工厂已经建成了。”[P 周岚]笑着说着。")))
    named = spoken.named_after(spoken.utterances[0])
    assert named is not None
    assert named[0].surface == "周岚"
    left = Quotations(read_doc(make_doc("“工厂已经建成了。”[P 周岚]转身离开了。")))
    assert left.named_after(left.utterances[0]) is None


def test_a_quotation_that_is_a_sentence_of_its_own_ends_what_is_before_it(make_doc: MakeDoc) -> None:
    text = "工厂已经建成。“我们花了三年时间。”大家说“很好，真的很好。”"
    quotations = Quotations(read_doc(make_doc(text)))
    assert quotations.first_sentence_after(0, len(text)) == text.index("“我们")
    after = text.index("大家")
    assert quotations.first_sentence_after(after, len(text)) == len(text)
