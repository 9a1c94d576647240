from __future__ import annotations

import pytest

from kg.nlp.annotated import AnnotatedText, read_doc
from kg.nlp.linear import LinearModel
from kg.nlp.speech import find_cues
from kg.nlp.speech_extent import Boundary, choose_end, find_boundaries, trim_content
from kg.nlp.statements import find_said
from tests.unit.nlp.conftest import MakeDoc


def ends(reading: AnnotatedText) -> list[str]:
    """Return the two characters before each place at which the content of the first cue may end."""
    cue = find_cues(reading)[0]
    limit = reading.structure.paragraph_at(cue.content).end
    return [reading.text[boundary.end - 2 : boundary.end] for boundary in find_boundaries(reading, cue, limit)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[P 周岚]表示，工厂已经建成，产量很高。明年扩产；后年再建。", ["建成", "很高", "扩产"]),
        ("[P 周岚]表示，工厂（二期，三期）已经建成，产量很高。", ["建成"]),  # not in brackets
        ("[P 周岚]表示，这是“多年努力，来之不易”的成果，产量很高。", ["成果"]),  # not in a quotation
        ("[P 周岚]表示，工厂已经建成。\n产量很高。", []),  # the paragraph is the limit
    ],
)
def test_speech_may_end_between_clauses(make_doc: MakeDoc, marked: str, expected: list[str]) -> None:
    assert ends(read_doc(make_doc(marked))) == expected


def test_the_end_is_where_speech_likely_goes_on_no_more() -> None:
    boundaries = [Boundary(10, 11, ("on",)), Boundary(20, 21, ("off",)), Boundary(30, 31, ("on",))]
    model = LinearModel(0.0, {"on": 5.0, "off": -5.0})
    end, sure = choose_end(0, boundaries, 40, model)
    assert end == 20
    assert sure > 0.95
    assert choose_end(0, boundaries[:1], 40, model)[0] == 40
    assert choose_end(0, [], 40, model) == (40, 1.0)


def test_where_nothing_is_sure_the_end_overlaps_most_with_the_likely_ones() -> None:
    boundaries = [Boundary(10, 11, ()), Boundary(20, 21, ("likely",))]
    end, sure = choose_end(0, boundaries, 30, LinearModel(0.0, {"likely": -0.2}))
    assert end == 10
    assert sure < 0.8


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # what goes on
        (
            "[O 南江统计局]数据显示，1-7月投资增长3.6%。其中，工业投资增长8%。",
            "1-7月投资增长3.6%。其中，工业投资增长8%",
        ),
        ("标题\n[P 周岚]表示，工厂已经建成。产量将继续上升。", "工厂已经建成。产量将继续上升"),
        # what doesn't
        ("标题\n[P 周岚]认为，前景一定很好。\n[C 海川新材]今年涨了三成。", "前景一定很好"),
        ("标题\n[C 海川新材]今日宣布，工厂已经建成。财报显示，去年营收3亿元。", "工厂已经建成"),
    ],
)
def test_how_far_the_shipped_model_lets_speech_go(make_doc: MakeDoc, marked: str, expected: str) -> None:
    reading = read_doc(make_doc(marked))
    said = find_said(reading)[0]
    assert reading.text[said.content.start : said.content.end] == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("，工厂已经建成。（完）", "工厂已经建成"),
        ("工厂已经建成。（参与记者何进）（完）", "工厂已经建成"),
        ("工厂（二期）已经建成（见图）", "工厂（二期）已经建成（见图）"),
        ("。", ""),
    ],
)
def test_closing_remarks_and_final_marks_are_no_content(text: str, content: str) -> None:
    start, end = trim_content(text, 0, len(text))
    assert text[start:end] == content
