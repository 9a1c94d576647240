"""Read only: what the graph answers to a question, a search, a picture, an export."""
