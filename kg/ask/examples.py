"""Names of a graph that make good examples, for the guide of Neo4j Browser and for `kg summary`.

Those that publish the news are in most articles, and what they plan is when a programme is on: they come last.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.store.graph import GraphStore

# Whole names of media, wherever they stand; Java and Python read it alike.
_MEDIA = (
    r".*(通讯社|通訊社|新闻社|新聞社|报社|報社|报业|报业集团|杂志社|电视台|電視台|广播电台|广播电视总台|新闻网|新闻客户端|"
    r"新华社|新华网|中新社|中新网|人民网|央视|央视新闻|央视网|央广网|澎湃新闻|财联社|路透|路透社|彭博社|彭博新闻|法新社|"
    r"美联社|共同社|韩联社|塔斯社|埃菲社|安莎社|德新社|合众国际社|[日晚早晨时商快周][报報]|News Agency|Daily News|Times|Reuters)"
)
# How names end of those that a source names: a ministry or a firm may be the source of its own news, and is no medium.
_PUBLISHES = re.compile(
    r"(社|[报報]|网|網|台|[周月]?刊|杂志|新闻|新聞|财经|財經|传媒|在线|客户端|News|Times|Post|Journal)$"
)
_REMARK = re.compile(r"[（(\[【].*")


def media_parameters(store: GraphStore) -> dict[str, object]:
    """Return the parameters by which queries for examples tell those that publish: `outlets` and `media`."""
    named = {_REMARK.sub("", row["source"]).strip() for row in store.rows("read/outlets")}
    return {"outlets": sorted(name for name in named if _PUBLISHES.search(name)), "media": _MEDIA}


def best_entity(store: GraphStore) -> str | None:
    """Return the name of the company whose plans make the best first picture; None in a graph without plans."""
    rows = store.rows("read/example_entity", **media_parameters(store))
    return str(rows[0]["name"]) if rows else None


def example_values(store: GraphStore) -> dict[str, Mapping[str, str | int]]:
    """Return, for each query that draws and has an answer in this graph, values with which it has."""
    return {row["query"]: row["values"] for row in store.rows("read/guide_examples", **media_parameters(store))}
