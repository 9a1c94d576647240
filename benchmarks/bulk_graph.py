"""The graph that the product makes of registers, as CSV for `neo4j-admin`: minutes in place of the hours of an import.

Every decision is the product's: the same functions name, compare, cluster and join, but over all articles at once and in
memory. Good for registers only: they have no regulations, and no two have nearly the same text.
`benchmarks.growth` checks at its smallest size that the product makes the same graph.
"""

from __future__ import annotations

import json
import math
import multiprocessing
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, TextIO, TypeVar

from benchmarks.synthetic_news import register
from kg.graph.derivation import mention_rows
from kg.graph.entities import as_state, plan_entities
from kg.graph.findings import read_view
from kg.graph.joining import Decisions, fact_rows, join_findings, tie_facts
from kg.graph.observing import how_read, observe
from kg.models import EntityType, Finding, Links, Name, ObservedArticle, text_caption
from kg.resolve import Decision, clusters, decide
from kg.resolve.version import rules_version
from kg.write.version import graph_rules

EXTRACTOR = "prepared"
PROCESSES = 2
_DELIMITER = "\x1f"
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
# What leads from an entity to a fact; all else leads from the fact to the entity.
_TO_FACTS = ("PLANS", "STATES", "HOLDS")
Row = dict[str, Any]
T = TypeVar("T")
# What is filed under a key, and whether the key is whole for it.
Under = dict[int, tuple[tuple[str, bool], ...]]


