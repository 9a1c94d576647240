// A change for a transaction that is rolled back: what is asked after it is planned for transactions with changes.
// Parameters: none. Rows: none.
CREATE ()
