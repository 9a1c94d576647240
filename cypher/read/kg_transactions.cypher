// The transactions that writers of kg have open, and who is blocked by whom; a writer leaves its mark on each of its own.
// Parameters: none. Rows: id, status (Running, Blocked by: [ids], …), query (of the moment, or empty), since (seconds),
// hits (pages read so far), locks, and of a writer's mark token, process, host, lasting.
SHOW TRANSACTIONS
YIELD transactionId, status, currentQuery, elapsedTime, pageHits, activeLockCount, metaData
RETURN
  transactionId AS id,
  status,
  coalesce(currentQuery, '') AS query,
  elapsedTime.seconds AS since,
  pageHits AS hits,
  activeLockCount AS locks,
  metaData.kg_token AS token,
  metaData.kg_process AS process,
  metaData.kg_host AS host,
  coalesce(metaData.kg_lasting, false) AS lasting
