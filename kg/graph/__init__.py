"""What a graph of articles holds, as pure functions: names, findings, entities, facts and their ties. No driver, no file."""
