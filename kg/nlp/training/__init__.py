"""Training of the recogniser: not needed at run time."""
