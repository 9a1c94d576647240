from __future__ import annotations

import io

import networkx as nx
from lxml import etree

from kg.views.exports import to_networkx
from kg.views.gexf import write_gexf
from kg.views.records import Edge, GraphRecords, Node
from tests.conftest import ROOT

RECORDS = GraphRecords(
    [
        Node("b", ("Company", "Entity"), {"name": "乙 & <丙>", "aliases": ["乙", "“丙”"], "articles": 2}),
        Node(
            "a", ("Article",), {"title": "标题", "text": '控制\x00字符\n第二行\t"引号"', "direct": True, "score": 0.5}
        ),
    ],
    [Edge("a", "MENTIONS", "b", {"starts": [1, 2]}), Edge("a", "MENTIONS", "b", {"starts": [3]})],
)


def written(records: GraphRecords) -> bytes:
    out = io.BytesIO()
    write_gexf(records, out)
    return out.getvalue()


def test_gexf_fits_the_schema() -> None:
    schema = etree.XMLSchema(file=str(ROOT / "tests" / "data" / "gexf-1.3.xsd"))
    schema.assertValid(etree.fromstring(written(RECORDS)))


def test_networkx_reads_back_every_node_edge_and_property() -> None:
    read = nx.read_gexf(io.BytesIO(written(RECORDS)))
    expected = to_networkx(RECORDS, scalars=True)
    assert {n: _properties(p) for n, p in read.nodes(data=True)} == dict(expected.nodes(data=True))
    assert [(a, b, _properties(p)) for a, b, p in read.edges(data=True)] == list(expected.edges(data=True))


def _properties(found: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in found.items() if key not in ("id", "label")}


def test_gexf_is_the_same_whatever_the_order() -> None:
    assert written(GraphRecords(RECORDS.nodes[::-1], RECORDS.edges[::-1])) == written(RECORDS)
