"""The day that a text itself says it was sent on: 新华社北京3月3日电, 财联社5月20日电, 本报6月10日讯.

A reprint is published later than the words 明日 and 下月 in it were written, so these count from the dateline.
"""

from __future__ import annotations

import datetime as dt
import re

from kg.text.dates import parse_day
from kg.text.tight import tighten

# Among the first lines; the day of a dateline stands before any sentence of its paragraph ends.
_LOOKED_AT = 400
_DATELINE = re.compile(
    r"(?:^|[\n】])[^。，！？；\n]{0,30}?[社网报台站刊讯闻京沪\u4e00-\u9fff](?:(?P<year>20\d{2})年)?(?P<month>1[0-2]|0?[1-9])月(?P<day>[0-3]?\d)日"
    r"(?:电|讯|消息|[丨｜|])(?![话视子商信池动影力器])"
)
_OLDEST = 366  # days before publication: an older one is no dateline of this text


def sent_on(text: str, published: str | None) -> str | None:
    """Return the day of the text's dateline (ISO), with the year of publication; `published` where there is none.

    A dateline without a year is the last such day that is not after publication.
    """
    limit = parse_day(published)
    if limit is None or published is None:
        return published
    match = _DATELINE.search(tighten(text[:_LOOKED_AT]).text)
    if match is None:
        return published
    if len(published) < 10:
        # Only a year or a month is known: the dateline's day lies in it, or it is none.
        limit = dt.date(int(published[:4]), 12, 31)
    years = [int(match["year"])] if match["year"] else [limit.year, limit.year - 1]
    for year in years:
        try:
            day = dt.date(year, int(match["month"]), int(match["day"]))
        except ValueError:
            continue
        # a dateline may be a day ahead of a publication that counts in another zone
        if dt.timedelta(days=-1) <= limit - day <= dt.timedelta(days=_OLDEST):
            return day.isoformat() if len(published) >= 10 or day.isoformat().startswith(published) else published
    return published
