"""A whole corpus into an empty database at once: decided in memory, loaded by Neo4j's own tool."""
