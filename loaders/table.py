"""Tables with a header -> records: which columns hold articles, and which tables are none."""

from __future__ import annotations

from collections.abc import Sequence

from kg.errors import LoadError
from kg.messages import msg
from loaders.article import GUESSES
from loaders.fields import plain_name
from loaders.options import LoadOptions

# UHGEval's beginning stands for a content too.
_CONTENT = {*GUESSES["content"], "newsbeginning", "report", "reporttext"}
_MAX_NAMES = 12


def has_content_column(header: Sequence[str], options: LoadOptions) -> bool:
    """Tell whether a column holds a content: the one that the options name, else one of the guesses."""
    if "content" in options.fields:
        return options.fields["content"] in header
    return any(plain_name(name) in _CONTENT for name in header)


def require_content_column(header: Sequence[str], where: str, options: LoadOptions) -> None:
    """Raise LoadError that names the columns where none of them holds a content."""
    if not has_content_column(header, options):
        named = [name.strip()[:30] for name in header if name.strip()]
        more = " …" if len(named) > _MAX_NAMES else ""
        hint = msg(
            "Its columns are {named}{more}; name the one: --field content=COLUMN",
            named=", ".join(named[:_MAX_NAMES]),
            more=more,
        )
        raise LoadError(msg("a table without a column for the content"), where=where, hint=hint)


def row_record(header: Sequence[str], cells: Sequence[object], where: str) -> dict[str, object]:
    """Return a row by its header; raises LoadError for cells beyond the last column."""
    if any(cell not in (None, "") for cell in cells[len(header) :]):
        what = msg("{count} cells where the header has {columns} columns", count=len(cells), columns=len(header))
        raise LoadError(what, where=where, hint=msg("Put quotes around cells with delimiters or line breaks in them"))
    return {name.strip(): cell for name, cell in zip(header, cells, strict=False) if name.strip()}
