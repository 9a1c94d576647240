"""Ways to damage a graph past kg, each with words that a person is to be told about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Damage:
    """A statement that meets one node `n` (each kind another, so that all may be done to one graph) and harms it."""

    match: str
    do: str
    words: tuple[str, ...]
    skip: int = 0

    @property
    def statement(self) -> str:
        """The whole statement, which returns the id of what it met as `key`."""
        return (
            f"MATCH {self.match} WITH DISTINCT n ORDER BY n.id SKIP {self.skip} LIMIT 1 WITH n, n.id AS key "
            f"{self.do} RETURN DISTINCT key"
        )


GONE = "DETACH DELETE n"
READ = ("what was read in the article", "is missing or changed")
STRAY = ("is there, and nothing bears it out",)
A_FACT = "CREATE (f:Fact:Plan {id: 'fact:0', text: '编造的计划', caption: '编造', search_text: '编造'})"

DAMAGE = {
    "a plan is deleted": Damage("(n:Plan)", GONE, ("the plan", "is missing")),
    "a plan is changed": Damage(
        "(n:Plan)", "SET n.text = '不再建厂', n.target_date = '2099'", ("its text is 《不再建厂》", "its target_date is 《2099》"), 1
    ),
    "a plan says more": Damage("(n:Plan)", "SET n.approved = true", ("its approved is True in place of nothing",), 2),
    "a plan is made up": Damage("(n:Plan)", A_FACT, ("the plan 《编造的计划》 (fact:0)", *STRAY), 3),
    "a plan is no fact any more": Damage("(n:Plan)", "REMOVE n:Plan", ("was changed: it is Fact in place of Fact:Plan",), 4),
    "a statement has lost its article": Damage(
        "(n:Statement)", "MATCH (n)-[r:EVIDENCED_BY]->() DELETE r", ("lacks its relationship EVIDENCED_BY to the article",)
    ),
    "an entity is deleted": Damage("(n:Company)", GONE, ("the company", "is missing")),
    "an entity is renamed": Damage("(n:Company)", "SET n.name = '别的公司'", ("its name is 《别的公司》 in place of",), 1),
    "an entity has another id": Damage("(n:Person)", "SET n.id = 'person:无人'", ("(person:无人)", *STRAY)),
    "an entity is of two types": Damage("(n:Person)", "SET n:Company", ("was changed: it is Company:Entity:Person",), 1),
    "an entity plans more": Damage(
        "(n:Organization)", "MATCH (p:Plan) WHERE NOT (n)-[:PLANS]->(p) WITH n, key, p ORDER BY p.id DESC LIMIT 1 CREATE (n)-[:PLANS]->(p)",
        ("has its relationship PLANS to the plan", "which nothing bears out"),
    ),
    "a spelling is deleted": Damage("(n:_Name)", GONE, ("the spelling", "is missing")),
    "two spellings are tied": Damage(
        "(n:_Name)", "MATCH (m:_Name) WITH n, key, m ORDER BY m.id DESC LIMIT 1 CREATE (n)-[:SAME_AS {rule: 'x', score: 1.0}]->(m)",
        ("has its relationship SAME_AS to the spelling",), 1,
    ),
    "what was read is deleted": Damage("(n:_Extraction)", GONE, READ),
    "what was read is changed": Damage("(n:_Extraction)", "SET n.json = replace(n.json, '公司', '公厮')", READ, 1),
    "what was read is cut off": Damage("(n:_Extraction)", "SET n.json = left(n.json, 50)", READ, 2),
    "what was read is untied": Damage("(n:_Extraction)", "MATCH (n)-[r]-() DELETE r", ("lacks its relationship EXTRACTED_AS",), 3),
    "a mention is lost": Damage("(n:Article)", "MATCH (n)-[r:MENTIONS]->() DELETE r", ("lacks its relationship MENTIONS",)),
    "a mention is elsewhere": Damage("(n:Article)", "MATCH (n)-[r:MENTIONS]->() SET r.starts = [0]", ("MENTIONS",), 1),
    "an article is told otherwise": Damage("(n:Article)", "SET n.caption = 'x'", ("its caption is 《x》",), 2),
    "an article is found in another way": Damage("(n:Article)", "MATCH (n)-[:EXTRACTED_AS]->(x) SET x.text_keys = []", ("text_keys",), 3),
    "a claim is deleted": Damage("(n:Claim)", GONE, ("the claim", "is missing")),
    "a verdict is turned round": Damage(
        "(n:Claim {verdict: 'supported'})", "SET n.verdict = 'contradicted'", ("its verdict is 《contradicted》 in place of 《supported》",), 3
    ),
    "a wording is deleted": Damage("(n:_Wording)", GONE, ("the wording", "is missing"), 5),
    "a subject is deleted": Damage("(s:Subject)--(n:Fact)", "MATCH (n)--(s:Subject) DETACH DELETE s", ("the subject", "is missing")),
}  # fmt: skip
