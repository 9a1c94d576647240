// Wait until every index answers (at most 300 seconds).
// Parameters: none. Rows: none.
CALL db.awaitIndexes(300)
