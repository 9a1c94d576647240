"""Excel workbooks (xlsx, xls): a sheet with a header that names a content is a table of articles."""

from __future__ import annotations

import datetime as dt
import io
import logging
import zipfile
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from kg.errors import LoadError
from kg.messages import msg
from loaders.article import read_records
from loaders.excel_size import check_size
from loaders.formats import Item
from loaders.options import LoadOptions
from loaders.records import Record
from loaders.table import has_content_column, require_content_column, row_record

logger = logging.getLogger(__name__)


def read_workbook(data: io.BytesIO, name: str, options: LoadOptions) -> Iterator[Item]:
    """Yield the article of each row of each sheet that has a content; other sheets are named in a warning.

    Raises LoadError where no sheet has one, and for what is damaged or encrypted.
    """
    try:
        check_size(data, name)
        workbook = CalamineWorkbook.from_filelike(data)
        read_any, refused = False, None
        for title in workbook.sheet_names:
            where = msg("{name}, sheet {title}", name=name, title=title)
            rows = _rows(workbook.get_sheet_by_name(title))
            if not rows:
                continue
            header = ["" if cell is None else str(cell).strip() for cell in rows[0][1]]
            if has_content_column(header, options):
                read_any = True
                yield from read_records(_records(header, rows[1:], where), options)
                continue
            try:
                require_content_column(header, where, options)
            except LoadError as error:
                refused = refused or error
                logger.warning("%s", msg("{where}: skipped, no column for the content", where=where))
    except PasswordError as error:
        raise LoadError(msg("it is encrypted"), where=name, hint=msg("Save it without a password")) from error
    except LoadError:
        raise
    except (CalamineError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise _damaged(name, error) from error
    except BaseException as error:
        # What the library's Rust code did not foresee arrives as an exception that is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged(name, error) from error
    if refused and not read_any:
        raise refused
    if not read_any:
        raise LoadError(msg("the workbook is empty"), where=name, hint=msg("Check what was saved"))


def _records(header: list[str], rows: list[tuple[int, list[object]]], where: str) -> Iterator[Record | LoadError]:
    for number, cells in rows:
        at = msg("{where}, row {number}", where=where, number=number)
        try:
            yield Record(row_record(header, cells, at), at)
        except LoadError as error:
            yield error
    if not rows:
        yield LoadError(msg("the table has no rows"), where=where, hint=msg("Check that it was written to its end"))


def _rows(sheet: CalamineSheet) -> list[tuple[int, list[object]]]:
    """Return the rows that hold something, each with its number as Excel shows it."""
    found = [[_value(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    return [(number, row) for number, row in enumerate(found, start=1) if any(cell is not None for cell in row)]


def _value(cell: object) -> object:
    """Return a cell as a record's value: dates in ISO form, whole numbers without a point, None for an empty one."""
    if isinstance(cell, dt.date):
        return cell.isoformat()[:10]
    if isinstance(cell, (dt.time, dt.timedelta)):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return None if isinstance(cell, str) and not cell.strip() else cell


def _damaged(name: str, error: BaseException) -> LoadError:
    reason = str(error).strip().rstrip(".")[:100] or type(error).__name__
    return LoadError(
        msg("a damaged workbook ({reason})", reason=reason), where=name, hint=msg("Open and save it again")
    )
