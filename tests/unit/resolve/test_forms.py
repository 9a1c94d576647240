from __future__ import annotations

from kg.resolve.forms import FormSet


def test_the_surest_rule_of_a_text_is_kept_and_whole_beats_derived() -> None:
    forms = FormSet()
    forms.add("海川", "short", 0.8)
    forms.add("海川", "surer", 0.9)
    forms.add("海川新材料", "whole", 0.7, whole=True)
    forms.add("海川新材料", "derived", 0.95)
    assert [(form.text, form.rule) for form in forms.sorted()] == [("海川新材料", "whole"), ("海川", "surer")]


def test_one_character_is_no_form() -> None:
    forms = FormSet()
    forms.add("海", "short", 0.9)
    assert forms.sorted() == ()
