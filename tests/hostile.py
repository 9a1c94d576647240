"""Hostile input: texts, records and files that nobody means well with, drawn at random around hand-made ones."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from typing import Any

from hypothesis import strategies as st

# What has broken programs: markup, formulas, Cypher, paths, control characters, direction marks, halves, long runs.
BY_HAND = (
    "", " ", "\0", "\ufeff", "\u202e公司", "\u2028", "\x1b]0;x\x07", "\x9b31m", "\ud800", "\udfff\ud800", "\U0010ffff", "\uffff", "e\u0301" * 20,
    "'; MATCH (n) DETACH DELETE n //", "}) RETURN 1 //", "`) DETACH DELETE n //", "$name", "{{label}}", "{{7*7}}", "${7*7}", "%s%n%x",
    "=1+1", "+1", "@SUM(A1)", "\t=1", "-2+3", "＝1", "<script>x()</script>", "</script><img src=x onerror=x()>", "&amp;&lt;", "<!--", "]]>",
    "javascript:x()", "../../etc/passwd", "file:///etc/passwd", "con.txt", "\\\\host\\x", '"' * 9, "'" * 9, "“" * 30, "（" * 30, "《" * 30,
    "（" * 200 + "）" * 200, "一" * 300, "１２３" * 40, "9" * 400, "1e999", "NaN", "-0", "0000-00-00", "10000-01-01", "0年0月0日", "公元前221年",
    "２０２５年１３月３２日", "海川公司", "海川公司董事长陈立表示，计划到2028年建成两座工厂。", "《办法》要求企业不得排放。", "🏭" * 9, "𠮷野家", "ﷺ" * 5,
)  # fmt: skip

pieces = st.one_of(st.sampled_from(BY_HAND), st.text(max_size=30))
texts = st.lists(pieces, max_size=8).map("".join)
# Without halves of characters: what a file or a database can hold.
whole_texts = texts.map(lambda text: text.encode("utf-8", "replace").decode("utf-8"))
_values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), whole_texts),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(whole_texts, inner, max_size=3)),
    max_leaves=6,
)
_FIELDS = ("id", "title", "content", "published", "url", "source", "author", "标题", "正文", "时间")
records = st.dictionaries(st.one_of(st.sampled_from(_FIELDS), whole_texts), _values, max_size=7)


def _zipped(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../x.json", content)
    return out.getvalue()


_CONTENTS = st.one_of(
    st.binary(max_size=300),
    whole_texts.map(str.encode),
    records.map(lambda record: json.dumps(record).encode()),
    st.lists(records, max_size=4).map(lambda rows: "\n".join(map(json.dumps, rows)).encode()),
    st.lists(records, max_size=3).map(lambda rows: json.dumps({"data": rows}).encode()),
    st.lists(st.lists(whole_texts, min_size=1, max_size=4), max_size=4).map(
        lambda rows: "\n".join(map(",".join, rows)).encode()
    ),
    whole_texts.map(lambda text: f"<html><title>{text}</title><p>{text}".encode()),
    whole_texts.map(lambda text: f"---\ntitle: {text}\n---\n# {text}\n{text}".encode()),
    whole_texts.map(lambda text: f"<rss><channel><item><title>{text}</title><description>{text}".encode()),
    whole_texts.map(
        lambda text: f"标题：{text}\n---\n1. 时间\n- {text}\n2. 主体\n- {text}\n3. 影响\n- {text}".encode()
    ),
    whole_texts.map(lambda text: text.encode("utf-16")),
    whole_texts.map(lambda text: text.encode("gb18030", "replace")),
)
_ENDINGS = ("json", "jsonl", "txt", "md", "html", "csv", "xml", "xlsx", "docx", "pdf", "gz", "zip", "rss", "")


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw the name of a file and what it holds: whole, packed, cut off, or with bytes changed."""
    content = draw(_CONTENTS)
    content = draw(st.sampled_from((bytes, gzip.compress, _zipped)))(content)
    if draw(st.booleans()) and content:
        at = draw(st.integers(0, len(content) - 1))
        content = draw(st.sampled_from((content[:at], content[:at] + draw(st.binary(max_size=4)) + content[at + 1 :])))
    return f"input.{draw(st.sampled_from(_ENDINGS))}", content
