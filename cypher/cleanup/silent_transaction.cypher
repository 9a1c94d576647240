// End a transaction whose program has gone away without a word, so that those who wait for it go on.
// Parameters: $id (of the transaction). Rows: one, with what became of it.
TERMINATE TRANSACTIONS $id
YIELD transactionId, message
RETURN transactionId AS id, message
