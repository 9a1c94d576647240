from __future__ import annotations

from kg.models import EntityType, Judgement, JudgementKind
from kg.resolve.contradictions import find_contradictions, find_nonsense


def judged(kind: JudgementKind, a: str, b: str) -> Judgement:
    return Judgement(kind=kind, type=EntityType.COMPANY, a=a, b=b)


def test_different_against_a_chain_of_same() -> None:
    same = [judged(JudgementKind.SAME, "海川", "海川股份"), judged(JudgementKind.SAME, "海川股份", "海川集团")]
    different = judged(JudgementKind.DIFFERENT, "海川", "海川集团")
    (found,) = find_contradictions([*same, different])
    assert (found.judgement, set(found.others)) == (different, set(same))
    assert find_contradictions(same) == []


def test_a_name_is_not_different_from_itself() -> None:
    assert find_nonsense(judged(JudgementKind.DIFFERENT, "海川", "海川"))
    assert find_nonsense(judged(JudgementKind.SAME, "海川", "@青屿集团"))
    assert find_nonsense(judged(JudgementKind.SAME, "海川", "海川股份")) is None
