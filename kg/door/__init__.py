"""The front door: what `import kg` offers. `kg/__init__.py` opens it lazily, so nothing heavy loads before it is used."""
