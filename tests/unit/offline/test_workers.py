from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import psutil
import pytest

from kg.models import Article
from kg.offline import extracting
from kg.offline.extracting import ExtractArticles
from kg.offline.reading import extract_article
from kg.offline.workers import deaf_to_interrupts

# Two workers that read, and a process that then waits for its end.
_READS = """
import sys, time
from kg.models import Article
from kg.offline.extracting import ExtractArticles

if __name__ == "__main__":
    articles = (Article(id=str(n), title="甲公司", content="甲公司计划2027年建厂。") for n in range(8))
    with ExtractArticles(workers=2) as extract:
        print(len(list(extract(articles))), flush=True)
        time.sleep(3600)
"""


def test_workers_end_with_a_parent_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", _READS], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "8\n"
        children = psutil.Process(parent.pid).children(recursive=True)
        assert len(children) >= 2
        os.kill(parent.pid, signal.SIGKILL)
        parent.wait()
        _, alive = psutil.wait_procs(children, timeout=60)
    assert alive == []


def test_who_takes_the_extractions_is_not_waited_for_and_no_more_is_read_ahead_than_fits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(extracting, "_AHEAD", 4)
    asked: list[str] = []

    def articles() -> Iterator[Article]:
        for number in range(40):
            asked.append(str(number))
            yield Article(id=str(number), title="甲公司", content=f"甲公司计划20{number + 30}年建厂。")

    with ExtractArticles(workers=2) as extract:
        pairs = extract.pairs(articles())
        first = next(pairs)
        assert len(asked) == 8  # four a worker, one of which was taken
        found = [first, *pairs]
    assert [article.id for article, _ in found] == [str(number) for number in range(40)]
    for article, extraction in found[::13]:
        assert extraction == extract_article(article)


def test_what_is_long_is_read_ahead_less(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "_CHARACTERS_AHEAD", 30)
    asked: list[str] = []

    def articles() -> Iterator[Article]:
        for number in range(8):
            asked.append(str(number))
            yield Article(id=str(number), title="甲", content="甲公司计划建厂。" * 2)

    with ExtractArticles(workers=2) as extract:
        pairs = extract.pairs(articles())
        next(pairs)
        assert len(asked) == 2
        assert len(list(pairs)) == 7


def test_one_worker_reads_beside_this_process_where_there_are_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    given = [Article(id=str(number), title="甲公司", content="甲公司计划2027年建厂。") for number in range(12)]
    for cores, processes in ((1, 0), (2, 1)):
        monkeypatch.setattr(extracting, "cores", lambda cores=cores: cores)
        before = set(psutil.Process().children(recursive=True))
        with ExtractArticles(beside=True) as extract:
            found = list(extract(given))
            new = [child for child in psutil.Process().children() if child not in before and _is_worker(child)]
        assert (len(found), len(new)) == (12, processes)


def _is_worker(process: psutil.Process) -> bool:
    return "spawn_main" in " ".join(process.cmdline())


def test_few_articles_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "cores", lambda: 2)
    with ExtractArticles(beside=True) as extract:
        assert len(list(extract([Article(id="a", title="甲公司", content="甲公司计划建厂。")] * 3))) == 3
        assert extract._pool is None


_INTERRUPTED = """
import os, signal, sys, time
from multiprocessing import active_children
from kg.models import Article
from kg.offline.extracting import ExtractArticles

def articles():
    yield Article(id="a", title="甲公司", content="甲公司计划2027年建厂。")
    yield Article(id="b", title="甲公司", content="甲公司计划2028年建厂。")
    os.killpg(0, signal.SIGINT)  # as Ctrl-C does, while the workers load
    time.sleep(3600)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with ExtractArticles(workers=2) as extract:
            list(extract(articles()))
    except KeyboardInterrupt:
        print("interrupted")
"""


def test_workers_that_still_load_do_not_hear_ctrl_c() -> None:
    """It is their parent's to answer; they would break off with a traceback."""
    done = subprocess.run(
        [sys.executable, "-c", _INTERRUPTED], capture_output=True, text=True, start_new_session=True, timeout=600
    )
    assert (done.stdout, done.stderr) == ("interrupted\n", "")


def test_a_process_that_begins_deaf_stays_so_and_its_beginner_hears() -> None:
    code = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))"
    with deaf_to_interrupts():
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "True\n"
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_who_lets_processes_read_loads_neither_spacy_nor_numpy() -> None:
    """Half a second of every start, before the processes that read begin."""
    code = "import sys, kg.offline.extracting; print(sorted({'spacy', 'numpy', 'onnxruntime'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
