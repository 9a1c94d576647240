"""A spool whose disk is full says which folder that is."""

from __future__ import annotations

import errno
import io
import tempfile

import pytest

from kg.write.spool import Spool, open_spool
from tests.invented import make_article


class Full(io.BytesIO):
    """A file of a disk that is full."""

    def write(self, _: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_named_by_the_folder_of_temporary_files() -> None:
    with pytest.raises(OSError, match="No space left") as raised:
        Spool(Full(), Full()).add(make_article("a", "海川公司计划建厂。"))
    assert raised.value.filename == tempfile.gettempdir()


def test_what_is_kept_comes_back_in_order() -> None:
    articles = [make_article(f"a{n}", "海川公司\n计划建厂。" * n) for n in (3, 1, 2)]
    with open_spool() as spool:
        for article in articles:
            spool.add(article)
        assert [entry.load() for entry in spool.articles()] == articles
        assert [(e.id, e.sha256) for e in spool.articles()] == [(a.id, a.sha256) for a in articles]
