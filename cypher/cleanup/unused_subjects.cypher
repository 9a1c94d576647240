// Delete the subjects among these that no fact names.
// Parameters: $names list of strings. Rows: none. Index: subject_name.
UNWIND $names AS name
MATCH (s:Subject {name: name})
USING INDEX SEEK s:Subject(name)
WHERE NOT (s)-[:{{subject}}]-(:Fact)
DETACH DELETE s
