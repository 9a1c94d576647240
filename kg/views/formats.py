"""The formats of an export, by name; light, since the command line and its completion ask for them."""

FILES = ("graphml", "gexf", "jsonl", "csv", "canonical")
FOLDERS = ("admin-csv", "markdown")
# These hold how names were resolved too: to compare two graphs, and to go on with one.
WHOLE = ("canonical", "admin-csv")
