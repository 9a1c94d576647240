from __future__ import annotations

import pytest
from pydantic import ValidationError

from kg.models import EntityType, Judgement


def test_types_are_read_in_any_case_and_names_trimmed() -> None:
    judgement = Judgement.model_validate({"kind": "same", "type": "Company", "a": " 海川 ", "b": "远帆"})
    assert (judgement.type, judgement.a) == (EntityType.COMPANY, "海川")
    assert Judgement.model_validate_json(judgement.to_json()) == judgement


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "same", "type": "company", "a": "海川"},
        {"kind": "same", "type": "company", "a": "海川", "b": " "},
        {"kind": "reject", "fact": "plan:1"},
        {"kind": "reject", "said": "plan 海川: 建厂", "a": "海川"},
        {"kind": "retype", "type": "company", "a": "海川", "b": "远帆", "to_type": "region"},
        {"kind": "joined", "type": "company", "a": "海川", "b": "远帆"},
        {"kind": "same", "type": "firm", "a": "海川", "b": "远帆"},
        {"kind": "same", "type": "company", "a": "海川", "b": "远帆", "extra": "x"},
    ],
)
def test_what_is_no_judgement_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Judgement.model_validate(fields)
