"""Extract the weights of FoolNLTK's name tagger from its frozen TensorFlow graph, without TensorFlow.

    python -m kg.nlp.training.extract_fool foolnltk-0.1.7.tar.gz kg/nlp/models/fool

The source archive is `foolnltk` 0.1.7 on PyPI; `data/ner.pb` is the graph, `data/map.zip` the tables of characters
and tags. Run once; the result is part of the package.
"""

from __future__ import annotations

import io
import json
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_FLOAT = 1  # DataType.DT_FLOAT of TensorFlow


def _read_varint(buffer: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = buffer[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def read_fields(buffer: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Yield (field number, value) of one protobuf message; nested messages come as bytes."""
    at = 0
    while at < len(buffer):
        key, at = _read_varint(buffer, at)
        kind = key & 7
        value: int | bytes
        if kind == _VARINT:
            value, at = _read_varint(buffer, at)
        else:
            size = {_FIXED64: 8, _FIXED32: 4}.get(kind)
            if size is None:
                size, at = _read_varint(buffer, at)
            value, at = buffer[at : at + size], at + size
        yield key >> 3, value


def _read_tensor(buffer: bytes) -> npt.NDArray[np.float32] | None:
    """Return a TensorProto of floats (dtype 1, shape 2, content 4, single value 5); None for another type."""
    fields = dict(read_fields(buffer))
    if fields.get(1) != _FLOAT:
        return None
    shape = []
    for number, dim in read_fields(_as_bytes(fields.get(2, b""))):
        if number == 2:
            shape.append(int(dict(read_fields(_as_bytes(dim))).get(1, 0)))
    content = _as_bytes(fields.get(4, b"")) or _as_bytes(fields.get(5, b""))
    values = np.frombuffer(content, dtype="<f4")
    # a single value stands for a tensor full of it
    return np.full(shape, values[0]) if values.size == 1 else values.reshape(shape)


def _as_bytes(value: int | bytes) -> bytes:
    if not isinstance(value, bytes):
        raise TypeError("expected a nested message")
    return value


def read_constants(graph: bytes) -> dict[str, npt.NDArray[np.float32]]:
    """Return the float constants of a GraphDef by node name."""
    constants = {}
    for number, node in read_fields(graph):
        if number != 1:
            continue
        name, operation, tensor = "", b"", None
        for field, value in read_fields(_as_bytes(node)):
            if field == 1:
                name = _as_bytes(value).decode()
            elif field == 2:
                operation = _as_bytes(value)
            elif field == 5:  # an entry of the attribute map: key 1, value 2; AttrValue.tensor is 8
                entry = dict(read_fields(_as_bytes(value)))
                if entry.get(1) == b"value":
                    attribute = dict(read_fields(_as_bytes(entry[2])))
                    tensor = _read_tensor(_as_bytes(attribute[8])) if 8 in attribute else None
        if operation == b"Const" and tensor is not None:
            constants[name] = tensor
    return constants


_PARTS = {
    "embedding": "char_embeding",
    "forward_kernel": "char_bilstm/bidirectional_rnn/fw/basic_lstm_cell/kernel",
    "forward_bias": "char_bilstm/bidirectional_rnn/fw/basic_lstm_cell/bias",
    "backward_kernel": "char_bilstm/bidirectional_rnn/bw/basic_lstm_cell/kernel",
    "backward_bias": "char_bilstm/bidirectional_rnn/bw/basic_lstm_cell/bias",
    "hidden_weight": "project/hidden/w_tanh",
    "hidden_bias": "project/hidden/b_tanh",
    "output_weight": "project/output/w_out",
    "output_bias": "project/output/b_out",
    "transitions": "crf_loss/transitions",
}


def main(archive: Path, folder: Path) -> None:
    """Write `fool.npz` (weights) and `tables.json` (characters and tags, by number) of `archive` to `folder`."""
    with tarfile.open(archive) as sdist:
        files = {Path(member.name).name: sdist.extractfile(member) for member in sdist.getmembers() if member.isfile()}
        graph, maps = files["ner.pb"], files["map.zip"]
        if graph is None or maps is None:
            raise SystemExit(f"{archive} holds no data/ner.pb or data/map.zip")
        constants = read_constants(graph.read())
        tables = json.loads(zipfile.ZipFile(io.BytesIO(maps.read())).read("all_map.json"))
    folder.mkdir(parents=True, exist_ok=True)
    weights = {part: constants[name] for part, name in _PARTS.items()}
    # the graph puts a row of zeros (for padding) in front of the table of embeddings
    weights["embedding"] = np.concatenate([np.zeros((1, 100), np.float32), weights["embedding"]])
    np.savez(folder / "fool.npz", **weights)  # type: ignore[arg-type]
    characters = sorted(tables["char_map"], key=tables["char_map"].__getitem__)
    tags = [tables["ner_map"][str(number)] for number in range(len(tables["ner_map"]))]
    text = json.dumps({"characters": characters, "tags": tags}, ensure_ascii=False)
    (folder / "tables.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
