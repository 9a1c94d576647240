from __future__ import annotations

import pytest

from kg.nlp.figure_agreement import same_figure

TEXT = "今年1至5月，云岭市汽车出口2.4万辆，同比增长5%。"
GOLD = {
    "subject": "云岭市",
    "indicator": "汽车出口",
    "value": "2.4万辆",
    "number": 24000.0,
    "text": "云岭市汽车出口2.4万辆",
}


def test_a_figure_in_other_words_of_the_same_place_is_the_annotated_one() -> None:
    assert same_figure(TEXT, GOLD, GOLD) == 1.0
    other = {**GOLD, "subject": "云岭", "indicator": "出口", "value": "24000辆", "text": "汽车出口2.4万辆，同比增长5%"}
    assert same_figure(TEXT, GOLD, other) > 0


@pytest.mark.parametrize(
    "changed",
    [{"subject": "望海市"}, {"indicator": "销量"}, {"value": "2万辆", "number": 20000.0}, {"text": "同比增长5%"}],
)
def test_another_subject_measure_number_or_place_is_another(changed: dict[str, object]) -> None:
    assert same_figure(TEXT, GOLD, {**GOLD, **changed}) == 0.0
