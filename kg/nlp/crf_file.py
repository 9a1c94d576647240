"""What a model file of CRFsuite holds: labels, features by name, and their weights, as arrays.

Its tagger takes each feature of each character as a string of its own, which is most of what it does; here the names are
looked up beforehand, and the weights are added as arrays. The format is that of CRFsuite 0.12 (lCRF, version 100).
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kg.errors import ModelMissing
from kg.messages import msg

Weights = npt.NDArray[np.float64]

_HEADER = struct.Struct("<4sI4s9I")
_KIND = (b"lCRF", b"FOMC", 100)
_FEATURES_AT = 12  # after the head of the block: its name, its size, the number of its records
_FEATURE = np.dtype([("kind", "<u4"), ("source", "<u4"), ("target", "<u4"), ("weight", "<f8")])
_STATE, _TRANSITION = 0, 1
_NAMES = struct.Struct("<4s5I")
_NAME_AT = 8  # after its number and its length


class CrfModel(NamedTuple):
    """Labels, the row of each feature in `weights` (feature x label), and `transitions` (from x to)."""

    labels: list[str]
    rows: dict[str, int]
    weights: Weights
    transitions: Weights


def read_crf(path: Path) -> CrfModel:
    """Return the model; one more row of `weights`, the last, is that of features it does not know. ModelMissing if it isn't there."""
    try:
        data = path.read_bytes()
        magic, _, kind, version, _, _, _, features_at, labels_at, names_at, _, _ = _HEADER.unpack_from(data)
        if (magic, kind, version) != _KIND:
            raise ValueError((magic, kind, version))
        labels, names = _read_names(data, labels_at), _read_names(data, names_at)
        (count,) = struct.unpack_from("<I", data, features_at + _FEATURES_AT - 4)
        features = np.frombuffer(data, _FEATURE, count, features_at + _FEATURES_AT)
    except (OSError, ValueError, struct.error) as error:
        raise ModelMissing(
            msg("no model of the recogniser"), where=str(path), hint=msg("Install the package again")
        ) from error
    weights, transitions = np.zeros((len(names) + 1, len(labels))), np.zeros((len(labels), len(labels)))
    for table, which in ((weights, _STATE), (transitions, _TRANSITION)):
        chosen = features[features["kind"] == which]
        table[chosen["source"], chosen["target"]] = chosen["weight"]
    return CrfModel(labels, dict(zip(names, range(len(names)), strict=True)), weights, transitions)


def _read_names(data: bytes, at: int) -> list[str]:
    """Return the names of a block, by number: each stands, with a zero behind it, where the block's list says."""
    _, _, _, _, count, list_at = _NAMES.unpack_from(data, at)
    starts = np.frombuffer(data, "<u4", count, at + list_at).astype(np.intp) + at + _NAME_AT
    lengths = np.frombuffer(data, np.uint8)[starts[:, None] - np.arange(4, 0, -1)].copy().view("<u4").ravel()
    ends = starts + lengths - 1
    return [data[start:end].decode() for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
