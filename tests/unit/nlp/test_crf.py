from pathlib import Path

import pycrfsuite
import pytest

from kg.errors import ModelMissing
from kg.nlp.crf import CrfLabeller, spell_spans


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
    rows = [["c=李"], ["c=青"], ["c=说"]]
    for _ in range(5):
        trainer.append(rows, ["B-PERSON", "I-PERSON", "O"])
    trainer.train(str(tmp_path / "names.crf"))
    found = CrfLabeller(tmp_path / "names.crf").find(rows)
    assert [span[:3] for span in found] == [(0, 2, "PERSON")]
    assert 0.5 < found[0][3] <= 1.0
