"""Whether two neighbouring clauses of a rule are one provision: what the classifier sees of the two."""

from __future__ import annotations

from kg.nlp.annotated import AnnotatedText
from kg.nlp.provision_words import MODAL, cue_names
from kg.text.language import language
from kg.text.stretch import Stretch


def join_features(reading: AnnotatedText, first: Stretch, second: Stretch) -> tuple[str, ...]:
    """Return what shows whether two neighbouring clauses are one provision."""
    text = reading.text
    between = text[first.end : second.start].strip() or "none"
    same = reading.structure.sentence_at(first.start) == reading.structure.sentence_at(second.start)
    left, right = text[first.start : first.end], text[second.start : second.end]
    modal = [MODAL.search(left), MODAL.search(right)]
    words = reading.words_within(second.start, second.end)
    features = [f"between={between}" if same else "apart", f"first ends={left[-1:]}", f"first ends={left[-2:]}"]
    features += [f"first {cue}" for cue in cue_names(left)] + [f"second {cue}" for cue in cue_names(right)]
    features.append(f"modals={modal[0] is not None}{modal[1] is not None}")
    if modal[1] is not None:
        features += [f"second modal={modal[1].group()}", f"second subject={min(modal[1].start() // 2, 3)}"]
    features.append(f"quantities={_has_quantity(left)}{_has_quantity(right)}")
    features += [f"second begins={right[:1]}", f"second begins={right[:2]}"]
    features += [f"second tag={words[0].tag}", f"second ends={right[-1:]}"] if words else []
    features.append(f"length={min(len(left) // 8, 4)}")
    return tuple(features)


def _has_quantity(body: str) -> bool:
    return bool(language().find_quantities(body))
