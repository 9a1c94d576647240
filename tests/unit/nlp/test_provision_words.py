from __future__ import annotations

import pytest

from kg.nlp.provision_words import MODAL, cue_names


@pytest.mark.parametrize(
    ("clause", "cue", "has"),
    [
        ("经营者应当登记", "must", True),
        ("经营者不得收费", "must not", True),
        ("本办法所称经营者是指商户", "define", True),
        ("可能会下雨", "may", False),  # no permission
        ("经营者很多", "must", False),
        ("天气很好", "money", False),
        ("出租房不纳入住房套数", "act", True),
        ("气温很高", "act", False),
        ("保证金比例为18%", "amount", True),
        ("他18岁", "amount", False),
    ],
)
def test_cue_names_tells_the_kinds_of_a_clause(clause: str, cue: str, has: bool) -> None:
    assert (cue in cue_names(clause)) is has


def test_the_modal_word_is_the_first() -> None:
    modal = MODAL.search("经营者应当公示，不得收费")
    assert modal is not None
    assert modal.group() == "应当"
    assert MODAL.search("天气很好") is None