class Tables:
    """CSV files that grow row by row, one for each set of labels (or type) and properties."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self._folder = folder
        self._files: dict[tuple[str, ...], TextIO] = {}
        self._options = ["--id-type=string", "--multiline-fields=true", "--array-delimiter=U+001F"]

    def node(self, labels: str, identifier: str, **properties: Any) -> None:
        """Write a node, e.g. of `Entity:Company`; its id is also its property `id`."""
        # The first label tells nodes apart that have one id, an article and what was extracted from it.
        key = f"{labels.partition(':')[0]}/{identifier}"
        self._write("nodes", labels, (":ID", "id:string"), (key, identifier), properties)

    def edge(self, source: str, kind: str, target: str, **properties: Any) -> None:
        """Write a relationship between nodes such as `Name/company:岚图`."""
        self._write("relationships", kind, (":START_ID", ":END_ID"), (source, target), properties)

    def close(self) -> None:
        """Write the options that read the files, `import.args`."""
        for file in self._files.values():
            file.close()
        (self._folder / "import.args").write_text("".join(f"{option}\n" for option in self._options), encoding="utf-8")

    def _write(
        self, what: str, name: str, keys: tuple[str, str], ends: tuple[str, str], properties: Mapping[str, Any]
    ) -> None:
        told = {key: value for key, value in properties.items() if value is not None and value != []}
        signature = (what, name, *(f"{key}:{_type(value)}" for key, value in told.items()))
        if signature not in self._files:
            path = self._folder / f"{what}-{len(self._files):03}.csv"
            self._files[signature] = path.open("w", encoding="utf-8", newline="")
            self._files[signature].write(",".join((*keys, *signature[2:])) + "\n")
            self._options.append(f"--{what}={name}={path.name}")
        cells = (*ends, *map(_cell, told.values()))
        self._files[signature].write('"' + '","'.join([cell.replace('"', '""') for cell in cells]) + '"\n')


def _type(value: Any) -> str:
    return f"{_TYPES[type(value[0])]}[]" if isinstance(value, list) else _TYPES[type(value)]


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return _DELIMITER.join(map(_cell, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else "NaN" if math.isnan(value) else repr(value)


def observe_register(number: int) -> ObservedArticle:
    """Return a register as the product stores it."""
    return observe(*register(number), EXTRACTOR)


def write_graph(size: int, folder: Path) -> int:
    """Write the graph of as many registers as have so many surface forms; return how many it has."""
    graph = _Graph(Tables(folder))
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        done = 0
        while len(graph.names) < size:
            wanted = min(1000, max(1, (size - len(graph.names)) // 110))
            for observed in pool.imap(observe_register, range(done, done + wanted), 20):
                graph.add(observed)
            done += wanted
    graph.derive(range(done))
    graph.tables.close()
    return len(graph.names)


class _Graph:
    """All that registers say, and what follows from it."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.names: dict[str, Name] = {}
        self._named: Counter[str] = Counter()
        self._aliases: Counter[tuple[str, str]] = Counter()
        # by hash of the key: of ten million strings the hashes take a fifth of the memory
        self._under_name_key: Under = {}
        self._under_fact_key: Under = {}
        self._views: dict[str, str] = {}
        self._findings: list[Finding] = []

    def add(self, observed: ObservedArticle) -> None:
        """Write what one article says."""
        self._add_article(observed)
        for name, keys in observed.keys.items():
            if name.id in self.names:
                continue
            self.names[name.id] = name
            self.tables.node(
                "_Name", name.id, type=name.type.value, surface=name.surface, context=list(name.context),
                norm_key=observed.norm_keys[name], rules=rules_version(), keys=list(keys),
                derived_keys=list(observed.derived_keys[name]),
            )  # fmt: skip
            _file(name.id, keys, self._under_name_key)
            _file(name.id, observed.derived_keys[name], self._under_name_key, whole=False)
        for full in observed.full:
            self._named[full] += 1
            self.tables.edge(f"Article/{observed.article.id}", "NAMES", f"_Name/{full}")
        self._aliases.update(observed.aliases)
        for wording in observed.wordings:
            if wording.id not in self._views:
                self._views[wording.id] = wording.view
                told = {key: getattr(wording, key) for key in ("kind", "view", "said")}
                self.tables.node("_Wording", wording.id, **told, rules=rules_version(), keys=list(wording.keys))
                _file(wording.id, wording.keys, self._under_fact_key)
        for finding in observed.findings:
            self._add_finding(finding)

    def _add_article(self, observed: ObservedArticle) -> None:
        article = observed.article
        properties = article.model_dump(exclude={"id", "content"}, exclude_none=True)
        properties |= {"text": article.text, "caption": text_caption(article.title), "sha256": article.sha256}
        self.tables.node("Article", article.id, **properties, title_key=observed.title_key)
        how = how_read(observed)
        self.tables.node(
            "_Extraction", article.id, json=observed.extraction.to_json(), extractor=how.version, read_by=how.extractor,
            held_from=observed.held_from, rules=graph_rules(), text_keys=list(observed.text_keys),
        )  # fmt: skip
        self.tables.edge(f"Article/{article.id}", "EXTRACTED_AS", f"_Extraction/{article.id}")

    def _add_finding(self, finding: Finding) -> None:
        self._findings.append(finding)
        assert not finding.subjects, "registers bind nobody"
        kept = {key: getattr(finding, key) for key in ("id", "label", "start", "end", "quote")}
        self.tables.edge(
            f"Article/{finding.article}", "FOUND", f"_Wording/{finding.wording}", **kept,
            properties=json.dumps(finding.properties, ensure_ascii=False, sort_keys=True),
            links=[link for link, _ in finding.links], names=[name for _, name in finding.links],
        )  # fmt: skip

    def derive(self, numbers: Iterable[int]) -> None:
        """Write what follows: entities, mentions, facts."""
        entity_of = self._add_entities()
        for number in numbers:
            for row in mention_rows(register(number)[1], entity_of):
                lists = {key: row[key] for key in ("starts", "ends", "surfaces")}
                self.tables.edge(f"Article/{row['article']}", "MENTIONS", f"Entity/{row['entity']}", **lists)
        self._add_facts(entity_of)

    def _add_entities(self) -> dict[str, str]:
        """Write the entities; return the entity of each name."""
        decided = self._compare_names()
        for (alias, full), witnesses in self._aliases.items():
            self.tables.edge(f"_Name/{alias}", "ALIAS_OF", f"_Name/{full}", witnesses=witnesses)
        entity_of: dict[str, str] = {}
        for members, ties in self._components(decided):
            states = {i: as_state(self.names[i], self._named[i]) for i in members}
            for plan in plan_entities(states, ties):
                row = plan.row()
                told = {key: row[key] for key in ("name", "caption", "aliases", "search_text", "codes")}
                self.tables.node(f"Entity:{plan.type.capitalize()}", plan.id, type=str(plan.type), **told)
                for name in plan.members:
                    entity_of[name] = plan.id
                    self.tables.edge(f"_Name/{name}", "REFERS_TO", f"Entity/{plan.id}")
        return entity_of

    def _compare_names(self) -> list[Row]:
        decided = []
        for decision in _compared(self._under_name_key, self.names, _decide):
            row = vars(decision) | {"reasons": list(decision.reasons)}
            decided.append(row)
            told = {key: row[key] for key in ("rule", "score", "reasons", "ambiguous")}
            self.tables.edge(f"_Name/{row['a']}", "SAME_AS", f"_Name/{row['b']}", **told)
        return decided

    def _components(self, decided: Sequence[Row]) -> Iterator[tuple[tuple[str, ...], Links]]:
        """Yield the names that hang together, people of one name too, with the ties among them."""
        ties = [(row["a"], row["b"], 1.0) for row in decided]
        ties += [(alias, full, 1.0) for alias, full in self._aliases]
        people: dict[str, str] = {}
        for i in sorted(self.names):
            if self.names[i].type is EntityType.PERSON:
                ties.append((people.setdefault(self.names[i].surface, i), i, 1.0))
        parts = clusters(self.names, ties, ())
        part_of = {name: number for number, part in enumerate(parts) for name in part}
        links: dict[int, Links] = defaultdict(Links)
        for row in sorted(decided, key=lambda row: (row["a"], row["b"])):
            links[part_of[row["a"]]].add(row["a"], row["b"], row["score"], row["ambiguous"])
        for alias, full in sorted(self._aliases):
            links[part_of[alias]].aliases.append((alias, full))
        for number, part in enumerate(parts):
            yield part, links.get(number, Links())

    def _add_facts(self, entity_of: Mapping[str, str]) -> None:
        decided = Decisions()
        for found in _compared(self._under_fact_key, self._views, _relate):
            decided.same += found.same
            decided.matters += found.matters
        for row in decided.same:
            told = {"score": row["score"], "reasons": row["reasons"]}
            self.tables.edge(f"_Wording/{row['a']}", "SAME_FACT", f"_Wording/{row['b']}", **told)
        for m in decided.matters:
            told = {"relation": m.relation, "changes": list(m.changes), "back": list(m.back)}
            self.tables.edge(f"_Wording/{m.a}", "MATTER", f"_Wording/{m.b}", **told)
        facts = join_findings(self._findings, [(row["a"], row["b"]) for row in decided.same])
        rows = fact_rows(facts, entity_of)
        witnesses = {fact.id: len({finding.article for finding in fact.findings}) for fact in facts}
        for row in rows.facts:
            self.tables.node(f"Fact:{row['label']}", row["id"], **row["properties"], witnesses=witnesses[row["id"]])
        for row in rows.evidence:
            told = {key: row[key] for key in ("start", "end", "quote")}
            self.tables.edge(f"Fact/{row['fact']}", "EVIDENCED_BY", f"Article/{row['article']}", **told)
        self._add_links(rows.links, {row["id"]: row["properties"].get("title", "") for row in rows.facts})
        ties = tie_facts(facts, decided.matters)
        for row in ties.revisions:
            self.tables.edge(f"Fact/{row['later']}", "REVISES", f"Fact/{row['earlier']}", changes=row["changes"])
        for row in ties.disputes:
            self.tables.edge(f"Fact/{row['a']}", "DISPUTES", f"Fact/{row['b']}", changes=row["changes"])

    def _add_links(self, links: Iterable[Row], titles: Mapping[str, str]) -> None:
        """Write who takes part in facts, and for whom people work."""
        posts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for row in links:
            fact, entity = f"Fact/{row['fact']}", f"Entity/{row['entity']}"
            if row["link"] in _TO_FACTS:
                self.tables.edge(entity, row["link"], fact)
            else:
                self.tables.edge(fact, row["link"], entity)
            if row["link"] in ("HOLDS", "AT"):
                posts[row["fact"]][row["link"]].append(entity)
        works = {
            (person, titles[fact], employer)
            for fact, ends in posts.items()
            for person in ends["HOLDS"]
            for employer in ends["AT"]
        }
        for person, title, employer in sorted(works):
            self.tables.edge(person, "WORKS_FOR", employer, title=title)


