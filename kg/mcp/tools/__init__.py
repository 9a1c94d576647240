"""The tools, a few a module: a function asks the graph and returns a model, another tells that in short.

The docstring of a function that asks is the description that a language model reads: what it answers, with which
arguments, what comes back, its limits.
"""
