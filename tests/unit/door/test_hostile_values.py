"""What a program may give by mistake: impossible dates, halves of characters."""

from __future__ import annotations

import pytest

from kg.door.records import as_article, documents_of
from kg.errors import UsageError
from kg.models import Article, Claim, Report
from kg.models.documents import Document

IMPOSSIBLE = [
    "0",
    "0000",
    "0000-01-01",
    "10000",
    "10000-01-01",
    "-2025",
    "2025-13",
    "2025-02-30",
    "2025-1-1",
    "１２３４",
    "2025-01-01T00",
    " 2025",
    "",
]


@pytest.mark.parametrize("published", IMPOSSIBLE)
def test_an_article_with_an_impossible_date_is_refused(published: str) -> None:
    with pytest.raises(UsageError, match=r"is no date in article a\. Write it as 2025-03-01"):
        as_article(Article(id="a", title="", content="", published=published))


@pytest.mark.parametrize("published", [None, "0001", "2025", "2025-06", "2024-02-29", "9999-12-31"])
def test_an_article_with_a_date_is_taken_as_it_is(published: str | None) -> None:
    given = Article(id="a", title="", content="", published=published)
    assert as_article(given) is given


def test_halves_of_characters_are_replaced_and_offsets_stay() -> None:
    given = Article(
        id="a\ud800", title="\udfff标题", content="海\ud83d川", source="\ud800", author="\udc00x", url="u\udfff"
    )
    made = as_article(given)
    assert made == Article(id="a�", title="�标题", content="海�川", source="�", author="�x", url="u�")
    assert len(made.text) == len(given.text)


def test_a_stream_with_halves_of_characters_comes_through() -> None:
    claim = Claim(section="\ud800节", section_number=1, text="说\udfff", start=0, end=2, context=("\ud800",))
    report = Report(id="r\ud800", headline="\udfff", text="说\udfff", claims=(claim,))
    source = documents_of(iter([report, "海\ud800川\n建厂"]))
    read: list[Document] = list(source(lambda error: pytest.fail(str(error))))
    first, second = read
    assert isinstance(first, Report)
    assert isinstance(second, Article)
    assert (first.id, first.claims[0].text, first.claims[0].context) == ("r�", "说�", ("�",))
    assert second.text == "海�川\n建厂"
