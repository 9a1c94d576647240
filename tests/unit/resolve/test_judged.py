from __future__ import annotations

import pytest

from kg.models import EntityType, Judgement, Name
from kg.resolve import (
    base_keys,
    binding_keys,
    find_contradictions,
    judged_key,
    judged_links,
    judgement_ends,
    judgement_id,
)

COMPANY, PERSON, ORGANIZATION = EntityType.COMPANY, EntityType.PERSON, EntityType.ORGANIZATION


def judged(kind: str, a: str, b: str | None = None, *, type_: EntityType = COMPANY, **more: str) -> Judgement:
    return Judgement.model_validate({"kind": kind, "type": type_, "a": a, "b": b} | more)


SEA, SAIL, WHALE = (Name(COMPANY, name) for name in ("海川", "远帆", "蓝鲸"))


def test_keys_are_the_normal_form_and_people_may_carry_an_employer() -> None:
    assert judged_key(COMPANY, "「海川」") == judged_key(COMPANY, "海川") == "company:海川"
    assert judged_key(PERSON, "林溪@海川") == "person:林溪@海川"
    assert judged_key(COMPANY, "海@川") == "company:海@川"
    assert binding_keys(Name(PERSON, "林溪", ("海川", "远帆"))) == (
        "person:林溪",
        "person:林溪@海川",
        "person:林溪@远帆",
    )
    assert binding_keys(Name(PERSON, "林溪")) == ("person:林溪", "person:林溪@")
    assert base_keys(judged("same", "林溪@海川", "溪姐", type_=PERSON)) == ("person:林溪", "person:溪姐")


def test_a_pair_has_one_id_whichever_way_it_is_judged() -> None:
    assert judgement_id(judged("same", "海川", "远帆")) == judgement_id(judged("different", "远帆", "海川"))
    assert judgement_id(judged("same", "海川", "远帆")) != judgement_id(judged("same", "海川", "蓝鲸"))


def test_names_judged_the_same_as_an_unseen_one_are_joined() -> None:
    links = judged_links([SEA, SAIL, WHALE], [judged("same", "海川", "没见过"), judged("same", "没见过", "远帆")])
    assert [(a, b) for a, b, _ in links.same] == [(SEA.id, SAIL.id)]


def test_what_is_different_from_one_is_different_from_all_that_are_the_same() -> None:
    links = judged_links([SEA, SAIL, WHALE], [judged("same", "海川", "没见过"), judged("different", "没见过", "远帆")])
    assert links.apart == [(SEA.id, SAIL.id)]


def test_an_employer_tells_namesakes_apart() -> None:
    one, other = Name(PERSON, "林溪", ("海川",)), Name(PERSON, "林溪", ("远帆",))
    sister = Name(PERSON, "溪姐")
    links = judged_links([one, other, sister], [judged("same", "林溪@海川", "溪姐", type_=PERSON)])
    assert {frozenset(pair[:2]) for pair in links.same} == {frozenset((one.id, sister.id))}
    everybody = judged_links([one, other, sister], [judged("same", "林溪", "林溪", type_=PERSON)])
    assert {frozenset(pair[:2]) for pair in everybody.same} == {frozenset((one.id, other.id))}


def test_a_retyped_name_is_one_with_that_name_in_its_new_type() -> None:
    body, firm = Name(ORGANIZATION, "海川"), SEA
    links = judged_links([body, firm], [judged("retype", "海川", type_=ORGANIZATION, to_type="company")])
    assert {frozenset(pair[:2]) for pair in links.same} == {frozenset((body.id, firm.id))}
    assert links.types == {body.id: (COMPANY,)}


def test_codes_stand_on_all_names_of_what_has_them() -> None:
    links = judged_links([SEA, SAIL], [judged("same", "海川", "没见过"), judged("code", "没见过", code="600000")])
    assert links.codes == {SEA.id: ("600000",)}


def test_contradictions_are_found_directly_and_through_others() -> None:
    chain = [judged("same", "海川", "远帆"), judged("same", "远帆", "蓝鲸")]
    assert find_contradictions([*chain, judged("different", "海川", "青梧")]) == []
    (direct,) = find_contradictions([chain[0], judged("different", "远帆", "海川")])
    assert direct.others == (chain[0],)
    (found,) = find_contradictions([*chain, judged("different", "蓝鲸", "海川")])
    assert set(found.others) == set(chain)
    assert "海川 = 远帆" in str(found)


@pytest.mark.parametrize(
    ("first", "second", "clashes"),
    [
        (("COMPANY", "REGION"), ("COMPANY", "ORGANIZATION"), 1),
        (("COMPANY", "REGION"), ("REGION", "ORGANIZATION"), 1),
        (("COMPANY", "REGION"), ("ORGANIZATION", "REGION"), 0),
        (("COMPANY", "REGION"), ("PERSON", "POLICY"), 0),
    ],
)
def test_a_name_is_sent_to_one_type(first: tuple[str, str], second: tuple[str, str], clashes: int) -> None:
    both = [judged("retype", "海川", type_=EntityType(own), to_type=to) for own, to in (first, second)]
    assert len(find_contradictions(both)) == clashes
    assert all(len(judgement_ends(j)) == 2 for j in both)
