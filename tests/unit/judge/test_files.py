from __future__ import annotations

from kg.judge.files import read_judgements, write_judgements

SAME = '{"kind":"same","type":"company","a":"海川","b":"远帆"}'


def test_what_is_written_is_read_back() -> None:
    found, errors = read_judgements([SAME, "", '{"kind":"reject","said":"plan 海川: 建厂","note":"no"}'], "f")
    assert errors == []
    assert read_judgements(write_judgements(found).splitlines(), "f") == (found, [])


def test_each_broken_line_has_its_reason() -> None:
    lines = [SAME, "nonsense", '{"kind":"same","type":"company","a":"海川"}', SAME.replace("same", "different")]
    errors = [str(error) for error in read_judgements(lines, "f")[1]]
    assert [("line 2" in e, "line 3" in e, "lines 1, 4" in e) for e in errors] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    assert "needs b" in errors[1]
    assert "contradicts" in errors[2]


def test_a_line_that_says_nothing_has_its_reason() -> None:
    lines = [SAME.replace("远帆", "《》"), SAME.replace("same", "different").replace("远帆", "海川"), "\udcd6"]
    reasons = [str(error) for error in read_judgements(lines, "f")[1]]
    assert ["no letter" in reasons[0], "one spelling" in reasons[1], "not UTF-8" in reasons[2]] == [True] * 3
