from __future__ import annotations

import multiprocessing
import threading
import time

import pytest
from click.testing import CliRunner

from kg.cli.importing import import_command
from kg.errors import LoadError
from kg.models import Article, Extraction
from kg.models.article import Reading
from kg.offline import reading
from kg.offline.extracting import ExtractArticles
from kg.offline.reading import MAX_SECONDS, extract_article, seconds_for
from kg.offline.time_limit import TimeIsUp, time_limit

SHORT = Article(id="short", title="青岚汽车建厂", content="青岚汽车董事长周远山表示，公司将在2027年建成新工厂。")
LONG = Article(id="long", title="长文", content="周远山表示，青岚汽车将投资3亿元建厂，到2027年建成。" * 2000)


def spin(seconds: float) -> None:
    """Work for so much processor time."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_time_limit_gives_up_what_takes_longer() -> None:
    with pytest.raises(TimeIsUp), time_limit(0.05):
        spin(20)
    spin(0.7)  # nothing comes later


def test_time_limit_lets_quick_work_be() -> None:
    with time_limit(5):
        spin(0.01)
    with time_limit(0):
        spin(0.01)


def test_time_limit_works_outside_the_main_thread() -> None:
    seen: list[str] = []

    def work() -> None:
        try:
            with time_limit(0.05):
                spin(20)
        except TimeIsUp:
            seen.append("given up")
        spin(0.7)
        seen.append("goes on")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == ["given up", "goes on"]


def test_article_that_takes_too_long_fails_by_name_and_the_rest_goes_on() -> None:
    assert isinstance(extract_article(SHORT, 0), Extraction)  # loads the models
    with ExtractArticles(max_seconds=0.4) as extract:
        before, long, after = extract([SHORT, LONG, SHORT])
    assert isinstance(long, LoadError)
    assert str(long) == (
        "reading took longer than 0.4 seconds of processor time in article long."
        " Give it more with --max-seconds, or import it in parts."
    )
    assert isinstance(before, Extraction)
    assert before.plans
    assert after == before


def test_articles_fail_by_name_in_other_processes_too() -> None:
    with ExtractArticles(workers=2, max_seconds=0.4) as extract:
        found = list(extract([SHORT, LONG, SHORT, LONG]))
    assert [error.where for error in found if isinstance(error, LoadError)] == ["article long", "article long"]
    assert found[0] == found[2] == extract_article(SHORT)


def test_an_article_that_breaks_the_extractor_fails_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        version = "1"

        def extract(self, article: Article) -> Extraction:
            raise RecursionError("too deep")

    monkeypatch.setitem(reading._loaded, "builtin", Broken())
    assert str(extract_article(SHORT)) == "extraction failed (RecursionError('too deep')) in article short."


@pytest.mark.parametrize(("length", "seconds"), [(1, 60), (99_999, 60), (100_001, 120), (999_998, 600)])
def test_longer_articles_may_take_longer(length: int, seconds: float) -> None:
    assert seconds_for(Article(id="a", title="", content="甲" * (length - 1)), 60) == seconds


def test_the_commands_have_the_limit_that_the_library_has() -> None:
    (option,) = (parameter for parameter in import_command.params if parameter.name == "max_seconds")
    assert option.default == MAX_SECONDS
    shown = CliRunner().invoke(import_command, ["--help"]).output
    assert "--max-seconds" in shown


def test_processes_begin_before_there_is_anything_to_take_and_read_the_same() -> None:
    with ExtractArticles(workers=2) as extract:
        extract.begin([SHORT, SHORT])
        begun = {child.pid for child in multiprocessing.active_children()}
        assert len(begun) == 2
        assert list(extract([SHORT, SHORT])) == [extract_article(SHORT)] * 2
        assert {child.pid for child in multiprocessing.active_children()} == begun


def test_no_process_begins_for_a_few_articles_nor_for_what_is_read() -> None:
    with ExtractArticles(workers=2) as extract:
        extract.begin([SHORT])
        read = extract_article(SHORT)
        assert isinstance(read, Extraction)
        kept = SHORT.with_reading(Reading(extract.how.version, read.to_json()))
        extract.begin([kept, kept])
        assert not multiprocessing.active_children()
    with ExtractArticles() as alone:
        alone.begin([SHORT] * 20)
        assert not multiprocessing.active_children()
