"""The version of all that decides what a graph is made of: what reads, compares, derives, checks and writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kg.models.article import digest
from kg.models.files import digest_files
from kg.nlp.version import extractor_version
from kg.store.queries import cypher_folder

# What reads is in the version of the extractor, which the checks of reports stand on too.
_ROOMS = ("models", "text", "resolve", "graph", "verify", "write")
# What an import asks and takes away. The rest of the store connects and shows.
_STORE = ("derived", "fact_lists", "filing", "findings", "judgements", "observations", "reports", "texts")
_READ = re.compile(r'"(read/\w+)"')
_NOT_RULES = frozenset({".pyc", ".md"})


@cache
def graph_rules() -> str:
    """Return the digest (12 hex digits) that is kept with every article and report: another one is made anew."""
    return rules_digest(Path(__file__).parent.parent, cypher_folder())


def rules_digest(kg: Path, cypher: Path) -> str:
    """Return the digest of the rules in the package `kg`, and of the queries in `cypher` by which they read and write."""
    store = [kg / "store" / f"{module}.py" for module in _STORE]
    asking = [*store, *(kg / "write").rglob("*.py")]
    asked = {name for path in asking for name in _READ.findall(path.read_text(encoding="utf-8"))}
    queries = [*cypher.glob("upsert/*.cypher"), *cypher.glob("cleanup/*.cypher")]
    queries += [cypher / f"{name}.cypher" for name in asked]
    return digest(digest_files(kg, [*_files(kg), *store]), digest_files(cypher, queries), extractor_version())[:12]


def _files(kg: Path) -> Iterator[Path]:
    for path in (path for room in _ROOMS for path in (kg / room).rglob("*")):
        if path.is_file() and path.suffix not in _NOT_RULES and "training" not in path.parts:
            yield path
