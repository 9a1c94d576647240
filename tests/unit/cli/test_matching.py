"""`kg match` with and without the list of well-known names."""

from __future__ import annotations

import json

from click.testing import CliRunner

from kg.cli.matching import match_command

PAIRS = "\n".join(
    json.dumps({"type": kind, "a": a, "b": b})
    for kind, a, b in [("COMPANY", "JD.com", "京东"), ("ORGANIZATION", "桐梓疾控中心", "桐梓县疾病预防控制中心")]
)


def verdicts(*options: str) -> list[bool]:
    found = CliRunner().invoke(match_command, ["--pairs", "-", "--format", "jsonl", *options], input=PAIRS)
    assert found.exit_code == 0, found.output
    return [json.loads(line)["same"] for line in found.output.splitlines()]


def test_the_list_of_well_known_names_can_be_left_out() -> None:
    assert verdicts() == [True, True]
    assert verdicts("--no-list") == [False, True]
    assert verdicts() == [True, True]
