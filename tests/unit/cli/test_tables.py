from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kg.cli import tables, terminal
from kg.cli.tables import print_paragraph, print_shown, print_table
from kg.messages import use_language
from kg.views.columns import wrapped

ANSI = re.compile(r"\x1b\[[0-9;]*m")
TITLE = "海川新材料公布扩产计划：到2028年在青屿市建成三座工厂，年产能230万吨"
COLUMNS = ["target_date", "actor", "plan", "quantities", "article", "start", "end", "article_id"]
ROWS = [
    ["2026-12-31", "海川新材料股份", TITLE, ["230万吨", "60亿元"], TITLE, 12, 48, "article:6d0f7a2b9c1e4d3f"],
    ["2027", "白鹭航运", "将于2027年投产", None, "白鹭航运的新船", 3, 11, "article:0123456789abcdef"],
]


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Return what gives the lines that a terminal of some width was given since the last look."""
    for module in (tables, terminal):
        monkeypatch.setattr(module, "on_terminal", lambda: True)

    def of(width: int) -> None:
        monkeypatch.setenv("COLUMNS", str(width))

    def lines() -> list[str]:
        return ANSI.sub("", capsys.readouterr().out).splitlines()

    return of, lines


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
def test_no_line_is_too_wide_and_no_short_cell_is_broken(screen, width: int) -> None:  # type: ignore[no-untyped-def]
    of, lines = screen
    of(width)
    print_table(COLUMNS, ROWS)
    printed = lines()
    assert max(map(cell_len, printed)) <= width
    for word in ("2026-12-31", "海川新材料股份", "230万吨, 60亿元", "白鹭航运", "将于2027年投产"):
        assert any(word in line for line in printed), word
    # the long ones are whole, however many lines they take
    assert "".join(line.strip() for line in printed).count(TITLE) == 2
    assert "article:6d0f7a2b9c1e4d3f" not in "".join(printed)
    assert printed[-1] == "--wide adds start, end, article_id"


def test_wide_has_ids_and_characters(screen) -> None:  # type: ignore[no-untyped-def]
    of, lines = screen
    of(80)
    print_table(COLUMNS, ROWS, wide=True)
    printed = lines()
    assert max(map(cell_len, printed)) <= 80
    assert "article:6d0f7a2b9c1e4d3f" in "\n".join(printed)
    assert not any("--wide" in line for line in printed)


def test_what_fits_is_one_line_a_row(screen) -> None:  # type: ignore[no-untyped-def]
    of, lines = screen
    of(80)
    print_table(["name", "type"], [["海川", "COMPANY"], ["林溪", "PERSON"]])
    assert lines() == ["name  type", "─" * 13, "海川  COMPANY", "林溪  PERSON"]


def test_sentences_go_below_before_names(screen) -> None:  # type: ignore[no-untyped-def]
    of, lines = screen
    of(50)
    print_table(["policy", "provision"], [["青屿市电化学储能电站管理办法（试行）", "企业应当在年底前完成评估"]])
    assert lines()[-2:] == ["青屿市电化学储能电站管理办法（试行）", "    企业应当在年底前完成评估"]


def test_a_pipe_gets_everything_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(COLUMNS, ROWS)
    line = next(x for x in capsys.readouterr().out.splitlines() if "2026-12-31" in x)
    assert line.count(TITLE) == 2
    assert "article:6d0f7a2b9c1e4d3f" in line


def test_how_many_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    print_shown(84, 84)
    print_shown(20, 1084)
    assert capsys.readouterr().out == "20 of 1,084 shown; --limit 1084 shows all\n"


def test_chinese_headings_stand_over_their_columns(screen) -> None:  # type: ignore[no-untyped-def]
    of, lines = screen
    of(80)
    use_language("zh")
    try:
        print_table(["name", "type", "confidence"], [["海川新材料股份", "COMPANY", 0.9], ["林溪", "PERSON", 0.85]])
        assert lines() == [
            "名称            类型  置信度",
            "─" * 28,
            "海川新材料股份  企业  0.9",
            "林溪            人物  0.85",
        ]
        of(60)
        print_table(COLUMNS, ROWS)
        printed = lines()
        assert max(map(cell_len, printed)) <= 60
        assert printed[-1] == "加 --wide 还显示 起，止，文章编号"
        print_table(["title", "类型"], [["x", "COMPANY"]], as_asked=True)
        assert lines()[0] == "title  类型"
    finally:
        use_language("en")


TEXTS = st.text(st.sampled_from("储能电ab1 2.4%，。“”（）\n"), max_size=80)


@given(TEXTS, st.integers(8, 60))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


def test_words_and_numbers_stay_whole() -> None:
    lines = wrapped("公司海外收入为41.6亿元，占总收入的37%，NASDAQ上市", 16)
    for word in ("41.6", "37%", "NASDAQ"):
        assert any(word in line for line in lines), lines
    assert not any(line[0] in "，。、" for line in lines)


def test_a_paragraph_hangs(screen) -> None:  # type: ignore[no-untyped-def]
    of, lines = screen
    of(20)
    print_paragraph("海川新材料将建成三座工厂", "    ", first="  ")
    assert lines() == ["  海川新材料将建成", "    三座工厂"]
