from pathlib import Path

import pycrfsuite
import pytest

from kg.errors import ModelMissing
from kg.nlp.crf_file import read_crf


def test_names_and_weights_are_those_that_crfsuite_tells(tmp_path: Path) -> None:
    path = tmp_path / "names.crf"
    trainer = pycrfsuite.Trainer(verbose=False)
    for _ in range(5):
        trainer.append([["c=李", "first"], ["c=青"], ["after”\n"]], ["B-PERSON", "I-PERSON", "O"])
    trainer.train(str(path))
    model, dump = read_crf(path), tmp_path / "dump.txt"
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    tagger.dump(str(dump))
    assert model.labels == tagger.labels()
    assert list(model.rows) == ["c=李", "first", "c=青", "after”\n"]
    told = dump.read_text(encoding="utf-8")
    state = f"(0) c=李 --> B-PERSON: {model.weights[model.rows['c=李'], model.labels.index('B-PERSON')]:f}"
    path_weight = model.transitions[model.labels.index("B-PERSON"), model.labels.index("I-PERSON")]
    assert state in told
    assert f"(1) B-PERSON --> I-PERSON: {path_weight:f}" in told
    assert not model.weights[len(model.rows)].any()


@pytest.mark.parametrize("content", [b"", b"something else", b"lCRF" + bytes(44)])
def test_a_file_of_another_kind_is_no_model(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "names.crf"
    path.write_bytes(content)
    with pytest.raises(ModelMissing, match="names"):
        read_crf(path)
