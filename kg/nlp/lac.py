"""Baidu's LAC: words with parts of speech and PER/LOC/ORG/TIME, by ONNX on one thread.

The output depends on how the text is cut, so it is always cut in the same way: into sentences (`kg.nlp.sentences`),
and a sentence over `MAX_LENGTH` characters at the last comma before that, or hard.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.errors import ModelMissing
from kg.nlp.tokenizer import Word
from kg.text.sentences import split_sentences

MODEL_DIR = Path(__file__).parent / "models" / "lac"
MAX_LENGTH = 256  # characters; beyond it the forward pass gains nothing and one sentence could take all memory

_BATCH = 64  # texts decoded at once; bounds memory

Scores = npt.NDArray[np.float32]


def cut_for_tagging(text: str, max_length: int = MAX_LENGTH) -> list[tuple[int, int]]:
    """Return the stretches to tag as [start, end): sentences without outer white space, none over `max_length`."""
    stretches: list[tuple[int, int]] = []
    for start, end in split_sentences(text):
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        while end - start > max_length:
            comma = max(text.rfind(mark, start, start + max_length) for mark in "，,、：: ")
            cut = comma + 1 if comma > start else start + max_length
            stretches.append((start, cut))
            start = cut
        if start < end:
            stretches.append((start, end))
    return stretches


def viterbi(scores: Sequence[Scores], transitions: Scores) -> list[list[int]]:
    """Return for each text the best path of tags, given its scores (length x tags) and `transitions` (from x to).

    All texts step together, the longest first, so the cost is that of the longest; texts do not influence one another.
    """
    order = sorted(range(len(scores)), key=lambda i: -len(scores[i]))
    lengths = [len(scores[i]) for i in order]
    paths: list[list[int]] = [[] for _ in scores]
    active = sum(length > 0 for length in lengths)
    if not active:
        return paths
    padded = np.zeros((active, lengths[0], transitions.shape[0]), np.float32)
    for row in range(active):
        padded[row, : lengths[row]] = scores[order[row]]
    best = padded[:, 0]
    last = best.argmax(axis=1)
    back: list[npt.NDArray[np.intp]] = []
    for step in range(1, lengths[0]):
        while lengths[active - 1] <= step:
            active -= 1
        candidates = best[:active, :, None] + transitions
        pointers = candidates.argmax(axis=1)
        best = np.take_along_axis(candidates, pointers[:, None], axis=1)[:, 0] + padded[:active, step]
        last[:active] = best.argmax(axis=1)
        back.append(pointers)
    for row, index in enumerate(order):
        if lengths[row]:
            paths[index] = _walk_back(int(last[row]), row, back[: lengths[row] - 1])
    return paths


def _walk_back(tag: int, row: int, back: Sequence[npt.NDArray[np.intp]]) -> list[int]:
    path = [tag]
    for pointers in reversed(back):
        path.append(int(pointers[row, path[-1]]))
    return path[::-1]


class Lac:
    """The loaded model. Not picklable: take it from `load_lac()` in each process."""

    def __init__(self, model_dir: Path = MODEL_DIR) -> None:
        import onnxruntime

        if not (model_dir / "lac_encoder.onnx").is_file():
            raise ModelMissing("no LAC model", where=str(model_dir), hint="Install the package again")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(model_dir / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._transitions: Scores = np.load(model_dir / "lac_crf_transitions.npy")
        ids = {char: int(number) for number, char in _read_table(model_dir / "word.dic")}
        self._halves = dict(_read_table(model_dir / "q2b.dic"))
        self._ids = ids
        self._unknown = ids["OOV"]
        self._tags = {int(number): tag for number, tag in _read_table(model_dir / "tag.dic")}

    def score(self, text: str) -> Scores:
        """Return the scores of each character for each tag (before the transitions)."""
        ids = [self._ids.get(self._halves.get(char, char), self._unknown) for char in text]
        feed = {"token_ids": np.array([ids], dtype=np.int64), "length": np.array([len(ids)], dtype=np.int64)}
        scores: Scores = self._session.run(None, feed)[0][0]
        return scores

    def tag(self, texts: Sequence[str]) -> list[list[str]]:
        """Return for each text one tag a character, such as PER-B; texts are stretches of `cut_for_tagging`."""
        tagged: list[list[str]] = []
        for first in range(0, len(texts), _BATCH):
            scores = [self.score(text) for text in texts[first : first + _BATCH]]
            paths = viterbi(scores, self._transitions)
            tagged += [[self._tags.get(number, "O") for number in path] for path in paths]
        return tagged


def _read_table(path: Path) -> list[tuple[str, str]]:
    rows = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        key, tab, value = line.rstrip("\r").partition("\t")
        if tab:
            rows.append((key, value))
    return rows


@cache
def load_lac() -> Lac:
    """Return this process's LAC, loaded at the first call."""
    return Lac()


def join_words(tags: list[str], offset: int = 0) -> list[Word]:
    """Return the words that character tags spell; `offset` is where the first character stands."""
    words: list[Word] = []
    start = 0
    for i in range(1, len(tags) + 1):
        if i == len(tags) or not tags[i].endswith("-I"):
            words.append(Word(offset + start, offset + i, tags[start].rsplit("-", 1)[0]))
            start = i
    return words
