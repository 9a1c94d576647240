"""Names to entities: normal forms, blocking keys, comparison with reasons, clusters, canonical names."""

from kg.resolve.blocking import block_keys
from kg.resolve.canonical import canonical_name
from kg.resolve.cluster import clusters
from kg.resolve.compare import Comparison, compare
from kg.resolve.names import REPORTER, Decision, decide
from kg.resolve.normalize import normalize

__all__ = [
    "REPORTER",
    "Comparison",
    "Decision",
    "block_keys",
    "canonical_name",
    "clusters",
    "compare",
    "decide",
    "normalize",
]
