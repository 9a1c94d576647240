"""Names to entities: normal forms, blocking keys, comparison with reasons, clusters, canonical names."""

from kg.resolve.blocking import BlockKeys, block_keys, rules_alone
from kg.resolve.canonical import canonical_name
from kg.resolve.cluster import clusters
from kg.resolve.compare import Comparison, compare
from kg.resolve.contradictions import Contradiction, find_contradictions, find_nonsense
from kg.resolve.judged import (
    JudgedLinks,
    base_keys,
    binding_keys,
    judged_key,
    judged_links,
    judged_type,
    judgement_ends,
    judgement_id,
    name_key,
)
from kg.resolve.names import REPORTER, Decision, decide, is_employer, is_known_otherwise
from kg.text.normalize import fold, normalize

__all__ = [
    "REPORTER",
    "BlockKeys",
    "Comparison",
    "Contradiction",
    "Decision",
    "JudgedLinks",
    "base_keys",
    "binding_keys",
    "block_keys",
    "canonical_name",
    "clusters",
    "compare",
    "decide",
    "find_contradictions",
    "find_nonsense",
    "fold",
    "is_employer",
    "is_known_otherwise",
    "judged_key",
    "judged_links",
    "judged_type",
    "judgement_ends",
    "judgement_id",
    "name_key",
    "normalize",
    "rules_alone",
]
