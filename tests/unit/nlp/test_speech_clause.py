from __future__ import annotations

import pytest

from kg.nlp.annotated import read_doc
from kg.nlp.speech_clause import ClauseStarts
from tests.unit.nlp.conftest import MakeDoc


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("今年开局不错，海川新材表示，产量上升。", "海川新材"),
        (
            "某报快讯，海川新材（SH 600000，收盘价：7.5元）5月3日晚间表示，产量上升。",
            "海川新材（SH 600000，收盘价：7.5元）5月3日晚间",
        ),
        ("对于“海川涨价”表示，产量上升。", "对于“海川涨价”"),
        ("工厂建成了（二期已经开工。）海川表示，产量上升。", "）海川"),  # a sentence in brackets ends the clause
        ("）海川表示，产量上升。", "）海川"),  # nothing opens the bracket
        ("“工厂已经建成，产量很高。”海川表示，产量上升。", "海川"),
    ],
)
def test_a_clause_begins_after_the_last_stop_outside_brackets(make_doc: MakeDoc, text: str, clause: str) -> None:
    verb = text.index("表示")
    start = ClauseStarts(read_doc(make_doc(text))).before(verb)
    assert text[start:verb] == clause


def test_a_byline_that_ends_in_a_name_is_none(make_doc: MakeDoc) -> None:
    reading = read_doc(make_doc("某社5月3日丨[C 海川电气]表示，产量上升。"))
    verb = reading.text.index("表示")
    assert reading.text[ClauseStarts(reading).before(verb) : verb].endswith("海川电气")
