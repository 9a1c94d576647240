"""Whether articles bear a claim out, and what they say in its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from kg.ask.facts import read_facts
from kg.ask.searching import search_sure
from kg.mcp.answers import Answer, Evidence
from kg.mcp.passages import evidence_in, find_article
from kg.mcp.reading import clipped
from kg.mcp.spec import ToolSpec
from kg.mcp.telling import quoted, told_source
from kg.mcp.threads import models_in_use
from kg.models import Article
from kg.offline.verifying import check_claim
from kg.store.graph import GraphStore
from kg.store.observations import stored_article
from kg.verify import Verdict

_CANDIDATES, _NEAREST_FACTS = 6, 40
_NEARLY = 0.7  # of the words that the best fact shares with a claim
_ORDER = ("supported", "contradicted", "interpretation", "not found", "no source")


class SpanVerdict(Answer):
    """A part of the claim that was compared and does not hold, and what the article says in its place."""

    text: str
    verdict: str
    kind: str = Field(description="number, date, name, speaker, title, modality, polarity or wording")
    reason: str
    should_be: str | None = None


class ArticleVerdict(Answer):
    """Whether one article bears the claim out."""

    verdict: Literal["supported", "contradicted", "not found", "interpretation", "no source"]
    reason: str
    article: str
    title: str
    published: str | None = None
    wrong: list[SpanVerdict] = Field([], description="What does not hold")
    evidence: list[Evidence] = Field([], description="The words of the article that were compared")


class VerifyAnswer(Answer):
    """What the articles say to a claim."""

    verdict: Literal["supported", "contradicted", "not found", "interpretation", "no source"] = Field(
        description="Of the article given; else the best of all that were looked at: supported where one supports it"
    )
    disagree: bool = Field(False, description="Whether one article supports it and another contradicts it: tell both")
    articles: list[ArticleVerdict]
    note: str | None = None


def verify(
    store: GraphStore,
    claim: Annotated[
        str,
        Field(
            min_length=2,
            max_length=1000,
            description="One statement in Chinese: 砚舟储能计划到2028年在欧洲建成3座工厂。",
        ),
    ],
    article: Annotated[
        str | None,
        Field(max_length=600, description="The article's id; without it the articles whose facts are nearest"),
    ] = None,
) -> VerifyAnswer:
    """Is this true according to the articles? A claim against one article, or against the articles that tell of the same.

    Answers 这句话有没有依据, 这个数字对不对. Per article: supported, contradicted (with what it says instead, `should_be`), not
    found, or interpretation (an opinion that no text can prove). Rules compare names, numbers, dates, speakers and words;
    they do not know the world. "not found" is no denial. One statement a call, as self-contained as possible.
    """
    named = article is not None and article.strip()
    given = [find_article(store, str(article))] if named else _candidates(store, claim)
    checked = [_verdict(one, _check(one, claim)) for one in given]
    ranked = sorted(checked, key=lambda one: _ORDER.index(one.verdict))
    verdicts = {one.verdict for one in ranked}
    if not ranked:
        return VerifyAnswer(
            verdict="not found", articles=[], note="no fact in the graph has words of the claim; `search` may find more"
        )
    told = [one for one in ranked if one.verdict != "not found"] or ranked[:1]
    note = None if article else f"{len(given)} article(s) looked at, those whose facts share most words with the claim"
    return VerifyAnswer(
        verdict=ranked[0].verdict, disagree={"supported", "contradicted"} <= verdicts, articles=told, note=note
    )


def _candidates(store: GraphStore, claim: str) -> list[Article]:
    """Return the articles of the facts that share about as much with a claim as the best of them; none that reprints another."""
    found = [hit for hit in search_sure(store, claim, 0.0)[0] if not hit.is_entity]
    near = [hit.id for hit in found if hit.coverage >= _NEARLY * found[0].coverage]
    facts = read_facts(store, near[:_NEAREST_FACTS])
    ids = dict.fromkeys(source["reprint_of"] or source["article"] for fact in facts for source in fact["sources"])
    rows = store.rows("read/stored_articles", ids=list(ids)[:_CANDIDATES])
    return [stored_article(row["article"]) for row in rows]


def _check(article: Article, claim: str) -> Verdict:
    with models_in_use:
        return check_claim(article.text, claim, published=article.published)


def _verdict(article: Article, found: Verdict) -> ArticleVerdict:
    wrong = [
        SpanVerdict(
            text=clipped(s.text), verdict=s.verdict, kind=s.kind, reason=clipped(s.reason), should_be=s.should_be
        )
        for s in found.unsupported
    ]
    places = dict.fromkeys(
        (e.start, e.end) for e in (*found.evidence, *(e for s in found.unsupported for e in s.evidence))
    )
    told = [place for place in places if not any(_inside(place, other) for other in places if other != place)]
    return ArticleVerdict(
        verdict=found.verdict, reason=clipped(found.reason), article=article.id, title=clipped(article.title),
        published=article.published, wrong=wrong, evidence=[evidence_in(article, *place) for place in told[:5]],
    )  # fmt: skip


def _inside(place: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= place[0] and place[1] <= other[1]


def _tell_verify(answer: VerifyAnswer) -> str:
    heads: Iterable[str | None] = (
        answer.verdict.upper(), "articles DISAGREE" if answer.disagree else None, answer.note
    )  # fmt: skip
    lines = ["; ".join(filter(None, heads))]
    for one in answer.articles:
        lines.append(f"- {one.verdict}: {one.reason} 《{one.title}》 {one.published or 'no date'} {one.article}")
        for span in one.wrong:
            instead = f"; the article has {span.should_be}" if span.should_be else ""
            lines.append(f"  {quoted(span.text)} {span.verdict} ({span.kind}: {span.reason}){instead}")
        lines += [f"  {quoted(e.quote)}{told_source(e)}" for e in one.evidence[:3]]
    return "\n".join(lines)


TOOLS = (ToolSpec(verify, "Check a claim against articles", _tell_verify),)
