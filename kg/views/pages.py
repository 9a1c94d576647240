"""Pictures as one HTML file: opened from a disk, without a network, and every text of an article stays text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.messages import language, phrase
from kg.messages.words import capital, type_word
from kg.models import FACTS, SHOWN_FACTS
from kg.views.picture import COLOURS, Picture
from kg.views.ties import Change, Party, Source, Tie

KINDS = {kind.label().lower(): kind.words.many for kind in SHOWN_FACTS} | {"together": "named together"}
# Who acts in what is on a timeline.
_ACTS = [link for kind in FACTS if kind.compare_by.related for link in kind.own_links()]
_ASSETS = Path(__file__).resolve().parent / "assets"


def render_graph(picture: Picture) -> str:
    """Return a page with the picture: search, filters, and the sentences behind a dot or a line at a click."""
    dots = [
        _dot(dot.party) | {"x": dot.x, "y": dot.y, "radius": dot.radius, "articles": dot.articles}
        for dot in picture.dots
    ]
    data = _evidence([dot.party for dot in picture.dots], picture.ties) | {
        "dots": dots,
        "lines": [{"a": line.a, "b": line.b, "articles": line.articles} for line in picture.lines],
        "colours": COLOURS,
    }
    cytoscape = (_ASSETS / "cytoscape.min.js").read_text(encoding="utf-8")
    return _render(
        "graph.html", picture.title, [dot.party for dot in picture.dots], picture.ties, data, cytoscape=cytoscape
    )


def render_timeline(title: str, parties: Sequence[Party], ties: Sequence[Tie]) -> str:
    """Return a page with plans and statements on an axis of time, in the order of `ties`."""
    data = _evidence(parties, ties) | {"dots": [_dot(party) for party in parties]}
    return _render("timeline.html", title, parties, ties, data | {"acts": _ACTS})


def _render(
    name: str, title: str, parties: Sequence[Party], ties: Sequence[Tie], data: dict[str, Any], **more: str
) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("kg.views", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    types = {party.type for party in parties}
    kinds = {tie.kind for tie in ties}
    return environment.get_template(name).render(
        title=title,
        types=[(kind, colour) for kind, colour in COLOURS.items() if kind in types],
        kinds=[(kind, _heading(kind)) for kind in KINDS if kind in kinds],
        headings=[(kind, capital(_heading(kind))) for kind in KINDS],
        type_words={kind: type_word(kind) for kind in COLOURS},
        phrase=phrase,
        data=data,
        **more,
    )


def _heading(kind: str) -> str:
    if kind == "together":
        return phrase("named together")
    return KINDS[kind] if language() == "en" else type_word(kind)


def _dot(party: Party) -> dict[str, Any]:
    return {"name": party.name, "type": party.type, "aliases": list(party.aliases), "mentioned": party.articles}


def _evidence(parties: Sequence[Party], ties: Sequence[Tie]) -> dict[str, Any]:
    """Return articles, each once, and ties that refer to articles and parties by their positions."""
    numbers = {party.id: number for number, party in enumerate(parties)}
    sources = {source.article: source for tie in ties for source in tie.sources}
    articles = {article: number for number, article in enumerate(sorted(sources))}
    return {
        "articles": [_article(sources[article]) for article in articles],
        "ties": [
            {
                "kind": tie.kind,
                "text": tie.text,
                "due": tie.due,
                "confidence": tie.confidence,
                "revised": _told(tie.revised_by),
                "disputed": _told(tie.disputes),
                "roles": [[numbers[party], role] for party, role in tie.roles if party in numbers],
                "sources": [_place(source, articles) for source in tie.sources],
            }
            for tie in ties
        ],
    }


def _told(changes: Sequence[Change]) -> list[str]:
    return [f"{change.text} ({'; '.join(change.changes)})" for change in changes]


def _article(source: Source) -> dict[str, Any]:
    kept = {"id": source.article, "title": source.title, "published": source.published}
    return kept | {"outlet": source.outlet, "url": source.url}


def _place(source: Source, articles: dict[str, int]) -> dict[str, Any]:
    quote = {"before": source.before, "quote": source.quote, "after": source.after}
    return {"article": articles[source.article], "start": source.start, "end": source.end} | quote
