"""Articles, reports and what follows from them into the graph, one transaction a batch; and the proof that it holds."""
