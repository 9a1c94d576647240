import pytest

from kg.printable import printable, spreadsheet_cell


def test_printable_keeps_places_and_lets_nothing_steer_a_terminal() -> None:
    text = "甲\x1b]0;标题\x07乙\t丙\n\x9b2J😀"
    shown = printable(text)
    assert len(shown) == len(text)
    assert shown == "甲\ufffd]0;标题\ufffd乙\t丙\n\ufffd2J😀"


def test_printable_lets_nothing_turn_the_direction_of_writing_round() -> None:
    assert printable("第\u202egpj.exe\u2066 号\u200e") == "第\ufffdgpj.exe\ufffd 号\u200e"


@pytest.mark.parametrize("text", [" =1+1", "\u3000＝1", "\ufeff@SUM(A1)", "\u200b+1+2", "\xa0-2+3", " \t=1"])
def test_a_formula_behind_what_nobody_sees_is_a_text_too(text: str) -> None:
    assert spreadsheet_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-3", "-3.5", " 海川", "海川=1"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert spreadsheet_cell(text) == text
