from __future__ import annotations

from kg.nlp.annotated import AnnotatedText, Mention
from kg.nlp.said import Said, said_features
from kg.text.stretch import Stretch

TEXT = "周岚说：“产量上升一成。”"


def features(*, direct: bool) -> set[str]:
    speaker = Mention(0, 2, "PERSON", "周岚", "周岚")
    content = Stretch(5, len(TEXT) - 1)
    said = Said(content, speaker, "说", direct, "direct" if direct else "indirect")
    return set(said_features(AnnotatedText(TEXT, (speaker,)), said))


def test_features_tell_who_speaks_by_which_verb_and_how() -> None:
    assert {"verb=说", "speaker=PERSON", "kind=direct", "direct=True"} <= features(direct=True)


def test_what_is_quoted_is_told_from_what_is_reported() -> None:
    assert features(direct=True) != features(direct=False)
