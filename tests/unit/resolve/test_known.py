from __future__ import annotations

from kg.models import EntityType
from kg.resolve.known import find_known, known_names


def test_a_name_of_the_list_leads_to_the_first_of_its_line() -> None:
    assert find_known("央行", EntityType.ORGANIZATION) == "中国人民银行"
    assert find_known("央行", EntityType.PERSON) is None
    assert find_known("青屿储能", EntityType.COMPANY) is None


def test_the_first_name_leads_to_itself() -> None:
    names = known_names()
    assert all(names.get((kind, first), first) == first for (kind, _), first in names.items())
