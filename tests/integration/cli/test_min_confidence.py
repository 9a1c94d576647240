"""An import with another bound on confidence is another graph, and the way there does not matter."""

from __future__ import annotations

import json
from pathlib import Path

from neo4j import Driver

from tests.integration.cli.conftest import Kg


def test_another_bound_reads_the_articles_again(kg: Kg, samples: Path, empty_graph: Driver) -> None:
    kg("import", samples, "--min-confidence", "0.9")
    strict = kg("export", "--hash").stdout
    again = json.loads(kg("import", samples, "--min-confidence", "0.9", "--json").stdout)
    assert (again["changed"], again["unchanged"]) == (0, 10)
    assert json.loads(kg("import", samples, "--json").stdout)["changed"] == 8
    assert kg("export", "--hash").stdout != strict
    kg("import", samples, "--min-confidence", "0.9")
    assert kg("export", "--hash").stdout == strict
    records, _, _ = empty_graph.execute_query("MATCH (f:Fact) WHERE f.confidence < 0.9 RETURN count(f) AS weak")
    assert records[0]["weak"] == 0
