"""The queries about reports, their claims, what these rest on, and the proof of facts by the texts."""

from __future__ import annotations

from collections.abc import Iterator

from kg.store.memory.answering import Row, Rows, answers
from kg.store.memory.graph import MemoryGraph, Node, Tie

_VERDICTS = ("SUPPORTED_BY", "CONTRADICTED_BY")
_VERDICT = ("verdict", "reason", "reasons", "reasons_claim", "reasons_article")
_PLACE = ("start", "end", "quote")
_CLAIM = ("id", "section", "section_number", "start", "end")
_SHOULD_BE = (*_PLACE, "claim_start", "claim_end", "should_be")


@answers("read/known_reports")
def known_reports(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return by which rules those of the reports that are there were checked."""
    found = graph.found("Report", ids)
    return [{"id": r.key, "sha256": r.properties["sha256"], "rules": r.properties.get("rules")} for r in found]


@answers("read/reports_on")
def reports_on(graph: MemoryGraph, ids: list[str], title_keys: list[str]) -> list[Row]:
    """Return the reports that may be about articles."""
    found = {r.key for key in title_keys for r in graph.looked_up("Report", "headline_key", key)}
    found |= {r.key for article in ids for r in graph.looked_up("Report", "article_id", article)}
    return [{"report": report} for report in sorted(found)]


@answers("upsert/reports")
def put_reports(graph: MemoryGraph, rows: Rows) -> None:
    """Write reports, each with its claims."""
    for row in rows:
        report = graph.merge("Report", row["id"])
        graph.put(report, row["properties"])
        for old in [tie.target for tie in graph.out(report, "CLAIMS")]:
            graph.delete(old)
        for claim in row["claims"]:
            made = graph.merge("Claim", claim["id"])
            graph.put(made, claim)
            graph.merge_tie(report, "CLAIMS", made)


@answers("upsert/report_articles")
def link_reports(graph: MemoryGraph, ids: list[str], rules: str) -> list[Row]:
    """Tie reports to their articles anew."""
    rows = []
    for report in graph.found("Report", sorted(ids)):
        report.properties["rules"] = rules
        for old in list(graph.out(report, "REPORTS_ON")):
            graph.untie(old)
        article = _article_of(graph, report)
        if article is not None:
            graph.merge_tie(report, "REPORTS_ON", article)
        rows.append({"report": report.key, "article": article and article.key})
    return rows


def _article_of(graph: MemoryGraph, report: Node) -> Node | None:
    """Return the article whose id the report gives, or which had the headline first."""
    told = report.properties
    if "article_id" in told:
        return graph.find("Article", told["article_id"])
    titled = graph.looked_up("Article", "title_key", told.get("headline_key"))
    return min(titled, key=lambda a: (a.properties.get("published", "9999"), a.key), default=None)


@answers("read/claims_to_check")
def claims_to_check(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return reports with their claims, and the texts that these are checked by."""
    rows = []
    for report in graph.found("Report", sorted(ids)):
        article = next((tie.target for tie in graph.out(report, "REPORTS_ON")), None)
        claims = [{k: c.properties.get(k) for k in _CLAIM} for c in _claims(graph, report)]
        rows.append(
            {
                "report": report.key,
                "report_text": graph.text(report),
                "article": article and article.key,
                "text": article and graph.text(article),
                "published": article and article.properties.get("published"),
                "claims": sorted(claims, key=lambda c: (c["start"], c["end"], c["id"])),
            }
        )
    return rows


def _claims(graph: MemoryGraph, report: Node) -> Iterator[Node]:
    return (tie.target for tie in graph.out(report, "CLAIMS"))


@answers("upsert/claim_verdicts")
def put_verdicts(graph: MemoryGraph, rows: Rows) -> None:
    """Write verdicts on claims, with the characters of the article; earlier ones go."""
    for row in rows:
        for claim in graph.found("Claim", [row["id"]]):
            told = claim.properties | {key: row[key] for key in _VERDICT}
            claim.properties = {key: value for key, value in told.items() if value is not None}
            for old in list(graph.out(claim, *_VERDICTS)):
                graph.untie(old)
            for article in graph.found("Article", [row["article"]]):
                for e in row["supported"]:
                    graph.tie(claim, "SUPPORTED_BY", article, {each: e[each] for each in _PLACE})
                for e in row["contradicted"]:
                    graph.tie(claim, "CONTRADICTED_BY", article, {each: e[each] for each in _SHOULD_BE})


@answers("read/facts_of_claims")
def facts_of_claims(graph: MemoryGraph, reports: list[str]) -> list[Row]:
    """Return where facts have evidence among the characters of verdicts on the claims of reports."""
    claims = (claim for report in graph.found("Report", reports) for claim in _claims(graph, report))
    ties = (tie for claim in claims for tie in graph.out(claim, *_VERDICTS) if tie.target.kind == "Article")
    return _overlaps((tie, said) for tie in ties for said in graph.into(tie.target, "EVIDENCED_BY"))


@answers("read/claims_of_facts")
def claims_of_facts(graph: MemoryGraph, facts: list[str]) -> list[Row]:
    """Return the same, of facts."""
    evidence = (said for fact in graph.found("Fact", facts) for said in graph.out(fact, "EVIDENCED_BY"))
    return _overlaps((tie, said) for said in evidence for tie in graph.into(said.target, *_VERDICTS))


def _overlaps(pairs: Iterator[tuple[Tie, Tie]]) -> list[Row]:
    """Return the pairs of a verdict's characters and a fact's that overlap."""
    rows = []
    for tie, said in pairs:
        verdict, evidence = tie.properties, said.properties
        if verdict["start"] < evidence["end"] and evidence["start"] < verdict["end"]:
            claim = {"claim": tie.source.key, "text": tie.source.properties["text"], "type": tie.type}
            fact = {f"fact_{each}": evidence[each] for each in _PLACE}
            rows.append(claim | {each: verdict[each] for each in _PLACE} | {"fact": said.source.key} | fact)
    return sorted(rows, key=lambda r: tuple(r[k] for k in ("claim", "type", "start", "end", "fact", "fact_start")))


@answers("upsert/claim_facts")
def tie_claims(graph: MemoryGraph, rows: Rows) -> None:
    """Tie claims to the facts that they rest on."""
    for row in rows:
        claim, fact = graph.find("Claim", row["claim"]), graph.find("Fact", row["fact"])
        if claim and fact:
            graph.merge_tie(claim, row["type"], fact, {each: row[each] for each in _PLACE})


@answers("read/report_verdicts")
def report_verdicts(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return how many claims of reports have which verdict."""
    counts: dict[tuple[str, str], int] = {}
    for report in graph.found("Report", ids):
        for claim in _claims(graph, report):
            key = report.key, claim.properties["verdict"]
            counts[key] = counts.get(key, 0) + 1
    return [{"report": report, "verdict": verdict, "claims": n} for (report, verdict), n in sorted(counts.items())]


@answers("read/facts_to_prove")
def facts_to_prove(graph: MemoryGraph, ids: list[str]) -> list[Row]:
    """Return the texts of articles with the facts that they are evidence for."""
    return [
        {"text": graph.text(article), "facts": [_to_prove(graph, tie) for tie in graph.into(article, "EVIDENCED_BY")]}
        for article in graph.found("Article", ids)
    ]


def _to_prove(graph: MemoryGraph, tie: Tie) -> Row:
    fact = tie.source.properties
    parts = [*fact.get("quantities", ()), *([fact["title"]] if "title" in fact else [])]
    worded = any(said.properties["quote"] == fact["text"] for said in graph.out(tie.source, "EVIDENCED_BY"))
    place = {each: tie.properties[each] for each in _PLACE}
    return {"id": tie.source.key, **place, "text": fact["text"], "parts": parts, "worded": worded}
