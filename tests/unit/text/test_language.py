"""A second language stands beside the Chinese one by one `register`: no other file of the package knows of it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kg.models import Quantity
from kg.text import language as languages
from kg.text.dates import FoundDate
from kg.text.language import Language, language, register
from kg.text.stretch import Stretch
from kg.text.structure import Structure
from kg.verify import check_claim
from kg.verify.readers import Readers, TaggedWord

MONTHS = ("January", "February", "March", "April", "May", "June")
DATE = re.compile(rf"(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)})(?: (?P<year>\d{{4}}))?")
NUMBER = re.compile(r"(?<![\d.])(?P<value>\d+)(?: (?P<scale>million))? (?P<noun>shops|workers)")
WORD = re.compile(r"[A-Za-z]+|\d+|[^\sA-Za-z\d]")
ARTICLE = (
    "Starfield opened in Berlin. Starfield will run 300 shops from 3 March 2028 in Europe. It has 2 million workers."
)


def find_dates(text: str, published: str | None) -> list[FoundDate]:
    found = []
    for match in DATE.finditer(text):
        year = match["year"] or (published or "")[:4] or None
        value = f"{year}-{MONTHS.index(match['month']) + 1:02d}-{int(match['day']):02d}" if year else None
        found.append(FoundDate(*match.span(), match.group(), value, "day", match["year"] is None))
    return found


def find_quantities(text: str) -> list[Quantity]:
    return [
        Quantity(
            surface=match.group(), start=match.start(), end=match.end(), unit=match["noun"],
            value=float(match["value"]) * (10**6 if match["scale"] else 1), qualifier=None,
        )
        for match in NUMBER.finditer(text)
    ]  # fmt: skip


def split_sentences(text: str) -> list[tuple[int, int]]:
    ends = [match.end() for match in re.finditer(r"\.\s+|\.$", text)]
    return list(zip([0, *ends], ends, strict=False))


def split_clauses(text: str) -> list[Stretch]:
    return [Stretch(*match.span()) for match in re.finditer(r"[^,.\s][^,.]*", text)]


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Language:
    monkeypatch.setattr(languages, "_LANGUAGES", dict(languages._LANGUAGES))
    (tmp_path / "title_heads.txt").write_text("# Titles.\nchairman director\nchairman\n", encoding="utf-8")
    register(
        Language(
            code="en",
            words_folder=tmp_path,
            find_dates=find_dates,
            find_quantities=find_quantities,
            structure=Structure,
            split_sentences=split_sentences,
            split_clauses=split_clauses,
            fold=str.lower,
        )
    )
    return language("en")


def test_a_second_language_reads_a_date_a_number_and_its_words(toy: Language) -> None:
    sentence = "The plant opens on 3 March with 12 shops."
    [date] = toy.find_dates(sentence, "2027-11-05")
    assert (date.surface, date.value, date.assumed_year) == ("3 March", "2027-03-03", True)
    [number] = toy.find_quantities(sentence)
    assert (number.value, number.unit) == (12.0, "shops")
    assert toy.words("title_heads") == ("chairman", "director")
    assert language().find_dates(sentence, "2027-11-05") == []


def test_the_check_of_claims_works_with_a_second_language(toy: Language) -> None:
    def cut(text: str) -> list[TaggedWord]:
        return [TaggedWord(*match.span(), "n") for match in WORD.finditer(text)]

    readers = Readers(cut, language=toy)
    right = check_claim(ARTICLE, "Starfield will run 300 shops from 3 March 2028 in Europe.", readers)
    wrong = check_claim(ARTICLE, "Starfield will run 500 shops from 4 March 2028 in Europe.", readers)
    assert right.verdict == "supported"
    found = {(span.kind, span.text, span.should_be) for span in wrong.unsupported if span.should_be}
    assert found == {("number", "500 shops", "300 shops"), ("date", "4 March 2028", "3 March 2028")}


def test_chinese_is_the_one_that_is_asked_for_without_a_code() -> None:
    chinese = language()
    assert chinese is language("zh")
    [date] = chinese.find_dates("明年3月投产", "2025-10-01")
    assert date.value == "2026-03"
    assert "董事长" in chinese.words("title_heads")


def test_a_code_is_registered_once_and_an_unknown_one_is_named(toy: Language) -> None:
    register(toy)
    with pytest.raises(ValueError, match="'en'"):
        register(replace(toy, fold=str.upper))
    with pytest.raises(LookupError, match="'xx'; there are en, zh"):
        language("xx")
