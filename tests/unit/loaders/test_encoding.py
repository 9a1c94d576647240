from __future__ import annotations

import io

import pytest

from kg.errors import LoadError
from loaders.encoding import SAMPLE_BYTES, detect_encoding, has_undecodable, open_text
from loaders.sources import Blob

SHORT = '{"title": "扩产", "content": "星野扩产。"}'
LONG = '{"title": "星野汽车扩产", "content": "' + "星野汽车计划在临川市建设第二座工厂，投资三十亿元。" * 200 + '"}'
REPORT = "标题：星野汽车扩产\n1. 时间\n    三月\n"


def blob(data: bytes) -> Blob:
    return Blob("x", lambda: io.BufferedReader(io.BytesIO(data)))  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [SHORT, LONG, REPORT, "扩产", "{}", ""])
def test_open_text_gives_the_text_of_known_encodings(text: str, encoding: str) -> None:
    with open_text(blob(text.encode(encoding))) as stream:
        assert stream.read() == text


def test_open_text_reads_four_byte_gb18030() -> None:
    with open_text(blob(("车企" * 9 + "㐀䶮𠀀€").encode("gb18030"))) as stream:
        assert stream.read().endswith("㐀䶮𠀀€")


def test_open_text_reads_traditional_chinese_in_big5() -> None:
    text = "繁體中文的新聞內容，說明公司計劃在海外設廠，並與當地政府簽署協議。" * 3
    with open_text(blob(text.encode("big5"))) as stream:
        assert stream.read() == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_detect_encoding_looks_past_plain_ascii(encoding: str) -> None:
    lines = b'{"title": "a", "content": "b"}\n' * (SAMPLE_BYTES // 20)
    assert detect_encoding(blob(lines + LONG.encode(encoding))) == encoding


def test_detect_encoding_is_not_swayed_by_one_spoilt_byte() -> None:
    data = LONG.encode()
    assert detect_encoding(blob(data[:300] + b"\xff" + data[300:])) == "utf-8"


def test_detect_encoding_is_not_swayed_by_a_cut_character() -> None:
    assert detect_encoding(blob(("字" * SAMPLE_BYTES).encode()[: SAMPLE_BYTES + 1])) == "utf-8"


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0", "Déjà vu: café".encode("cp1252"), SHORT.encode("utf-16-le")], ids=str
)
def test_detect_encoding_refuses_what_is_no_text(data: bytes) -> None:
    with pytest.raises(LoadError):
        detect_encoding(blob(data))


def test_open_text_marks_bytes_that_it_can_not_decode() -> None:
    with open_text(blob("星野汽车\n".encode() + b"\xff\n")) as stream:
        assert [has_undecodable(line) for line in stream] == [False, True]
