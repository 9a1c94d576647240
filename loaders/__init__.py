"""Files, folders, archives and streams -> `Article` or `Report`. What is double is the caller's matter."""

from loaders.dispatch import load
from loaders.options import LoadOptions

__all__ = ["LoadOptions", "load"]
