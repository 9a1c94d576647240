from __future__ import annotations

import pytest

from kg.models import EntityType
from kg.resolve import compare
from kg.resolve.person_names import is_translated, people_conflict, person_forms, sound_key


def test_renderings_of_one_name_sound_alike() -> None:
    assert sound_key("贝索斯") == sound_key("贝佐斯")
    assert sound_key("贝索斯") != sound_key("马库斯")


@pytest.mark.parametrize(("name", "translated"), [("贝索斯", True), ("林溪", False)])
def test_is_translated(name: str, translated: bool) -> None:
    assert is_translated(name) is translated


def test_a_surname_alone_is_no_whole_form() -> None:
    forms = {form.text: form for form in person_forms("卢卡·福特")}
    assert forms["卢卡·福特"].whole
    assert not forms["福特"].whole


def test_other_characters_are_another_person() -> None:
    assert people_conflict("林溪", "程以安")
    assert people_conflict("林溪", "林溪") is None


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("欧阳淑贞女士", "欧阳淑贞", True),
        ("让-皮埃尔·莫奈", "让·皮埃尔·莫奈", True),
        ("吐尔逊·艾买提", "吐尔逊艾买提", True),
        ("让-皮埃尔·莫奈", "让·莫奈", False),
        ("欧阳先生", "欧阳", False),
        ("欧阳淑贞夫人", "欧阳淑贞", False),
        ("沢田光", "泽田光", True),
    ],
)
def test_what_stands_beside_a_name_and_how_it_is_written(a: str, b: str, same: bool) -> None:
    assert compare(a, b, EntityType.PERSON).same is same
