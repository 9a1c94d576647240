from __future__ import annotations

from kg.judge.explaining import likeness
from kg.models import EntityType, Name


def test_namesakes_at_a_body_and_its_committee_are_more_alike_than_at_two_firms() -> None:
    body, committee, firm = (
        Name(EntityType.PERSON, "林溪", (employer,)) for employer in ("云岭协会", "云岭协会资格审查委员会", "海川集团")
    )
    assert likeness(body, committee) == 1.0
    assert likeness(body, firm) < 0.7
    assert likeness(Name(EntityType.COMPANY, "海川"), Name(EntityType.COMPANY, "海川集团")) < 1.0
