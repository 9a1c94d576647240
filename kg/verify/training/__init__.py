"""Scripts that make the models of this package; nothing here runs when claims are checked."""
