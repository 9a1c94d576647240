"""What works without a database: extract, evaluate, check reports and claims, compare names, the graph in memory."""
