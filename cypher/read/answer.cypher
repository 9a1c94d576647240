// Nothing but an answer: whether the database takes queries.
// Parameters: none. Rows: answer (1).
RETURN 1 AS answer
