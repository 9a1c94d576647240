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
    "=1+1", " =1", "\u3000＝1", "+1", "@SUM(A1)", "\t=1", "-2+3", "＝1", "<script>x()</script>", "</script><img src=x onerror=x()>", "&amp;&lt;", "<!--", "]]>",
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


def _parquet(columns: dict[str, list[Any]]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = max(map(len, columns.values()), default=0)
    table = pa.table({name: (values + [None] * rows)[:rows] for name, values in columns.items()})
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()


_column = st.one_of(
    st.lists(st.one_of(st.none(), whole_texts), max_size=4),
    st.lists(st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1)), max_size=4),
    st.lists(st.one_of(st.none(), st.floats()), max_size=4),
    st.lists(st.one_of(st.none(), st.binary(max_size=40)), max_size=4),
    st.lists(st.one_of(st.none(), st.datetimes()), max_size=4),
    st.lists(st.lists(whole_texts, max_size=2), max_size=4),
    st.lists(st.fixed_dictionaries({"a": whole_texts}), max_size=4),
)
_OURS = (*_FIELDS, "published_basis", "language", "sha256", "version", "extraction")


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """Draw a Parquet file: columns of any kind under names that we read or that nobody does, whole or damaged."""
    names = draw(st.lists(st.one_of(st.sampled_from(_OURS), whole_texts), max_size=6, unique=True))
    if draw(st.integers(0, 3)) == 0:  # as `kg extract` writes them, but for what is in them
        names = ["id", "title", "content", "published", "published_basis", "url", "source", *_OURS[-3:]]
    content = _parquet({name: draw(_column) for name in names})
    if draw(st.integers(0, 3)) == 0:
        at = draw(st.integers(4, len(content) - 1))
        content = draw(st.sampled_from((content[:at], content[:at] + b"\xff" + content[at + 1 :])))
    return content


_TYPES = ("COMPANY", "PERSON", "company", "X", "", None)
_judged = st.one_of(st.sampled_from(("海川公司", "海川", "陈立@海川公司", "")), whole_texts)
judgement_lines = st.one_of(
    whole_texts,
    st.tuples(_judged, _judged, st.sampled_from(("same", "different"))).map(
        lambda found: json.dumps({"kind": found[2], "type": "COMPANY", "a": found[0], "b": found[1]})
    ),
    st.fixed_dictionaries(
        {"kind": st.sampled_from(("same", "different", "reject", "retype", "code", ""))},
        optional={
            "type": st.sampled_from(_TYPES), "to_type": st.sampled_from(_TYPES), "a": _judged, "b": _judged, "code": _judged,
            "said": _judged, "fact": _judged, "user": _values, "at": _values, "note": whole_texts, "origin": whole_texts,
        },
    ).map(json.dumps),
    records.map(json.dumps),
)  # fmt: skip

_CYPHER = (
    "RETURN 1", "MATCH (n) DETACH DELETE n", "MATCH (n:Entity) SET n.name = $x", "CALL { CREATE (:X) } RETURN 1", "LOAD CSV FROM 'file:///x' AS l RETURN l",
    "MATCH (n) RETURN n LIMIT 3", "UNWIND range(1, 1000000000) AS i RETURN count(i)", "CALL dbms.listConfig()", "CALL apoc.load.json('http://x')",
    "DROP CONSTRAINT x", "SHOW TRANSACTIONS", "TERMINATE TRANSACTION 'x'",
    "USE system SHOW DATABASES", "EXPLAIN MATCH (n) DELETE n", ":param x => 1", "FOREACH (x IN [1] | CREATE ())",
    "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS", "/* */ CREATE (n)", "RETURN 1; MATCH (n) DETACH DELETE n", "CREATE (n) RETURN $x",
    "MERGE (n:_Lock)",
)  # fmt: skip
# With white space in it, or it would be the name of a saved query.
cypher_texts = st.one_of(
    st.sampled_from(_CYPHER),
    st.tuples(st.sampled_from(_CYPHER), pieces).map(" ".join),
    st.tuples(st.sampled_from(_CYPHER), pieces).map(lambda both: both[0].replace("n", both[1] + " ", 1)),
    texts.map(lambda text: f"RETURN '{text}' AS a"),
    st.integers(1, 400).map(lambda deep: f"RETURN {'(' * deep}1{')' * deep} AS a"),
)
