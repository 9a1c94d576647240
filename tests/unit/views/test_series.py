from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

from kg.views.series import COLUMNS, Point, Series, render_csv, render_series_svg

SOURCE = {"article": "a1", "title": "标题", "source": "报社", "published": "2025-04-20", "start": 0, "end": 4}


def point(period: str | None, day: str, value: str, number: float | None, *, revised: bool = False) -> Point:
    return Point(day, period, value, number, "同比增长5%", 5.0, value, 0.9, f"figure:{value}", revised, (), (SOURCE,))


FIRM = Series(
    "远山<储能>", "营业收入", "元",
    (
        point("2025-Q1", "2025-03-31", "2亿元", 2e8), point("2025-Q2", "2025-06-30", "-1亿元", -1e8),
        point("2025-Q3", "2025-09-30", "9亿元", 9e8, revised=True), point(None, "", "4亿元", 4e8),
    ),
)  # fmt: skip


def test_csv_has_a_row_a_figure() -> None:
    rows = list(csv.DictReader(io.StringIO(render_csv([FIRM]))))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["period"], row["number"], row["articles"]) for row in rows] == [
        ("2025-Q1", "200000000.0", "1"), ("2025-Q2", "-100000000.0", "1"),
        ("2025-Q3", "900000000.0", "1"), ("", "400000000.0", "1"),
    ]  # fmt: skip


def test_a_line_goes_through_the_points_with_a_time_that_nobody_revised() -> None:
    drawn = ElementTree.fromstring(render_series_svg([FIRM]))
    svg = "{http://www.w3.org/2000/svg}"
    [line] = drawn.iter(f"{svg}polyline")
    (x1, y1), (x2, y2) = (tuple(map(float, place.split(","))) for place in line.attrib["points"].split())
    assert x1 < x2
    assert y1 < y2  # what is less stands lower
    words = [each.text or "" for each in drawn.iter(f"{svg}text")]
    assert "远山<储能> 营业收入（亿元）" in words
    assert "9亿元" not in words
    assert "4亿元" not in words


def test_nothing_to_draw_and_one_point_are_pictures_too() -> None:
    assert ElementTree.fromstring(render_series_svg([])) is not None
    alone = Series("甲", "销量", "辆", (point("2025", "2025-12-31", "5辆", 5.0),))
    assert len(list(ElementTree.fromstring(render_series_svg([alone])).iter("{http://www.w3.org/2000/svg}circle"))) == 1
