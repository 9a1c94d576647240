"""What the graph answers with lists in lists, as flat rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.ask.networks import Step
from kg.ask.searching import Hit
from kg.door.rows import HitRow, StepRow, TimelineRow


def hit_row(hit: Hit) -> HitRow:
    """Return a hit as a row."""
    found = hit.as_object()
    return HitRow(
        kind=found["kind"], id=hit.id, name=hit.name, text=hit.text, coverage=hit.coverage, score=hit.score,
        names=list(hit.names), articles=[article["id"] for article in hit.articles], articles_count=hit.articles_count,
        confidence=hit.confidence,
    )  # fmt: skip


def timeline_rows(entity: Mapping[str, Any]) -> Iterator[TimelineRow]:
    """Yield a row for each fact of an entity (of `kg.ask.timeline.timelines`)."""
    for fact in entity["facts"]:
        revises, revised_by, disputes = (
            [other["text"] for other in fact[word]] for word in ("revises", "revised_by", "disputes")
        )
        yield TimelineRow(
            entity=entity["name"], published=fact["sources"][0]["published"], kind=fact["kind"], verb=fact["verb"],
            text=fact["text"], target_date=fact["target_date"], confidence=fact["confidence"], witnesses=fact["witnesses"], revises=revises,
            revised_by=revised_by, disputes=disputes, fact=fact["fact"],
            articles=list(dict.fromkeys(source["article"] for source in fact["sources"])),
        )  # fmt: skip


def step_rows(chains: Sequence[Sequence[Step]]) -> list[StepRow]:
    """Return a row for each step of each chain, with the first sentence that it rests on."""
    made = []
    for chain, steps in enumerate(chains, 1):
        for number, step in enumerate(steps, 1):
            tie = step.ties[0]
            source = tie.sources[0]
            made.append(
                StepRow(
                    chain=chain,
                    step=number,
                    a=step.a.name,
                    b=step.b.name,
                    kind=tie.kind,
                    sentence=source.sentence,
                    article=source.article,
                    title=source.title,
                    published=source.published,
                    articles=step.articles,
                )
            )
    return made
