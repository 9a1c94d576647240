"""What the second pass sees besides the characters' own features: what the first pass found, here and elsewhere.

A name that is plain in one sentence (title and full form) is often bare in another. The second pass is told, for each
character, the first pass's label with its certainty, and whether it stands in a string that the first pass took for a
name anywhere in the text, of which type, and how often.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from kg.nlp.crf import Labelled, spell_spans
from kg.nlp.features import Stretch, position_in
from kg.nlp.gazetteer import Gazetteer

Found = tuple[int, int, str, float]
Masses = dict[str, dict[str, float]]  # for each name, the summed probability of each type
_MAX_NAME = 40  # characters
_BOUNDS = (0.2, 0.5, 0.8)


def _bucket(share: float) -> int:
    return sum(share >= bound for bound in _BOUNDS)


def document_features(
    text: str, stretches: Sequence[Stretch], labelled: Sequence[Sequence[Labelled]]
) -> list[list[list[str]]]:
    """Return for each stretch and each character of it the features of the second pass."""
    found = [
        span for stretch, labels in zip(stretches, labelled, strict=True) for span in spell_spans(labels, stretch.start)
    ]
    masses: Masses = {}
    for start, end, kind, probability in found:
        kinds = masses.setdefault(text[start:end], {})
        kinds[kind] = kinds.get(kind, 0.0) + probability
    own = {i: span for span in found for i in range(span[0], span[1])}
    elsewhere = _mark_occurrences(text, masses, own)
    relations = _relate(masses)
    result = []
    for stretch, labels in zip(stretches, labelled, strict=True):
        rows = []
        for i in range(stretch.start, stretch.end):
            row = _own_features(labels, i - stretch.start)
            row += elsewhere.get(i, ())
            for offset in (-1, 1):
                if stretch.start <= i + offset < stretch.end and i + offset in elsewhere:
                    row.append(f"{offset:+d}{elsewhere[i + offset][0]}")
            if i in own:
                start, end, kind, _ = own[i]
                row += [position_in(i, start, end) + relation for relation in relations[text[start:end], kind]]
            rows.append(row)
        result.append(rows)
    return result


def _own_features(labels: Sequence[Labelled], k: int) -> list[str]:
    label, probability = labels[k]
    row = [f"s1={label},{_bucket(probability)}", f"s1l={label}"]
    row += [f"s1{offset:+d}={labels[k + offset][0]}" for offset in (-2, -1, 1, 2) if 0 <= k + offset < len(labels)]
    return row


def _mark_occurrences(text: str, masses: Masses, own: dict[int, Found]) -> dict[int, tuple[str, ...]]:
    """Return features of every character inside a string that was found as a name somewhere in the text."""
    names = Gazetteer({"names": sorted(name for name in masses if len(name) > 1)})
    places = [(start, end) for start, end, _ in names.find(text, 0, len(text))]
    counts = Counter(text[start:end] for start, end in places)
    marks: dict[int, tuple[str, ...]] = {}
    for start, end in places:
        name = text[start:end]
        ranked = sorted(((mass, kind) for kind, mass in masses[name].items()), reverse=True)
        mass, kind = ranked[0]
        share, others = mass / counts[name], sum(other for other, _ in ranked[1:]) / counts[name]
        for i in range(start, end):
            mark = f"{position_in(i, start, end)}-{kind}"
            here = "in" if i in own else "out"
            if i in own and own[i][:2] == (start, end):
                here = "same"
            marks[i] = (
                f"d={mark}",
                f"d={mark},{_bucket(share)},{min(counts[name], 3)}",
                f"do={mark},{_bucket(others)}",
                f"dx={mark},{here}",
            )
    return marks


def _relate(masses: Masses) -> dict[tuple[str, str], list[str]]:
    """Return for each name and type of it the types of the longer names that hold it and the shorter ones in it."""
    holders: dict[str, set[str]] = defaultdict(set)
    parts: dict[str, set[str]] = defaultdict(set)
    for name in masses:
        # bounded, so that one endless "name" does not cost its square
        for start in range(min(len(name), _MAX_NAME)):
            for end in range(start + 1, min(len(name), _MAX_NAME) + 1):
                part = name[start:end]
                if part != name and part in masses:
                    holders[part] |= masses[name].keys()
                    if len(part) > 1:
                        parts[name] |= masses[part].keys()
    return {
        (name, own): [f"long={own}:{kind}" for kind in sorted(holders[name])]
        + [f"short={own}:{kind}" for kind in sorted(parts[name])]
        for name, kinds in masses.items()
        for own in kinds
    }
