"""news-kg: a knowledge-graph builder for news."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("news-kg")
except PackageNotFoundError:  # a checkout that is not installed
    __version__ = "0"
