from __future__ import annotations

from kg.resolve.organization_names import organization_forms, split_organization


def test_split_organization_names_its_parts() -> None:
    name = split_organization("国家卫生健康委员会")
    assert (name.prefix, name.words, name.head) == ("国家", ("卫生", "健康"), "委员会")


def test_the_usual_short_name_is_a_whole_form_and_one_by_first_characters_is_not() -> None:
    forms = {form.text: form for form in organization_forms("国家卫生健康委员会")}
    assert forms["国家卫健委"].whole
    assert not forms["国家卫健委员会"].whole
