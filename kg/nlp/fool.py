"""FoolNLTK's name tagger: company, org, person, location, job and time, by numpy.

A bidirectional LSTM of 100 (TensorFlow's basic cell: gates i, j, f, o and a forget bias of 1), a tanh layer, and a CRF
of 25 tags. All stretches of a text go through it at once, the longest first.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import accumulate
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.errors import ModelMissing
from kg.messages import msg
from kg.nlp.best_path import Chain
from kg.nlp.decoding import TagReading, read_tags, steps_at, steps_of

MODEL_DIR = Path(__file__).parent / "models" / "fool"
_SIZE = 100  # of an LSTM state
_UNKNOWN = 1  # the number of <OOV>
_BATCH = 64  # stretches at once; bounds memory

Floats = npt.NDArray[np.float32]


class Fool:
    """The loaded weights."""

    def __init__(self, model_dir: Path = MODEL_DIR) -> None:
        if not (model_dir / "fool.npz").is_file():
            raise ModelMissing(msg("no Fool model"), where=str(model_dir), hint=msg("Install the package again"))
        with np.load(model_dir / "fool.npz") as weights:
            embedding: Floats = weights["embedding"]
            kernels = [weights["forward_kernel"], weights["backward_kernel"]]
            self._recurrent: Floats = np.stack([kernel[_SIZE:] for kernel in kernels])
            bias: Floats = np.stack([weights["forward_bias"], weights["backward_bias"]])
            bias[:, 2 * _SIZE : 3 * _SIZE] += 1  # the forget bias
            # what each character adds to the gates (direction x character x gates), once for all texts
            inputs: Floats = np.stack([embedding @ kernel[:_SIZE] for kernel in kernels]) + bias[:, None]
            # sigmoid(x) is (tanh(x / 2) + 1) / 2: halved here (exactly, by a power of two), all gates take one tanh
            for gates in (inputs, self._recurrent):
                gates[..., :_SIZE] *= np.float32(0.5)
                gates[..., 2 * _SIZE :] *= np.float32(0.5)
            # one row for each direction and character: that of the way back stands `_characters` further on
            self._characters = len(embedding)
            self._inputs: Floats = inputs.reshape(-1, 4 * _SIZE)
            self._hidden = weights["hidden_weight"], weights["hidden_bias"]
            self._output = weights["output_weight"], weights["output_bias"]
            transitions = weights["transitions"]
        tables = json.loads((model_dir / "tables.json").read_text(encoding="utf-8"))
        self._ids = {char: number for number, char in enumerate(tables["characters"])}
        self.tags: list[str] = tables["tags"]
        # the last row and column are the start state's
        self._start: Floats = transitions[-1, :-1]
        self._chain = Chain(np.ascontiguousarray(transitions[:-1, :-1]))

    def score(self, texts: list[str]) -> list[Floats]:
        """Return for each text the scores of each character for each tag (before the transitions)."""
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        scores: list[Floats] = [np.zeros((0, len(self.tags)), np.float32) for _ in texts]
        for first in range(0, len(order), _BATCH):
            chosen = order[first : first + _BATCH]
            for i, values in zip(chosen, self._score_batch([texts[i] for i in chosen]), strict=True):
                scores[i] = values
        return scores

    def read(self, texts: list[str]) -> list[TagReading]:
        """Return for each text one tag a character, such as B_company, and how sure they are; texts are stretches of
        `cut_for_tagging`.
        """
        scores = self.score(texts)
        for values in scores:
            values[:1] += self._start
        names = dict(enumerate(self.tags))
        tagged: list[TagReading] = []
        for first in range(0, len(texts), _BATCH):
            tagged += read_tags(scores[first : first + _BATCH], self._chain, names)
        return tagged

    def _score_batch(self, texts: list[str]) -> list[Floats]:
        """Return the scores of `texts`, which come longest first."""
        lengths = [len(text) for text in texts]
        forth, back = steps_at(np.array(lengths, np.intp))
        rows = np.repeat(np.arange(len(texts)), lengths)
        numbers = np.array([self._ids.get(char, _UNKNOWN) for text in texts for char in text], np.intp)
        ids = np.zeros((max(lengths, default=0), 2, len(texts)), np.intp)
        ids[forth, 0, rows] = numbers
        ids[back, 1, rows] = numbers + self._characters
        states = self._run(ids, lengths)
        both = np.concatenate([states[forth, 0, rows], states[back, 1, rows]], axis=1)
        hidden = np.tanh(both @ self._hidden[0] + self._hidden[1])
        scores: Floats = hidden @ self._output[0] + self._output[1]
        return np.split(scores, list(accumulate(lengths))[:-1])

    def _run(self, ids: npt.NDArray[np.intp], lengths: list[int]) -> Floats:
        """Return the LSTM's states (step x direction x text x size) for rows of `_inputs` (step x direction x text)."""
        states: Floats = np.zeros((*ids.shape, _SIZE), np.float32)
        hidden: Floats = np.zeros((*ids.shape[1:], _SIZE), np.float32)
        cell = np.zeros_like(hidden)
        half, one = np.float32(0.5), np.float32(1)
        # in place: at these sizes making arrays takes longer than what is done with them
        for step, active in steps_of(lengths):
            if active < cell.shape[1]:
                hidden, cell = hidden[:, :active], cell[:, :active].copy()
            gates = hidden @ self._recurrent
            gates += self._inputs.take(ids[step, :, :active], axis=0)
            np.tanh(gates, out=gates)
            sigmoids = gates + one
            sigmoids *= half
            cell *= sigmoids[..., 2 * _SIZE : 3 * _SIZE]
            cell += sigmoids[..., :_SIZE] * gates[..., _SIZE : 2 * _SIZE]
            hidden = np.tanh(cell)
            hidden *= sigmoids[..., 3 * _SIZE :]
            states[step, :, :active] = hidden
        return states


@cache
def load_fool() -> Fool:
    """Return this process's Fool, loaded at the first call."""
    return Fool()