def _file(identifier: str, keys: Iterable[str], under: Under, *, whole: bool = True) -> None:
    for key in keys:
        hashed = hash(key)
        under[hashed] = (*under.get(hashed, ()), (identifier, whole))


def _decide(group: Sequence[tuple[str, str]], names: Mapping[str, Name]) -> list[Decision]:
    found = (decide(names[a], names[b]) for a, b in group)
    return [decision for decision in found if decision is not None]


def _relate(group: Sequence[tuple[str, str]], contents: Mapping[str, str]) -> list[Decisions]:
    views = {i: read_view(i, contents[i]) for i in {end for pair in group for end in pair}}
    found = Decisions()
    for a, b in group:
        found.compare(views[a], views[b])
    return [found]


# What the processes that compare have from the one that they were forked from.
_shared: list[Any] = []


def _compared(
    under: Under,
    contents: Mapping[str, Any],
    compare: Callable[[Sequence[tuple[str, str]], Mapping[str, Any]], list[T]],
) -> Iterator[T]:
    """Yield what comparing each pair that meets under a key gives."""
    shared = {key: sorted(filed) for key, filed in under.items() if len(filed) > 1 and any(w for _, w in filed)}
    keys_of: dict[str, dict[int, bool]] = defaultdict(dict)
    for key, filed in shared.items():
        for identifier, whole in filed:
            keys_of[identifier][key] = whole
    _shared[:] = [shared, keys_of, contents, compare]
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        for found in pool.imap_unordered(_compare_key, shared, 200):
            yield from found
    _shared.clear()


def _compare_key(key: int) -> list[Any]:
    """Return what the pairs under a key give, but for those that meet under a smaller key."""
    shared, keys_of, contents, compare = _shared
    pairs = [(a, b) for (a, whole), (b, other) in combinations(shared[key], 2) if whole or other]
    return compare([(a, b) for a, b in pairs if _first_meeting(keys_of[a], keys_of[b]) == key], contents)  # type: ignore[no-any-return]


def _first_meeting(a: Mapping[int, bool], b: Mapping[int, bool]) -> int:
    return min(key for key in a.keys() & b.keys() if a[key] or b[key])
