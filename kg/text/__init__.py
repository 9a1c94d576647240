"""The ground floor: Chinese text read once for all rooms (numbers, dates, sentences, clauses, normal forms, word lists)."""
