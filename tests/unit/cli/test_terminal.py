import shlex

import pytest

from kg.cli.looking import next_arguments
from kg.cli.tables import print_table
from kg.cli.terminal import say

HOSTILE = "甲\x1b]52;c;x\x07公司"


def test_what_articles_hold_can_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say(HOSTILE)
    print_table(["name"], [[HOSTILE]])
    printed = capsys.readouterr().out
    assert printed.count("甲\ufffd]52;c;x\ufffd公司") == 2
    assert "\x1b" not in printed
    assert "\x07" not in printed


@pytest.mark.parametrize("name", ["北京$(touch x)公司", "甲;rm -rf", "--help公司", "O'Neill 公司"])
def test_what_to_try_next_is_one_word_to_a_shell(name: str) -> None:
    show, plans, *_ = next_arguments(name)
    assert shlex.split(show)[-1] == name
    assert shlex.split(plans)[-1] == f"name={name}"
    assert shlex.split(show)[1] == ("--" if name.startswith("-") else name)
