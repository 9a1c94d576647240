from __future__ import annotations

import pytest

from kg.errors import LoadError, UsageError
from kg.models import EntityType
from kg.offline.matching import match_names, match_pairs


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


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("\udcd6\udcd0", "not UTF-8"),
        ("[" * 100_000, "nested too deep"),
        ('{"type": "company", "a": "\\ud800", "b": "海川"}', "half of a character"),
        ('{"type": "company", "a": "《》", "b": "海川"}', "no letter in a"),
        ('{"type": "company", "a": 7, "b": "海川"}', "no text in a"),
    ],
)
def test_a_broken_pair_has_its_reason(line: str, reason: str) -> None:
    (found,) = match_pairs([line], "f")
    assert isinstance(found, LoadError)
    assert reason in str(found)


def test_what_has_no_letter_is_no_name() -> None:
    with pytest.raises(UsageError, match="no letter"):
        match_names("“”", "《》", EntityType.COMPANY)
