"""The graph as GEXF 1.3, for Gephi: https://gexf.net/1.3 (nodes, edges, attributes; no dynamics).

networkx's own writer puts the day of writing into the file, and attributes that the schema of 1.3 does not know, so the
same graph would not give the same bytes, and Gephi's schema would refuse them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO, Any
from xml.sax.saxutils import quoteattr

from kg.views.exports import to_networkx
from kg.views.records import GraphRecords

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
_META = "  <meta>\n    <creator>news-kg</creator>\n  </meta>\n"
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}


def write_gexf(records: GraphRecords, out: IO[bytes]) -> None:
    """Write GEXF 1.3, lists as JSON, a node's name or text as its label and a relationship's type as its."""
    graph = to_networkx(records, scalars=True)
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(data=True))
    node_columns = _columns(properties for _, properties in nodes)
    edge_columns = _columns(properties for _, _, properties in edges)
    lines = [_HEAD, _META, '  <graph defaultedgetype="directed" idtype="string" mode="static">\n']
    lines += [_declared("node", node_columns), _declared("edge", edge_columns), "    <nodes>\n"]
    for id, properties in nodes:
        label = properties.get("name") or properties.get("title") or properties.get("text") or id
        lines.append(
            f"      <node id={_quoted(id)} label={_quoted(label)}>{_values(properties, node_columns)}</node>\n"
        )
    lines.append("    </nodes>\n    <edges>\n")
    for number, (source, target, properties) in enumerate(edges):
        ends = f"id={_quoted(number)} source={_quoted(source)} target={_quoted(target)}"
        lines.append(
            f"      <edge {ends} label={_quoted(properties['type'])}>{_values(properties, edge_columns)}</edge>\n"
        )
    lines.append("    </edges>\n  </graph>\n</gexf>\n")
    out.write("".join(lines).encode("utf-8"))


def _columns(all_properties: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return name -> type of attribute, by name; string where a name has values of several types."""
    found: dict[str, set[str]] = {}
    for properties in all_properties:
        for key, value in properties.items():
            found.setdefault(key, set()).add(_TYPES[type(value)])
    return {key: found[key].pop() if len(found[key]) == 1 else "string" for key in sorted(found)}


def _declared(kind: str, columns: Mapping[str, str]) -> str:
    rows = (f"      <attribute id={_quoted(k)} title={_quoted(k)} type={_quoted(t)}/>\n" for k, t in columns.items())
    return f'    <attributes class="{kind}" mode="static">\n{"".join(rows)}    </attributes>\n'


def _values(properties: Mapping[str, Any], columns: Mapping[str, str]) -> str:
    cells = (f"<attvalue for={_quoted(key)} value={_quoted(properties[key])}/>" for key in columns if key in properties)
    return f"<attvalues>{''.join(cells)}</attvalues>"


def _quoted(value: Any) -> str:
    text = ("true" if value else "false") if isinstance(value, bool) else str(value)
    # a line end inside an attribute would be read back as a space
    return quoteattr(text, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
