"""What kg needs for itself in a graph stays small and says that it is."""

from __future__ import annotations

from kg.store.graph import GraphStore

OURS = "n:_Name OR n:_Wording OR n:_Extraction OR n:_Judgement OR n:_Lock"


def test_keys_are_no_nodes_and_bookkeeping_is_about_as_much_as_what_people_look_at(sixty: GraphStore) -> None:
    _, [[labels]] = sixty.query("MATCH (n) UNWIND labels(n) AS l WITH DISTINCT l ORDER BY l RETURN collect(l)", {})
    assert [label for label in labels if label.startswith("_")] == ["_Extraction", "_Lock", "_Name", "_Wording"]
    assert {label for label in labels if not label.startswith("_")} <= {
        "Affiliation", "Article", "Claim", "Company", "Entity", "Fact", "Figure", "Organization", "Person", "Plan", "Policy",
        "Region", "Regulation", "Report", "Statement", "Subject",
    }  # fmt: skip
    _, [[nodes, ours]] = sixty.query(f"MATCH (n) RETURN count(n), count(CASE WHEN {OURS} THEN 1 END)", {})
    assert ours < 1.5 * (nodes - ours)
    _, [[relationships, theirs]] = sixty.query(
        "MATCH (n)-[r]->(m) WITH r, any(x IN [n, m] WHERE any(l IN labels(x) WHERE l STARTS WITH '_')) AS ours "
        "RETURN count(r), count(CASE WHEN NOT ours THEN 1 END)",
        {},
    )
    assert relationships - theirs < 1.5 * theirs
    _, [[keys]] = sixty.query("MATCH (w:_Wording) RETURN sum(size(w.keys))", {})
    assert keys > 5 * ours  # there are as many as ever


def test_every_label_of_ours_is_looked_up_by_an_index(sixty: GraphStore) -> None:
    rows = sixty.rows("read/schema_state")
    full_text = {row["labels"][0] for row in rows if row["type"] == "FULLTEXT" and row["labels"][0].startswith("_")}
    assert full_text == {"_Name", "_Wording", "_Extraction"}
