from __future__ import annotations

from kg.build.matching import match_pairs
from kg.errors import LoadError


def test_pairs_keep_their_type_as_written_and_the_rest_goes_on() -> None:
    lines = [
        '{"type": "Company", "a": "海川", "b": "海川集团", "same": false, "why": "x"}',
        "[]",
        '{"type": "firm", "a": "海川", "b": "海川"}',
        "",
        '{"type": "REGION", "a": "墨西哥", "b": "墨西哥城"}',
    ]
    found = list(match_pairs(lines, "pairs.jsonl"))
    assert found[0] == {"type": "Company", "a": "海川", "b": "海川集团", "same": True, "score": 0.95}
    assert [str(e).split(", ")[-1] for e in found if isinstance(e, LoadError)] == ["line 2.", "line 3."]
    last = found[-1]
    assert isinstance(last, dict)
    assert last["same"] is False
