from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

from kg.views.labels import text_width
from kg.views.series import COLUMNS, Point, Series, render_csv
from kg.views.series_svg import make_axis, render_series_svg

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


SVG = "{http://www.w3.org/2000/svg}"


def test_years_and_quarters_are_lines_of_their_own() -> None:
    """A quarter after a year is no fall."""
    points = [
        ("2023", "2023-12-31", 12e9),
        ("2024", "2024-12-31", 15e9),
        ("2025-Q1", "2025-03-31", 3e9),
        ("2025-Q2", "2025-06-30", 4e9),
    ]
    series = Series("甲", "营收", "元", tuple(point(p, day, f"{n / 1e8:g}亿元", n) for p, day, n in points))
    drawn = ElementTree.fromstring(render_series_svg([series]))
    assert [len(line.attrib["points"].split()) for line in drawn.iter(f"{SVG}polyline")] == [2, 2]
    assert {"year", "quarter"} <= {text.text for text in drawn.iter(f"{SVG}text")}


def test_two_numbers_of_one_time_are_two_dots_and_one_line() -> None:
    first, other = point("2025-Q1", "2025-03-31", "3亿元", 3e8), point("2025-Q1", "2025-03-31", "2亿元", 2e8)
    series = Series("甲", "营收", "元", (first, other, point("2025-Q2", "2025-06-30", "4亿元", 4e8)))
    drawn = ElementTree.fromstring(render_series_svg([series]))
    [line] = drawn.iter(f"{SVG}polyline")
    assert len(line.attrib["points"].split()) == 2
    assert len(list(drawn.iter(f"{SVG}circle"))) == 3


def test_steps_are_round_and_hold_every_number() -> None:
    for numbers in ([1.6e10, 3e9], [-2.1e8, -1.2e8], [37.0], [0.0], [38000.0, 15000.0], [-1.0, 7.0]):
        axis = make_axis(numbers)
        assert axis.low <= min(0.0, *numbers) <= max(numbers) <= axis.high
        assert 2 <= len(axis.levels()) <= 8
        assert f"{axis.step:e}".partition("e")[0].rstrip("0").rstrip(".") in ("1", "2", "2.5", "5")


def test_no_label_stands_on_another() -> None:
    points = [point(f"2025-{m:02}", f"2025-{m:02}-28", f"{25103 + m}辆", 25103.0 + m) for m in range(1, 13)]
    drawn = ElementTree.fromstring(render_series_svg([Series("甲", "销量", "辆", tuple(points))]))
    boxes = []
    for text in drawn.iter(f"{SVG}text"):
        if text.attrib.get("text-anchor") == "middle":
            x, y, half = float(text.attrib["x"]), float(text.attrib["y"]), text_width(text.text or "", 12) / 2
            assert not [b for b in boxes if abs(b[1] - y) < 11 and abs(b[0] - x) < b[2] + half - 1]
            boxes.append((x, y, half))
    assert len(boxes) > 12
