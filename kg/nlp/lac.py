"""Baidu's LAC: words with parts of speech and PER/LOC/ORG/TIME, by ONNX on one thread.

The output depends on how the text is cut, so it is always cut in the same way: into sentences (`kg.nlp.sentences`),
and a sentence over `MAX_LENGTH` characters at the last comma before that, or hard.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from kg.errors import ModelMissing
from kg.messages import msg
from kg.nlp.best_path import Chain, Scores
from kg.nlp.decoding import TagReading, decode, read_tags
from kg.nlp.tokenizer import Word
from kg.text.sentences import split_sentences

MODEL_DIR = Path(__file__).parent / "models" / "lac"
MAX_LENGTH = 256  # characters; beyond it the forward pass gains nothing and one sentence could take all memory

_BATCH = 64  # texts decoded at once; bounds memory


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


class Lac:
    """The loaded model. Not picklable: take it from `load_lac()` in each process."""

    def __init__(self, model_dir: Path = MODEL_DIR) -> None:
        # Else it keeps a number for this machine and what it would send of its use in the user's cache (1.32).
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        import onnxruntime

        if not (model_dir / "lac_encoder.onnx").is_file():
            raise ModelMissing(msg("no LAC model"), where=str(model_dir), hint=msg("Install the package again"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(model_dir / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._chain = Chain(np.load(model_dir / "lac_crf_transitions.npy"))
        ids = {char: int(number) for number, char in _read_table(model_dir / "word.dic")}
        halves = dict(_read_table(model_dir / "q2b.dic"))
        self._unknown = ids["OOV"]
        self._ids = ids | {char: ids.get(half, self._unknown) for char, half in halves.items()}
        self._tags = {int(number): tag for number, tag in _read_table(model_dir / "tag.dic")}

    def score(self, text: str) -> Scores:
        """Return the scores of each character for each tag (before the transitions)."""
        ids = [self._ids.get(char, self._unknown) for char in text]
        feed = {"token_ids": np.array([ids], dtype=np.int64), "length": np.array([len(ids)], dtype=np.int64)}
        scores: Scores = self._session.run(None, feed)[0][0]
        return scores

    def tag(self, texts: Sequence[str]) -> list[list[str]]:
        """Return for each text one tag a character, such as PER-B; texts are stretches of `cut_for_tagging`."""
        batches = self._score_batches(texts)
        paths = (path for scores in batches for path, _ in decode(scores, self._chain))
        return [[self._tags.get(number, "O") for number in path] for path in paths]

    def read(self, texts: Sequence[str]) -> list[TagReading]:
        """Return for each text its tags, and how sure they are."""
        batches = self._score_batches(texts)
        return [reading for scores in batches for reading in read_tags(scores, self._chain, self._tags)]

    def _score_batches(self, texts: Sequence[str]) -> Iterator[list[Scores]]:
        for first in range(0, len(texts), _BATCH):
            yield [self.score(text) for text in texts[first : first + _BATCH]]


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
