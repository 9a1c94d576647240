"""Neo4j: connection, queries by name, batched upserts, deletion, reads, and the local server."""
