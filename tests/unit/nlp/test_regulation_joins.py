from __future__ import annotations

from kg.nlp.annotated import read_doc
from kg.nlp.regulation_joins import join_features


def features(make_doc, marked: str) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    reading = read_doc(make_doc(marked))
    return join_features(reading, *reading.structure.clauses[-2:])


def test_clauses_of_one_sentence_are_told_from_those_of_two(make_doc) -> None:  # type: ignore[no-untyped-def]
    assert "between=，" in features(make_doc, "经营者应当登记，不得收费。")
    apart = features(make_doc, "经营者应当登记。平台不得收费。")
    assert "apart" in apart
    assert "between=。" not in apart


def test_a_condition_and_a_subject_of_its_own_show(make_doc) -> None:  # type: ignore[no-untyped-def]
    assert "first ends=的" in features(make_doc, "经营者违反规定的，责令改正。")
    own = features(make_doc, "经营者应当登记，平台经营者不得收费。")
    assert "second subject=2" in own
    assert "modals=TrueTrue" in own
    assert "second subject=0" in features(make_doc, "经营者应当登记，不得收费。")
