import csv
import io
import shlex

import pytest

from kg.cli.looking import next_arguments
from kg.cli.tables import print_table
from kg.cli.terminal import print_csv, say
from kg.models.values import NodeValue, PathValue, RelationshipValue

HOSTILE = "甲\x1b]52;c;x\x07公司"


def test_what_articles_hold_can_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say(HOSTILE)
    print_table(["name"], [[HOSTILE]])
    printed = capsys.readouterr().out
    assert printed.count("甲\ufffd]52;c;x\ufffd公司") == 2
    assert "\x1b" not in printed
    assert "\x07" not in printed


def test_the_head_of_a_column_can_not_either_nor_is_it_markup(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["\x1b[31m甲", "[/red]乙"], [[1, 2]], as_asked=True)
    assert capsys.readouterr().out.split("\n")[1].split() == ["\ufffd[31m甲", "[/red]乙"]


@pytest.mark.parametrize("name", ["北京$(touch x)公司", "甲;rm -rf", "--help公司", "O'Neill 公司"])
def test_what_to_try_next_is_one_word_to_a_shell(name: str) -> None:
    show, plans, *_ = next_arguments(name)
    assert shlex.split(show)[-1] == name
    assert shlex.split(plans)[-1] == f"name={name}"
    assert shlex.split(show)[1] == ("--" if name.startswith("-") else name)


def test_no_cell_of_a_table_for_spreadsheets_is_a_formula_whatever_stands_in_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    node = NodeValue(("Article",), {"title": "\t=1\x1b题"})
    tie = RelationshipValue("ABOUT", NodeValue(("Fact",), {"text": "=1+1"}), node, {})
    row = [node, tie, PathValue((node,), ()), "@SUM(A1)", ["=2"], -3, 1.5, True, None]
    print_csv([*"abcdefghi"], [row])
    _, cells = csv.reader(io.StringIO(capsys.readouterr().out, newline=""))
    assert cells == [
        "'\t=1\ufffd题", "'=1+1 -ABOUT-> \t=1\ufffd题", "'\t=1\ufffd题", "'@SUM(A1)", "'=2", "-3", "1.5", "true", "",
    ]  # fmt: skip
