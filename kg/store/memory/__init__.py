"""A graph in memory that answers the queries of an import: what decides runs on it as it does on a database.

It is the other home of the same keys: `store` has what `GraphStore` has for an import, and each query of `cypher/` that an
import of new articles and reports asks is a function of its name in `articles`, `names`, `facts` and `reports`. What they
find is a matter of look-up alone; all that is decided is decided by who asks (`kg.write`).
"""

from kg.store.memory import articles, facts, names, reports
from kg.store.memory.answering import ANSWERS

__all__ = ["ANSWERS", "articles", "facts", "names", "reports"]
