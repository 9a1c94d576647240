"""What `kg import` says of the proof of its facts: what was found again, never a share of nothing."""

from __future__ import annotations

import json

import pytest

from kg.cli.importing import print_result
from kg.write.proving import Grounding
from kg.write.result import ImportResult


def test_facts_found_again_are_counted_and_not_called_right(capsys: pytest.CaptureFixture[str]) -> None:
    print_result(ImportResult(grounding=Grounding(5, ("plan:1",))), as_json=False, quiet=False)
    told = capsys.readouterr().err
    assert "the characters of 4 of 5 facts" in told
    assert "%" not in told
    assert "read rightly is another matter" in told


def test_nothing_is_said_of_no_facts(capsys: pytest.CaptureFixture[str]) -> None:
    print_result(ImportResult(grounding=Grounding(0)), as_json=False, quiet=False)
    assert capsys.readouterr().err == ""
    print_result(ImportResult(grounding=Grounding(0)), as_json=True, quiet=False)
    assert json.loads(capsys.readouterr().out)["grounding"] == {"rate": None, "facts": 0, "ungrounded": []}
