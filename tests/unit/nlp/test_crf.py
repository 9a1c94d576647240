import random
from pathlib import Path

import pycrfsuite
import pytest

from kg.errors import ModelMissing
from kg.nlp.crf import CrfLabeller, spell_spans
from kg.nlp.features import StretchFeatures


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ([], []),
        (["O", "B-PERSON", "I-PERSON", "O"], [(1, 3, "PERSON")]),
        (["B-PERSON", "B-PERSON"], [(0, 1, "PERSON"), (1, 2, "PERSON")]),
        (["B-PERSON", "I-REGION", "I-REGION"], [(0, 1, "PERSON"), (1, 3, "REGION")]),
        (["I-POLICY", "I-POLICY"], [(0, 2, "POLICY")]),
    ],
)
def test_spell_spans_reads_bio_labels(labels: list[str], spans: list[tuple[int, int, str]]) -> None:
    assert spell_spans(labels) == spans


def test_labeller_names_a_model_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="names"):
        CrfLabeller(tmp_path / "names.crf")


def test_labeller_finds_what_it_was_trained_on(tmp_path: Path) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    features = StretchFeatures(
        [["李"], ["青"], ["说"]], [[], [], []], "^^李青说$$", ["^", "李青", "说", "$"], [("|t",), ("|t",)], ["BE", "S"]
    )
    for _ in range(5):
        trainer.append(list(features.rows()), ["B-PERSON", "I-PERSON", "O"])
    trainer.train(str(tmp_path / "names.crf"))
    ((found,),) = CrfLabeller(tmp_path / "names.crf").find([features])
    assert found[:3] == (0, 2, "PERSON")
    assert 0.5 < found[3] <= 1.0


def test_labeller_labels_as_crfsuite_does(tmp_path: Path) -> None:
    """Features shared with neighbours, given twice, not known, and characters without any."""
    draw = random.Random(0)
    kinds = ["O", "O", "B-PERSON", "I-PERSON", "B-REGION", "I-REGION"]
    stretches = [_invented(draw, length) for length in (7, 1, 12, 3, 30)]
    trainer = pycrfsuite.Trainer(verbose=False, params={"max_iterations": 20})
    for stretch in stretches:
        trainer.append(list(stretch.rows()), [draw.choice(kinds) for _ in stretch.own])
    trainer.train(str(tmp_path / "names.crf"))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(tmp_path / "names.crf"))
    unseen = [*stretches, _invented(draw, 90), _invented(draw, 0), _invented(draw, 2)]
    for stretch, found in zip(unseen, CrfLabeller(tmp_path / "names.crf").find(unseen), strict=True):
        labels = tagger.tag(list(stretch.rows())) if stretch.own else []
        assert [span[:3] for span in found] == spell_spans(labels)
        for start, end, kind, probability in found:
            first = max(tagger.marginal(f"B-{kind}", start), tagger.marginal(f"I-{kind}", start))
            shares = [first, *(tagger.marginal(f"I-{kind}", i) for i in range(start + 1, end))]
            if end < len(stretch.own):
                shares.append(1 - tagger.marginal(f"I-{kind}", end))
            assert probability == pytest.approx(min(shares), abs=1e-12)


def _invented(draw: random.Random, length: int) -> StretchFeatures:
    own = [[f"o={draw.randrange(9)}" for _ in range(draw.randrange(4))] for _ in range(length)]
    shared = [[f"t={draw.randrange(5)}\n" for _ in range(draw.randrange(3))] for _ in range(length)]
    padded = "^^" + "".join(draw.choice("甲乙丙丁") for _ in range(length)) + "$$"
    places = ["BIE", *"S" * (length - 3)] if length > 2 else ["S"] * length
    surfaces = ["^", *(draw.choice("甲乙丙丁") for _ in places), "$"]
    words = [(f"|u={draw.randrange(4)}", f"|t={len(each)}") for each in places]
    return StretchFeatures(own, shared, padded, surfaces, words, places)


def test_a_character_sees_characters_words_and_what_neighbours_share_under_names_with_a_prefix() -> None:
    seen = StretchFeatures([["o"], ["o"]], [["s"], ["t"]], "^^北京$$", ["^", "北京", "$"], [("|t",)], ["BE"])
    assert [sorted(row) for row in seen.rows()] == [
        sorted(row.split())
        for row in (
            "c=北 c-1=^ c+1=京 c-2=^ c+2=$ cc-=^北 cc+=北京 c--=^^ c++=京$ B|w=北京 B|w-1=^ B|w+1=$ B|t o s +1:t",
            "c=京 c-1=北 c+1=$ c-2=^ c+2=$ cc-=北京 cc+=京$ c--=^北 c++=$$ E|w=北京 E|w-1=^ E|w+1=$ E|t o t -1:s",
        )
    ]
