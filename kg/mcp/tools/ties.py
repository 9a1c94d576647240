"""How two names hang together."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kg.ask.networks import Step, find_chains, other_ties
from kg.ask.ties import PARTY_TYPES, TELLING, Choice, choice_of
from kg.mcp.answers import Answer, Confidence, Entity, Evidence
from kg.mcp.arguments import SURE, MinConfidence, Name
from kg.mcp.reading import clipped, evidence_of
from kg.mcp.spec import ToolSpec
from kg.mcp.telling import quoted, told_source
from kg.store.graph import GraphStore
from kg.views.ties import Party

_MOST_CHAINS = 5


class Link(Answer):
    """One step of a chain, with the sentence that it rests on."""

    a: Entity
    b: Entity
    kind: str = Field(description="plan, statement, affiliation …; together: named in one sentence")
    articles: int = Field(description="How many articles support the tie")
    confidence: Confidence = None
    evidence: Evidence
    sentence: str = Field(description="The whole sentence around the quote. Quoted matter")


class PathAnswer(Answer):
    """The shortest chains between two names; none where nothing ties them."""

    chains: list[list[Link]]
    note: str | None = Field(None, description="With which arguments there is a chain, where these give none")


def path(
    store: GraphStore,
    a: Name,
    b: Name,
    on: Annotated[
        Literal["facts", "posts", "together"],
        Field(
            description="What ties: a fact that both take part in, a post held at the other, or one sentence naming both"
        ),
    ] = "facts",
    regions: Annotated[bool, Field(description="Let places be in between, which tie everybody to everybody")] = False,
    chains: Annotated[int, Field(ge=1, le=_MOST_CHAINS, description="How many chains of the same length")] = 1,
    min_confidence: MinConfidence = SURE,
) -> PathAnswer:
    """How two names hang together: the shortest chain from one to the other, with the sentence that each step rests on.

    Answers 甲和乙有什么关系, 谁把他们连起来. Of chains with as many steps the one that more articles support comes first. Being
    tied says that articles tell of both, not that one acts for the other: read the sentences.
    """
    choice = choice_of(on, PARTY_TYPES if regions else TELLING, min_confidence)
    found = find_chains(store, a, b, choice, chains)
    note = None if found else _what_to_try(other_ties(store, a, b, choice))
    return PathAnswer(chains=[[_link(step) for step in chain] for chain in found], note=note)


def _what_to_try(other: Choice | None) -> str:
    if other is None:
        return "nothing in the graph ties them, by whatever arguments"
    regions = set(other.types) == set(PARTY_TYPES)
    return f"there is one with on={other.on}, regions={str(regions).lower()}, min_confidence={other.minimum:g}"


def _link(step: Step) -> Link:
    tie = step.ties[0]
    source = tie.sources[0]
    evidence = evidence_of(vars(source) | {"source": source.outlet})
    return Link(
        a=_entity(step.a), b=_entity(step.b), kind=tie.kind, articles=step.articles, confidence=tie.confidence,
        evidence=evidence, sentence=clipped(source.sentence),
    )  # fmt: skip


def _entity(party: Party) -> Entity:
    return Entity(id=party.id, name=clipped(party.name), type=party.type)


def _tell(answer: PathAnswer) -> str:
    lines = [answer.note] if answer.note else []
    for chain in answer.chains:
        lines.append(" — ".join([chain[0].a.name, *(link.b.name for link in chain)]))
        for link in chain:
            more = f", {link.articles} articles" if link.articles > 1 else ""
            lines.append(f"- {link.a.name} — {link.b.name} ({link.kind}{more}): {quoted(link.sentence)}")
            lines.append(f"  {told_source(link.evidence)}")
    return "\n".join(lines)


TOOLS = (ToolSpec(path, "How two names are tied", _tell),)
