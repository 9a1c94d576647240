"""What `kg mcp` offers to a language model: the questions of `kg.ask` as tools that read, articles as resources, prompts.

Inside this package `mcp` is the official SDK of the Model Context Protocol (imports are absolute); it comes with the extra
`news-kg[mcp]`, and only `server.py`, `registering.py`, `resources.py`, `prompts.py` and `serving.py` import it.
"""
