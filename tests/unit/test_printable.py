from kg.printable import printable


def test_printable_keeps_places_and_lets_nothing_steer_a_terminal() -> None:
    text = "甲\x1b]0;标题\x07乙\t丙\n\x9b2J😀"
    shown = printable(text)
    assert len(shown) == len(text)
    assert shown == "甲\ufffd]0;标题\ufffd乙\t丙\n\ufffd2J😀"
