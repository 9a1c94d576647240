"""Small graphs of ties for the tests of views, with hostile texts in them."""

from __future__ import annotations

import random

from kg.views.picture import Picture, choose_nodes, make_picture
from kg.views.ties import Party, Source, Tie, tie_graph

HOSTILE = '</script><img src=x onerror="document.title=1">&amp;<b>标题</b>'


def make_source(article: str, *, title: str = "标题", published: str | None = "2025-03-12", **more: str) -> Source:
    return Source(article, title, 3, 7, "建成三座", "公司将", "工厂。", published, article, **more)


def invented(count: int, *, title: str = "标题", seed: int = 1) -> tuple[list[Party], list[Tie]]:
    """Companies and people with plans: early ones have more ties, as in life."""
    chance = random.Random(seed)
    kinds = ("company", "person", "policy", "region", "organization", "subject")
    parties = [Party(f"p{i:04}", f"名称{i}", kinds[i % 6], (f"别名{i}",), i % 9) for i in range(count)]
    ties = []
    for i in range(1, count):
        for _ in range(1 + (i % 3 == 0)):
            other = parties[int(i * chance.random() ** 2)].id
            source = make_source(f"a{i}", title=title, published=f"20{15 + i % 10}-0{1 + i % 9}-11")
            roles = ((parties[i].id, "PLANS"), (other, "ABOUT"))
            ties.append(Tie(f"t{i}-{len(ties)}", "plan", f"计划{i}{title}", roles, (source,), due="2028"))
    return parties, ties


def picture_of(count: int, *, title: str = "标题", seed: int = 1) -> Picture:
    parties, ties = invented(count, title=title, seed=seed)
    return make_picture(choose_nodes(tie_graph(parties, ties), count), ties, title)
